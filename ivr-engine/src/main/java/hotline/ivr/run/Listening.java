package hotline.ivr.run;

import hotline.ivr.flow.Key;
import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.sound.Sound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is said to the caller and which keys come back. A key that cuts short something that asks nothing is kept for the next question. */
final class Listening {
    private static final int MOST_KEYS_AHEAD = 64;

    private final CallerLine line;
    private final Deque<Key> ahead = new ArrayDeque<>();

    Listening(CallerLine line) {
        this.line = line;
    }

    /** Says something that asks nothing. */
    void say(List<Sound> sounds, BargeIn bargeIn) throws CallerGone {
        if (sounds.isEmpty() || (bargeIn == BargeIn.ALLOWED && !ahead.isEmpty())) {
            return;
        }
        line.play(sounds, bargeIn).ifPresent(ahead::add);
    }

    /** Music on the line, until it is turned off. */
    void music(boolean on) throws CallerGone {
        line.music(on);
    }

    /** Asks, and waits for one key after the last word. */
    Optional<Key> ask(List<Sound> sounds, Duration timeOut) throws CallerGone {
        if (!ahead.isEmpty()) {
            return Optional.of(ahead.remove());
        }
        Optional<Key> key = sounds.isEmpty() ? Optional.empty() : line.play(sounds, BargeIn.ALLOWED);
        return key.isPresent() ? key : line.awaitKey(timeOut);
    }

    /** The next key. */
    Optional<Key> next(Duration timeOut) throws CallerGone {
        return ahead.isEmpty() ? line.awaitKey(timeOut) : Optional.of(ahead.remove());
    }

    /** Forgets the keys typed ahead: after a wrong key they meant something else. */
    void forgetKeys() throws CallerGone {
        ahead.clear();
        for (int i = 0; i < MOST_KEYS_AHEAD && line.awaitKey(Duration.ZERO).isPresent(); i++) {
            // each turn drops one key
        }
    }
}
