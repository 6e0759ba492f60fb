package hotline.cti;

import hotline.acd.queue.QueueId;
import java.util.Optional;

/** What supervisors have switched on, asked anew for each caller. Any thread; does not block; may throw, which counts as nothing. */
public interface EmergencyAnnouncements {
    /** What nodes of a story's path begin with that say that one was played; the rest is the prompt's id without its beginning. */
    String NODE = "emergency:";

    /** Nothing is ever on. */
    EmergencyAnnouncements NONE = new EmergencyAnnouncements() {
        @Override
        public Optional<Announcement> ofNumber(String dialled) {
            return Optional.empty();
        }

        @Override
        public Optional<Announcement> ofQueue(QueueId queue) {
            return Optional.empty();
        }
    };

    /** @param dialled the number that was called; hostile */
    Optional<Announcement> ofNumber(String dialled);

    /** Whether anybody is let in is the core's to say. */
    Optional<Announcement> ofQueue(QueueId queue);

    /**
     * One that is on.
     *
     * @param id of this switching on, so that nobody hears it twice in a call
     * @param prompt whose id begins with {@link hotline.ivr.sound.Prompts#EMERGENCY}
     * @param ends the call is over after it
     */
    record Announcement(long id, String prompt, boolean ends) {}
}
