package hotline.crm.contact;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a caller has entered by keys and agents may see.
 *
 * @param flow the one the caller was in
 * @param node where, by its whole name
 * @param value digits, with a point in an amount and hyphens in a day
 */
public record CallerEntry(String flow, String node, String value, Instant at) {
    private static final int LONGEST_NODE = 500;
    private static final Pattern VALUE = Pattern.compile("[0-9][0-9.-]{0,31}");

    /** @throws IllegalArgumentException when it cannot be one; does not repeat the value */
    public CallerEntry {
        if (node.length() > LONGEST_NODE || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("nobody can have entered that by keys");
        }
    }

    /** Without the value, which is the caller's. */
    @Override
    public String toString() {
        return "CallerEntry[" + flow + "/" + node + " at " + at + "]";
    }
}
