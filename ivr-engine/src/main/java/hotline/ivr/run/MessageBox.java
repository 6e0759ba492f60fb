package hotline.ivr.run;

import hotline.ivr.speech.Language;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Takes what one caller leaves for the agents of a queue: one message an interaction. What has been recorded stays there whatever dies in the middle: our process, the
 * telephone system or the caller's line. Asked on the caller's own thread; may block for as long as a small file takes to be written. What it throws (unchecked) leads the caller to a person.
 */
public interface MessageBox {
    /** Of where nobody may leave a message. */
    MessageBox NOBODYS = new MessageBox() {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public Duration recorded() {
            return Duration.ZERO;
        }

        @Override
        public Path file() {
            throw new IllegalStateException("nobody takes messages here");
        }

        @Override
        public Path begin(String queue, Language language, Duration least) {
            throw new IllegalStateException("nobody takes messages here");
        }

        @Override
        public boolean keep(Duration least) {
            return false;
        }
    };

    /** Whether the message has been left, so that nothing is to be asked again. */
    boolean isKept();

    /** How much of it is recorded and not yet kept; zero for nothing. What a process before ours had begun counts. */
    Duration recorded();

    /** Where it is while it is not yet kept: what {@link #begin} gave. */
    Path file();

    /**
     * Gets ready for a recording, instead of one that was not kept.
     *
     * @param queue whose agents get it
     * @param language the caller's
     * @param least what is shorter is none, also for whoever finds it after our death
     * @return the file to record into, absolute, ending in {@code .wav}; it is there, empty, and for nobody else to read
     */
    Path begin(String queue, Language language, Duration least);

    /**
     * Leaves what was recorded; again: it stays so.
     *
     * @return false when it was too short, or nothing: then nothing is left
     */
    boolean keep(Duration least);
}
