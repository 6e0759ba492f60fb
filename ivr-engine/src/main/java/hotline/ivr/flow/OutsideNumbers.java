package hotline.ivr.flow;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which numbers outside the house may be called at all. Immutable, any thread.
 *
 * @param prefixes what a number must begin with, one of them
 * @param any whether every number may be
 */
public record OutsideNumbers(List<String> prefixes, boolean any) {
    /** Where calls lead nowhere in earnest. */
    public static final OutsideNumbers ANY = new OutsideNumbers(List.of(), true);

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,20}");

    public OutsideNumbers {
        prefixes = List.copyOf(prefixes);
    }

    /** Whether no number may be called. */
    public boolean isEmpty() {
        return !any && prefixes.isEmpty();
    }

    /** Whether this can be a number at all: 5 to 20 digits, perhaps after a plus. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** @param number hostile */
    public boolean allow(String number) {
        return isNumber(number) && (any || prefixes.stream().anyMatch(number::startsWith));
    }
}
