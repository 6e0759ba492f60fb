package hotline.desktop.operation;

/** What a person has written, made fit to be kept: any letters, no control characters, no halves of letters. */
final class Written {
    private Written() {}

    /** Line ends and tabs stay. */
    static String text(String written) {
        return kept(written, true);
    }

    /** In one line. */
    static String line(String written) {
        return kept(written.replaceAll("\\s+", " "), false).strip();
    }

    private static String kept(String written, boolean lines) {
        StringBuilder kept = new StringBuilder(written.length());
        written.codePoints()
                .filter(c -> !Character.isISOControl(c) || (lines && (c == '\n' || c == '\t')))
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
