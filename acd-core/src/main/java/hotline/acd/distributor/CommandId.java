package hotline.acd.distributor;

import hotline.acd.interaction.Code;
import org.jspecify.annotations.Nullable;

/** Names one request of one sender, so that sending it again does not do it again. */
public record CommandId(String value) {
    public CommandId {
        value = Code.check("command id", value);
    }

    /** As generated, but several times as fast; asked millions of times a second. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommandId that && value.equals(that.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
