package hotline.acd.interaction;

/** What a name used in configuration, journal and database may look like: short, plain, safe in every file and URL. */
public final class Code {
    private static final int LONGEST = 64;

    private Code() {}

    /** Whether the text is 1 to 64 of a-z, A-Z, 0-9, {@code _ - . :} and begins with a letter or digit. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !letterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!letterOrDigit(c) && c != '_' && c != '-' && c != '.' && c != ':') {
                return false;
            }
        }
        return true;
    }

    /**
     * Lets only codes pass.
     *
     * @param what names the thing in the message
     * @return the text
     * @throws IllegalArgumentException when the text is no code; the text itself is not repeated, it may be hostile
     */
    public static String check(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 64 letters, digits, '_', '-', '.' or ':' and begin with a letter or digit");
        }
        return text;
    }

    private static boolean letterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
