package hotline.cti.carrier;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When a caller presses the next key. Times are milliseconds of any clock that only goes forward.
 *
 * <p>A prompt begins when sound begins at the caller's ear. A prompt that follows at once on one that a key has cut off makes no
 * gap that could be heard; so when there is still sound a while after a key, the next prompt is taken to have begun with the
 * end of that key.
 */
final class KeyPlan {
    /** How long a key sounds. */
    static final long KEY_MILLIS = 160;

    private static final long AFTER_PROMPT_BEGAN = 1_000;
    /** Silence is told 250 ms after it began; a key takes a moment to cut a prompt off. */
    private static final long SETTLE = KEY_MILLIS + 440;

    private static final long NEVER = Long.MAX_VALUE;

    private final Deque<Keys.Press> left;
    private long answered = NEVER;
    private long pressed = NEVER;
    private long promptBegan = NEVER;
    private boolean sounding;

    KeyPlan(Keys keys) {
        this.left = new ArrayDeque<>(keys.presses());
    }

    void answered(long now) {
        answered = now;
        pressed = now - KEY_MILLIS;
    }

    void soundBegan(long now) {
        sounding = true;
        if (promptBegan == NEVER && pressed != NEVER && now >= pressed + KEY_MILLIS / 2) {
            promptBegan = now;
        }
    }

    void soundStopped() {
        sounding = false;
    }

    /** When to ask again at the latest: a key is due then, or it is decided whether a prompt has begun. */
    long next(long now) {
        Keys.Press press = left.peek();
        if (press == null || answered == NEVER) {
            return NEVER;
        }
        if (press.at() != null) {
            return answered + press.at().toMillis();
        }
        if (promptBegan == NEVER && sounding) {
            if (now < pressed + SETTLE) {
                return pressed + SETTLE;
            }
            promptBegan = pressed + KEY_MILLIS;
        }
        return promptBegan == NEVER ? NEVER : promptBegan + AFTER_PROMPT_BEGAN;
    }

    /** The key that is due; 0 when none is. It counts as pressed now. */
    char take(long now) {
        long due = next(now);
        Keys.Press press = left.peek();
        if (press == null || now < due || (press.at() == null && promptBegan == NEVER)) {
            return 0;
        }
        // the decision above may have moved it into the future
        if (now < next(now)) {
            return 0;
        }
        left.remove();
        pressed = now;
        promptBegan = NEVER;
        return press.key();
    }
}
