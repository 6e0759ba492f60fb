package hotline.ivr.run;

import hotline.ivr.flow.Key;
import hotline.ivr.sound.Sound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The line to one caller who has been answered; implemented by whoever owns the telephone system.
 *
 * <p>Thread: the methods are called by one (virtual) thread, the one that walks the flow, never concurrently. All block that thread. Keys
 * the caller presses while neither is running, or during a {@code play} that may not be interrupted, are kept in order and handed out
 * by the next call: no key is lost and none is handed out twice. Once {@link CallerGone} was thrown every further call throws it again.
 * A failure of the telephone system that is not a hang-up is an unchecked exception; the flow then hands the caller to a person.
 * Nothing here is idempotent: a repeated call plays again.
 */
public interface CallerLine {

    /**
     * Plays the recordings without a gap, and returns when the last has been played or, if {@code bargeIn} allows it, at
     * the first key. A key that is already waiting means that nothing is played at all.
     *
     * @return the key that cut the prompts short, taken from the waiting keys; empty when all were played to their end
     * @throws CallerGone when the caller hung up before or during this
     */
    Optional<Key> play(List<Sound> sounds, BargeIn bargeIn) throws CallerGone;

    /**
     * Waits in silence for the next key, at most {@code timeout}; zero only takes a key that is already waiting.
     *
     * @return the key, taken from the waiting keys; empty when the time passed without one
     * @throws CallerGone when the caller hung up before or during this
     */
    Optional<Key> awaitKey(Duration timeout) throws CallerGone;

    /**
     * Lets the caller hear music from now on, until it is turned off; to be turned off before anything else is played. Does not block; keys are kept.
     *
     * @throws CallerGone when the caller hung up before
     */
    default void music(boolean on) throws CallerGone {}

    /**
     * Plays a short tone and records what the caller says. Ends at the end key, after so much silence, or at the longest; what was recorded is in the file then, also
     * when the caller hung up. Keys pressed meanwhile mean nothing.
     *
     * @throws CallerGone when the caller hung up before or during this
     */
    default void record(Taping taping) throws CallerGone {
        throw new IllegalStateException("nothing can be recorded on this line");
    }

    /**
     * A recording to be made.
     *
     * @param file absolute, ends in {@code .wav}; is there already, and is written over
     * @param longest whole seconds
     * @param silence ends it; whole seconds
     */
    record Taping(Path file, Key endKey, Duration longest, Duration silence) {}

    /**
     * Rings a number outside, with music meanwhile, and lets the caller talk to whoever answers until one of both hangs up. Whether it may be called is
     * looked at here. Of a call that a process of ours before this one has begun at the same place the end is told; it is not begun again.
     *
     * @param number hostile
     * @param ring for how long at most
     * @return when {@link Connection#ANSWERED}: the caller may have hung up since
     * @throws CallerGone when the caller hung up before anybody answered
     */
    default Connection connect(String number, Duration ring) throws CallerGone {
        return Connection.FAILED;
    }

    /** What came of calling a number outside. */
    enum Connection {
        /** They have talked. */
        ANSWERED,
        BUSY,
        NO_ANSWER,
        FAILED,
        /** It may not be called. */
        REFUSED
    }

    /** Whether a key may cut a prompt short. */
    enum BargeIn {
        ALLOWED,
        REFUSED
    }
}
