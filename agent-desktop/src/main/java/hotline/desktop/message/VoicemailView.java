package hotline.desktop.message;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message a caller has left.
 *
 * @param interaction in which it was left
 * @param number from which she called, null when withheld or erased
 * @param customer the name, null when not known
 * @param language hers, as a tag
 * @param millis how long it is
 * @param takenBy the id of who looks after it, null while nobody does
 * @param doneAt when it was dealt with, null while it is not
 * @param call the interaction in which she is called back, the newest; null when none
 * @param heard who has listened to it, in order; told with the interaction's story alone
 */
public record VoicemailView(
        InteractionId interaction,
        QueueId queue,
        @Nullable String number,
        @Nullable String customer,
        String language,
        Instant leftAt,
        long millis,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant doneAt,
        @Nullable InteractionId call,
        List<Heard> heard) {
    public VoicemailView {
        heard = List.copyOf(heard);
    }

    /** Somebody has listened to it. */
    public record Heard(String person, Instant at) {}
}
