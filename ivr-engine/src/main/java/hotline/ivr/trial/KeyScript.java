package hotline.ivr.trial;

import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerGone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Keys written down: {@code 1,2} presses 1 after the first prompt that waits for a key and 2 after the next, {@code 12} both after the first, {@code -} lets a time-out pass,
 * {@code x} hangs up. When all is done the caller listens in silence.
 */
public final class KeyScript implements Hands {
    private static final int LONGEST = 1000;

    private final Queue<String> deeds;

    private KeyScript(Queue<String> deeds) {
        this.deeds = deeds;
    }

    /** @throws IllegalArgumentException when the text is no such script; its message says what is wrong, for people */
    public static KeyScript of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("more than " + LONGEST + " characters");
        }
        Queue<String> deeds = new ArrayDeque<>();
        if (!text.isBlank()) {
            for (String deed : text.split(",", -1)) {
                keys(deed.strip());
                deeds.add(deed.strip());
            }
        }
        return new KeyScript(deeds);
    }

    /** As written: the keys of one moment. */
    static List<Key> keys(String deed) {
        if (deed.equals("-") || deed.equals("x")) {
            return List.of();
        }
        List<Key> keys = new ArrayList<>();
        for (char symbol : deed.toCharArray()) {
            Optional<Key> key = Key.of(symbol);
            if (key.isEmpty()) {
                throw new IllegalArgumentException("no telephone has a key '"
                        + (Character.isISOControl(symbol) ? '?' : symbol) + "'; write for example 1,2041#,-,x");
            }
            keys.add(key.get());
        }
        return keys;
    }

    @Override
    public List<Key> press() throws CallerGone {
        String deed = deeds.poll();
        if (deed == null) {
            return List.of();
        }
        if (deed.equals("x")) {
            throw new CallerGone();
        }
        return keys(deed);
    }
}
