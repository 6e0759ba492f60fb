package hotline.cti.agi;

/**
 * Asterisk's reply to one command.
 *
 * @param code 200 for done, 510 unknown, 511 not on a dead channel, 520 wrong syntax
 * @param result the number after {@code result=}, -1 when there is none
 * @param rest what follows the result, for example {@code (value)} or {@code endpos=1600}
 */
public record AgiReply(int code, int result, String rest) {
    /** Never throws: what is not a reply becomes one with code 0. */
    static AgiReply parse(String line) {
        int space = line.indexOf(' ');
        int code = number(space < 0 ? line : line.substring(0, space), 0);
        int at = line.indexOf("result=");
        if (at < 0) {
            return new AgiReply(code, -1, space < 0 ? "" : line.substring(space + 1));
        }
        int end = line.indexOf(' ', at);
        String result = end < 0 ? line.substring(at + 7) : line.substring(at + 7, end);
        return new AgiReply(code, number(result, -1), end < 0 ? "" : line.substring(end + 1));
    }

    public boolean done() {
        return code == 200 && result >= 0;
    }

    /** What stands in parentheses: a variable's value; empty when nothing does. */
    public String value() {
        int open = rest.indexOf('(');
        int close = rest.lastIndexOf(')');
        return open >= 0 && close > open ? rest.substring(open + 1, close) : "";
    }

    /** Where a recording was cut, in samples; 0 when not told. */
    public long endPosition() {
        int at = rest.indexOf("endpos=");
        return at < 0 ? 0 : Math.max(0, number(rest.substring(at + 7).strip(), 0));
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
