package hotline.crm.record;

import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record of an interaction, but not who the customer is.
 *
 * @param outcome null until the customer has left
 * @param cause why the customer's leg ended, null when unknown
 * @param service what the flow has served
 * @param asides what went on beside the conversation
 */
public record InteractionRecord(
        InteractionId id,
        MediaChannel channel,
        Direction direction,
        String entryPoint,
        Instant beganAt,
        @Nullable Instant customerLeftAt,
        @Nullable Instant endedAt,
        @Nullable InteractionOutcome outcome,
        @Nullable EndedBy endedBy,
        @Nullable String cause,
        @Nullable String service,
        List<FlowStep> flow,
        List<QueueEntry> entries,
        List<Offer> offers,
        List<Segment> segments,
        List<Assignment> assignments,
        List<Aside> asides) {
    public InteractionRecord {
        flow = List.copyOf(flow);
        entries = List.copyOf(entries);
        offers = List.copyOf(offers);
        segments = List.copyOf(segments);
        assignments = List.copyOf(assignments);
        asides = List.copyOf(asides);
    }

    /** With others of what went on beside the conversation. */
    public InteractionRecord withAsides(List<Aside> others) {
        return new InteractionRecord(
                id,
                channel,
                direction,
                entryPoint,
                beganAt,
                customerLeftAt,
                endedAt,
                outcome,
                endedBy,
                cause,
                service,
                flow,
                entries,
                offers,
                segments,
                assignments,
                others);
    }
}
