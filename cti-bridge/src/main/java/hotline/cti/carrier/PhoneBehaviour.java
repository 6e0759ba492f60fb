package hotline.cti.carrier;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a demo phone does when it is called. */
public sealed interface PhoneBehaviour {
    /**
     * Rings, answers, speaks.
     *
     * @param after how long it rings
     * @param talk when it hangs up; zero: never by itself
     * @param recording what it says, after its short hello: an 8 kHz mono WAV, again and again; null: its own tone
     */
    record Answers(Duration after, Duration talk, @Nullable Path recording) implements PhoneBehaviour {
        public Answers {
            if (after.isNegative() || talk.isNegative()) {
                throw new IllegalArgumentException("a phone cannot answer or hang up in the past");
            }
            if (recording != null && !recording.toString().matches("/[A-Za-z0-9_./-]+\\.wav")) {
                throw new IllegalArgumentException("'" + recording
                        + "' cannot be played: give an absolute path of letters, digits, - and _ that ends in .wav");
            }
        }
    }

    /** Rings, and nobody is there. */
    record RingsForEver() implements PhoneBehaviour {}

    /** Refuses at once. */
    record Refuses(Why why) implements PhoneBehaviour {}

    /** How a phone refuses. */
    enum Why {
        /** 486 Busy Here. */
        BUSY("busy"),
        /** 603 Decline. */
        DECLINED("decline"),
        /** 480 Temporarily Unavailable, as phones that are switched to silence. */
        UNAVAILABLE("refuse"),
        /** 302 Moved Temporarily: its calls are to go elsewhere. */
        DIVERTED("divert");

        private final String mode;

        Why(String mode) {
            this.mode = mode;
        }

        String mode() {
            return mode;
        }
    }

    /** Answers after {@code after} and talks until the other side hangs up. */
    static PhoneBehaviour answersAfter(Duration after) {
        return new Answers(after, Duration.ZERO, null);
    }

    /** Answers after {@code after} and hangs up when it has talked for {@code talk}. */
    static PhoneBehaviour answersAfter(Duration after, Duration talk) {
        return new Answers(after, talk, null);
    }

    static PhoneBehaviour ringsForEver() {
        return new RingsForEver();
    }

    static PhoneBehaviour isBusy() {
        return new Refuses(Why.BUSY);
    }

    static PhoneBehaviour declines() {
        return new Refuses(Why.DECLINED);
    }

    static PhoneBehaviour refusesAtOnce() {
        return new Refuses(Why.UNAVAILABLE);
    }
}
