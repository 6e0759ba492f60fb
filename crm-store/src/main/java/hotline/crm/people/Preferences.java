package hotline.crm.people;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody wants of the pages, wherever she signs in.
 *
 * @param keys {@code action=key} with a space between two: physical keys other than the usual ones; empty for none
 * @param autoAnswer calls are taken by themselves at the phone in the page
 */
public record Preferences(String keys, boolean autoAnswer) {
    public static final int LONGEST_KEYS = 2_000;
    /** Before somebody wants anything else. */
    public static final Preferences USUAL = new Preferences("", false);

    private static final Pattern CHOICE = Pattern.compile("([a-zA-Z]{1,30})=([a-zA-Z0-9]{1,30})");

    /** @throws IllegalArgumentException says what is wrong with the keys */
    public Preferences {
        if (keys.length() > LONGEST_KEYS) {
            throw new IllegalArgumentException("the keys are longer than " + LONGEST_KEYS + " characters");
        }
        Set<String> actions = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (String choice : keys.isEmpty() ? new String[0] : keys.split(" ", -1)) {
            var read = CHOICE.matcher(choice);
            if (!read.matches()) {
                throw new IllegalArgumentException("keys are given as action=key with a space between two");
            }
            if (!actions.add(read.group(1)) || !codes.add(read.group(2))) {
                throw new IllegalArgumentException("an action has one key, and a key one action");
            }
        }
    }
}
