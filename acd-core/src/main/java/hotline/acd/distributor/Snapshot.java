package hotline.acd.distributor;

import static java.util.Objects.requireNonNullElse;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueExit;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
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
        List<InteractionId> recentlyEnded,
        List<CommandId> recentRequests,
        long lastOfferNumber,
        List<QueueRecord> queueRecords) {

    public Snapshot {
        queueRecords = requireNonNullElse(queueRecords, List.of()); // absent in what older versions wrote
    }

    /**
     * What a queue remembers besides its rules.
     *
     * @param lastAsked who was last offered an entry of it
     * @param meanHandlingMillis how long handling an interaction took lately, wrap-up and all; 0 before the first
     * @param closedSince since when it is closed, null while it is open
     * @param unservedSince since when nobody can serve it, null while somebody can
     * @param countedHistory opaque to readers: when how many were answered or abandoned
     * @param inTimeHistory opaque to readers: when how many of them were answered in time
     */
    public record QueueRecord(
            QueueId queue,
            @Nullable AgentId lastAsked,
            long meanHandlingMillis,
            @Nullable Long closedSince,
            @Nullable Long unservedSince,
            List<Long> countedHistory,
            List<Long> inTimeHistory) {}

    /**
     * An agent.
     *
     * @param state derived from availability, offers and assignments
     * @param stateSince when {@code state} began
     * @param idleSince since when ready without work; the longest idle has the smallest
     * @param workHistory opaque to readers: what the occupancy of the last hour is computed from
     * @param acceptedHistory opaque to readers: when how many interactions were accepted
     */
    public record AgentRecord(
            AgentConfig config,
            Availability availability,
            long availabilitySince,
            @Nullable Availability pending,
            @Nullable String station,
            AgentState state,
            long stateSince,
            long idleSince,
            long offerAllowedFrom,
            List<Long> workHistory,
            List<Long> acceptedHistory) {
        public AgentRecord {
            acceptedHistory = requireNonNullElse(acceptedHistory, List.of()); // absent in what older versions wrote
        }
    }

    /**
     * An interaction that has not ended.
     *
     * @param customerPresent false once the customer has left
     * @param service what the flow has served, null for nothing
     * @param leftByAgent the last conversation was ended by the agent: whoever hangs up afterwards, the agent did it
     * @param exit why the caller is back in the flow, null while she is not
     * @param left the place she had in the queue she left, null when there is none
     * @param transferred she has been connected with a number outside
     * @param outside somebody outside talks with her
     * @param answeredFrom the place from which she came to an agent last, null before
     * @param rescinded offers that outlive their entry until their leg is reported gone
     * @param watches the supervisors on the line
     */
    public record InteractionRecord(
            InteractionId interaction,
            MediaChannel channel,
            Direction direction,
            String entryPoint,
            long beganAt,
            boolean customerPresent,
            @Nullable String service,
            boolean leftByAgent,
            int entriesSoFar,
            int segmentsSoFar,
            @Nullable EntryRecord entry,
            List<OfferRecord> rescinded,
            List<AssignmentRecord> assignments,
            @Nullable QueueExit exit,
            @Nullable LeftPlace left,
            boolean transferred,
            boolean outside,
            @Nullable ConsultRecord consult,
            int consultsSoFar,
            @Nullable LeftPlace answeredFrom,
            List<WatchRecord> watches,
            int watchesSoFar) {
        public InteractionRecord {
            watches = requireNonNullElse(watches, List.of()); // absent in what older versions wrote
        }
    }

    /** A supervisor on the line of an agent who takes part. */
    public record WatchRecord(
            int ordinal,
            AgentId watcher,
            AgentId agent,
            String station,
            WatchMode mode,
            long since,
            boolean connected) {}

    /**
     * Whom an agent asks while the customer is on hold.
     *
     * @param blind the agent has not waited: whoever answers has the customer
     * @param with the agent who has answered; null before, and outside
     */
    public record ConsultRecord(
            int ordinal,
            AgentId by,
            Target to,
            boolean blind,
            long since,
            boolean connected,
            @Nullable AgentId with) {}

    /**
     * The place of a caller who has left a queue for the flow.
     *
     * @param toBeCalled left in order to be called back: who comes back instead has the place again
     */
    public record LeftPlace(
            QueueId queue,
            RoutingPlan plan,
            int step,
            Position queuedAs,
            long queuedAt,
            long orderKey,
            SortedMap<String, String> attached,
            boolean toBeCalled) {}

    /**
     * What a kept place has besides.
     *
     * @param until when the customer can no longer be called
     * @param attempts how often the customer was called
     * @param restsUntil not offered before; 0: at any time
     * @param dialling the offer whose agent waits while the customer is called
     * @param reached the customer is on the line again
     * @param tries how she is called; null: as the queue does
     */
    public record HeldRecord(
            long until,
            int attempts,
            long restsUntil,
            @Nullable OfferId dialling,
            boolean reached,
            @Nullable Attempts tries) {}

    /**
     * The stay in a queue that has not ended.
     *
     * @param queuedAs where in the journal the stay began: breaks a tie of two order keys
     * @param offers those that have not ended; at most one, except where a queue rings all
     * @param tried who has let it pass, each agent once
     * @param held for a place kept by a caller who has hung up; null for one who waits on the line
     * @param purpose why an agent has made it; null for the customer's own
     */
    public record EntryRecord(
            QueueEntryId entry,
            QueueId queue,
            RoutingPlan plan,
            Position queuedAs,
            long queuedAt,
            long orderKey,
            int step,
            long stepSince,
            List<OfferRecord> offers,
            List<TriedAgent> tried,
            SortedMap<String, String> attached,
            List<QueueId> overflowedFrom,
            @Nullable HeldRecord held,
            @Nullable Purpose purpose) {
        public EntryRecord {
            overflowedFrom = requireNonNullElse(overflowedFrom, List.of());
            attached =
                    requireNonNullElse(attached, Collections.emptySortedMap()); // absent in what older versions wrote
        }

        /** Whether its customer waits, and has not hung up in order to be called. */
        public boolean isOnTheLine() {
            return held == null || held.reached();
        }

        /** Whether an agent has accepted and its customer is being called. */
        public boolean isBeingCalled() {
            return held != null && held.dialling() != null;
        }
    }

    /**
     * An offer that has not ended.
     *
     * @param ending what it will count as, null while it may still ring
     * @param endingSince since when {@code ending}
     * @param dialExpiresAt the agent has accepted and waits for the customer, at the longest until then; 0 before
     */
    public record OfferRecord(
            OfferId offer,
            QueueEntryId entry,
            QueueId queue,
            AgentId agent,
            String station,
            long madeAt,
            long expiresAt,
            boolean ringing,
            @Nullable OfferResult ending,
            @Nullable Long endingSince,
            long dialExpiresAt) {}

    /**
     * An agent who did not take this entry, and until when it is not offered again.
     *
     * @param offer the last offer to this agent
     * @param orAfterAnother may be offered again earlier, once another agent has been tried
     */
    public record TriedAgent(AgentId agent, OfferId offer, long until, boolean orAfterAnother) {}

    /**
     * A line that was lost in a conversation.
     *
     * @param station the phone that is rung again
     * @param until how long that is tried, milliseconds since 1970
     */
    public record LostLine(String station, long until) {}

    /**
     * An agent's part that has not ended.
     *
     * @param helpSince since when the agent asks for a supervisor, null for not
     * @param lineLost null while the agent is on the line
     * @param wrapsUp the conversation is over
     * @param wrapUpUntil when wrap-up runs out, milliseconds since 1970; null for never, and before it
     * @param disposition what came of it as the agent says so far, null for nothing
     * @param extensions how often the agent has got more time to wrap up
     */
    public record AssignmentRecord(
            AgentId agent,
            OfferId offer,
            QueueId queue,
            long beganAt,
            boolean held,
            @Nullable Long wrapUpUntil,
            boolean heldAtPhone,
            boolean consulted,
            @Nullable Long helpSince,
            @Nullable LostLine lineLost,
            boolean wrapsUp,
            @Nullable String disposition,
            int extensions) {
        public AssignmentRecord {
            // Absent in what older versions wrote, where every wrap-up had an end.
            wrapsUp |= wrapUpUntil != null;
        }
    }
}
