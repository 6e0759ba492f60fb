package hotline.acd.interaction;

/** The common form of ids that are a letter, an epoch and a number: {@code i3-17}. */
public record EpochNumber(long epoch, long number) {
    private static final int LONGEST = 40;

    /**
     * Reads such an id.
     *
     * @param letter the letter the text must begin with
     * @throws IllegalArgumentException when the text has another form
     */
    public static EpochNumber parse(char letter, String text) {
        int dash = text.indexOf('-');
        if (text.length() <= LONGEST
                && dash > 1
                && text.charAt(0) == letter
                && digits(text, 1, dash)
                && digits(text, dash + 1, text.length())) {
            try {
                return new EpochNumber(
                        Long.parseLong(text, 1, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
            } catch (NumberFormatException tooLarge) {
                throw malformed(letter);
            }
        }
        throw malformed(letter);
    }

    private static IllegalArgumentException malformed(char letter) {
        return new IllegalArgumentException("expected '" + letter + "EPOCH-NUMBER', for example " + letter + "3-17");
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }
}
