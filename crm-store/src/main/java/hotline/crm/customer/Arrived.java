package hotline.crm.customer;

import hotline.acd.interaction.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody called. The raw texts are the line's, hostile, cut to 100 characters and without control characters; they may be any
 * letters, markup and all.
 *
 * @param dialled ours
 * @param sipCallId the Call-ID of SIP, null when unknown
 */
public record Arrived(
        InteractionId interaction,
        CallerNumber number,
        String rawNumber,
        String rawName,
        String dialled,
        @Nullable String sipCallId,
        Instant at) {}
