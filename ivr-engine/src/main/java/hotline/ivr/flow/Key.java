package hotline.ivr.flow;

import java.util.Optional;

/** A key of a telephone's pad. */
public record Key(char symbol) {
    private static final String PAD = "0123456789*#ABCD";

    public Key {
        if (PAD.indexOf(symbol) < 0) {
            throw new IllegalArgumentException("no telephone key: '" + symbol + "'; keys are 0 to 9, * and #, A to D");
        }
    }

    /** The key of a character from outside; empty when no telephone has it. */
    public static Optional<Key> of(char symbol) {
        return PAD.indexOf(symbol) < 0 ? Optional.empty() : Optional.of(new Key(symbol));
    }

    public boolean isDigit() {
        return symbol >= '0' && symbol <= '9';
    }

    @Override
    public String toString() {
        return String.valueOf(symbol);
    }
}
