package hotline.server.control;

import org.jspecify.annotations.Nullable;

/**
 * What Hotline knows of a call that came through the trunk. Milliseconds; null: not yet, or never.
 *
 * @param talking an agent talks with the customer now
 * @param outcome {@code TALKED}, {@code SELF_SERVED}, {@code TRANSFERRED}, {@code ABANDONED_IVR}, {@code ABANDONED_QUEUE}, {@code ABANDONED_RINGING}, {@code FLOW_OUT}, {@code BLOCKED} or
 *     {@code FAILED}, once the customer has left
 * @param language in which the customer was served, {@code zh-CN} or {@code en}
 * @param queuedMs from queued to the end of the stay, ringing included
 * @param ringMs of the phone that answered, else of the last that rang
 * @param endedBy {@code CALLER}, {@code AGENT}, {@code SYSTEM} or {@code NETWORK}
 */
public record CallRecord(
        String interactionId,
        boolean talking,
        @Nullable String outcome,
        @Nullable String language,
        @Nullable String queue,
        @Nullable Long queuedMs,
        @Nullable Long ringMs,
        @Nullable String agent,
        @Nullable Long talkedMs,
        @Nullable String endedBy) {}
