package hotline.acd.distributor;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole state after the event at {@code position}, immutable, in a fixed order (by id), enough to go on from.
 *
 * @param at when that event was decided, milliseconds since 1970
 */
public record Snapshot(
        Position position,
        long at,
        List<QueueConfig> queues,
        List<AgentRecord> agents,
        List<String> unreachableStations,
        List<InteractionRecord> interactions,
        List<CommandId> recentRequests,
        long lastOfferNumber) {

    /**
     * An agent.
     *
     * @param state derived from availability, offers and assignments
     * @param stateSince when {@code state} began
     * @param idleSince since when ready without work; the longest idle has the smallest
     * @param workHistory opaque to readers: what the occupancy of the last hour is computed from
     */
    public record AgentRecord(
            AgentConfig config,
            Availability availability,
            @Nullable Availability pending,
            @Nullable String station,
            AgentState state,
            long stateSince,
            long idleSince,
            long offerAllowedFrom,
            List<Long> workHistory) {}

    /**
     * An interaction that has not ended.
     *
     * @param customerPresent false once the customer has left
     * @param service what the flow has served, null for nothing
     */
    public record InteractionRecord(
            InteractionId interaction,
            MediaChannel channel,
            Direction direction,
            String entryPoint,
            long beganAt,
            boolean customerPresent,
            @Nullable String service,
            int entriesSoFar,
            int segmentsSoFar,
            @Nullable EntryRecord entry,
            List<AssignmentRecord> assignments) {}

    /** The stay in a queue that has not ended. */
    public record EntryRecord(
            QueueEntryId entry,
            QueueId queue,
            RoutingPlan plan,
            long queuedAt,
            long orderKey,
            int step,
            long stepSince,
            List<OfferRecord> offers,
            List<TriedAgent> tried) {}

    /** An offer that has not ended. */
    public record OfferRecord(
            OfferId offer,
            AgentId agent,
            String station,
            long madeAt,
            long expiresAt,
            boolean ringing,
            @Nullable OfferResult ending) {}

    /** An agent who did not take this entry, and until when it is not offered again. */
    public record TriedAgent(AgentId agent, long until) {}

    /** An agent's part that has not ended. */
    public record AssignmentRecord(
            AgentId agent,
            OfferId offer,
            QueueId queue,
            long beganAt,
            boolean held,
            @Nullable Long wrapUpUntil) {}
}
