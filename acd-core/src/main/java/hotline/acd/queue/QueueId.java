package hotline.acd.queue;

import hotline.acd.interaction.Code;
import org.jspecify.annotations.Nullable;

/** Names a queue, for example {@code service}. */
public record QueueId(String value) implements Comparable<QueueId> {
    public QueueId {
        value = Code.check("QueueId", value);
    }

    /** As generated, but several times as fast; asked millions of times a second. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QueueId that && value.equals(that.value);
    }

    @Override
    public int compareTo(QueueId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
