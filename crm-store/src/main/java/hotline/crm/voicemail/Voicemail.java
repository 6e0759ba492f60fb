package hotline.crm.voicemail;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message.
 *
 * @param interaction in which it was left
 * @param queue whose agents get it
 * @param language the caller's, as a tag
 * @param millis how long it is
 * @param takenBy the person who looks after it, null while nobody does
 * @param doneAt when it was dealt with, null while it is not
 * @param call in which its caller is called back, the newest; null when none
 */
public record Voicemail(
        InteractionId interaction,
        QueueId queue,
        String language,
        Instant leftAt,
        long millis,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant doneAt,
        @Nullable InteractionId call) {}
