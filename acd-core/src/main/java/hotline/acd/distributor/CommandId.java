package hotline.acd.distributor;

import hotline.acd.interaction.Code;

/** Names one request of one sender, so that sending it again does not do it again. */
public record CommandId(String value) {
    public CommandId {
        value = Code.check("command id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
