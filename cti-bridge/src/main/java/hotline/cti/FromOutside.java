package hotline.cti;

/** What the line tells of a caller is hostile: only this much of it goes on. */
final class FromOutside {
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_NAME = 80;

    private FromOutside() {}

    /** Digits and a leading +, at most {@value #LONGEST_NUMBER}. */
    static String number(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length() && digits.length() < LONGEST_NUMBER; i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c == '+' && digits.isEmpty())) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** AGI writes {@code unknown} where there is no name. */
    static String name(String told) {
        return told.equals("unknown") ? "" : text(told, LONGEST_NAME);
    }

    /** Without control characters. */
    static String text(String told, int longest) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < told.length() && clean.length() < longest; i++) {
            char c = told.charAt(i);
            clean.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
        }
        return clean.toString();
    }
}
