package hotline.crm.record;

/** Text from outside in a form that every column takes: no NUL, no half characters, not longer than anybody reads. */
final class StoredText {
    private static final int LONGEST = 200;

    private StoredText() {}

    static String of(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints()
                .limit(LONGEST)
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
