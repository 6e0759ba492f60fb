package hotline.desktop.operation;

import hotline.acd.interaction.InteractionId;
import hotline.crm.access.Access;
import hotline.crm.recording.Recording;
import hotline.crm.recording.RecordingId;
import hotline.desktop.message.RecordingView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is recorded of conversations, and the recordings there are. Methods block and throw {@link hotline.crm.DatabaseAway} where they need the database; what they answer as done is on the disk. */
public interface RecordingBook {
    /** Empty when nothing of this interaction is recorded. Does not block. */
    Optional<RecordingView.RecordingState> state(InteractionId interaction);

    /**
     * Pauses what is recorded, or goes on with it, from now on and whoever dies.
     *
     * @return whether it is so on the line by now; false when that cannot be said
     */
    boolean pause(InteractionId interaction, boolean paused, String person) throws InterruptedException;

    /** Whether agents may hear those in which they talk. Does not block. */
    boolean heardByAgents();

    /** The oldest first. */
    List<Recording> of(InteractionId interaction);

    /** All there are of a customer's calls, the oldest first. */
    List<Recording> ofCustomer(String customer);

    Optional<Recording> of(RecordingId id);

    /** The file; that this person listens to it is written down before. */
    Optional<Path> listen(RecordingId id, String person, Instant at);

    /** Who has listened to it, in order. */
    List<Access> accesses(RecordingId id);

    boolean erase(RecordingId id, String person, Instant at);
}
