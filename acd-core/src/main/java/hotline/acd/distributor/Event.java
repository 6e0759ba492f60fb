package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.BlockCause;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something is now so. The state changes by events alone, so the journal rebuilds it exactly; records, live figures and
 * reports are folds of them. Only ids, codes and times: nothing of a customer. {@code at} inside an event is when it
 * happened on the line; the envelope {@link Recorded} says when the core learnt of it.
 */
public sealed interface Event {
    /** A process began; all offers and entries before it live on. */
    record EpochBegan(long epoch) implements Event {}

    /** The configuration changed. */
    record Configured(Actor by, List<ConfigChange> changes) implements Event {
        public Configured {
            changes = List.copyOf(changes);
        }
    }

    record AgentSignedIn(AgentId agent, String station, Actor by) implements Event {}

    /**
     * The agent's availability is now this; any pending one is used up.
     *
     * @param by who or which rule
     */
    record AvailabilityChanged(AgentId agent, Availability availability, Actor by) implements Event {}

    /** What the agent will be once free; null: the plan was cancelled. */
    record AvailabilityPended(AgentId agent, @Nullable Availability then, Actor by) implements Event {}

    record StationChanged(String station, boolean reachable) implements Event {}

    record InteractionBegan(
            InteractionId interaction, MediaChannel channel, Direction direction, String entryPoint, long at)
            implements Event {}

    record FlowPassed(InteractionId interaction, String flow, String node, String exit, long at) implements Event {}

    record FlowServed(InteractionId interaction, String service, long at) implements Event {}

    /** The flow has connected the customer with a number outside; told once an interaction. When one of both hangs up, that is its end. */
    record Transferred(InteractionId interaction, long at) implements Event {}

    /**
     * A stay in a queue began.
     *
     * @param orderKey queued-at minus head start, in milliseconds; never changes by an offer's failure
     * @param attached codes that go with it; empty in journals of before there were any
     * @param overflowedFrom the queues whose rules have sent it on, one after the other; the last one to here
     * @param outlook what it could expect at that moment, null in journals of before this was told
     */
    record EntryQueued(
            QueueEntryId entry,
            QueueId queue,
            RoutingPlan plan,
            long headStartMillis,
            long orderKey,
            SortedMap<String, String> attached,
            List<QueueId> overflowedFrom,
            @Nullable Outlook outlook)
            implements Event {
        public EntryQueued {
            overflowedFrom = overflowedFrom == null ? List.of() : List.copyOf(overflowedFrom);
            // null is what a reader of such a journal gives
            attached = attached == null || attached.isEmpty()
                    ? Collections.emptySortedMap()
                    : Collections.unmodifiableSortedMap(new TreeMap<>(attached));
        }

        /** Straight from the flow; nothing was known of what it could expect. */
        public EntryQueued(
                QueueEntryId entry,
                QueueId queue,
                RoutingPlan plan,
                long headStartMillis,
                long orderKey,
                SortedMap<String, String> attached) {
            this(entry, queue, plan, headStartMillis, orderKey, attached, List.of(), null);
        }

        /** With nothing attached. */
        public EntryQueued(QueueEntryId entry, QueueId queue, RoutingPlan plan, long headStartMillis, long orderKey) {
            this(entry, queue, plan, headStartMillis, orderKey, Collections.emptySortedMap());
        }
    }

    /** A caller was not let into a queue; she never entered, and goes on in the flow. */
    record EntryBlocked(InteractionId interaction, QueueId queue, BlockCause cause) implements Event {}

    /** From now on nobody may enter the queue. */
    record QueueClosed(QueueId queue, Actor by) implements Event {}

    record QueueOpened(QueueId queue, Actor by) implements Event {}

    /** The entry is now in this step of its plan, from 0. */
    record EntryStepReached(QueueEntryId entry, int step) implements Event {}

    /**
     * The entry has another place in the order.
     *
     * @param orderKey queued-at minus the new head start, in milliseconds
     */
    record EntryReordered(QueueEntryId entry, long headStartMillis, long orderKey, Actor by) implements Event {}

    /**
     * A stay in a queue is over.
     *
     * @param by who wanted it so; null when it was answered or abandoned
     */
    record EntryEnded(
            QueueEntryId entry,
            EntryOutcome outcome,
            long at,
            @Nullable Actor by) implements Event {
        /** Answered or abandoned. */
        public EntryEnded(QueueEntryId entry, EntryOutcome outcome, long at) {
            this(entry, outcome, at, null);
        }
    }

    /**
     * A caller may hang up: from now on this entry has the place, until she has been called. Counts in no figure of the queue.
     *
     * @param queuedAs where in the journal the wait began: breaks a tie of two order keys
     * @param queuedAt when the wait began, milliseconds since 1970
     * @param orderKey as it was while she waited on the line
     * @param step of the plan, from 0
     * @param until when she can no longer be called, milliseconds since 1970
     * @param tries how she is called; null: as the queue calls who keeps a place
     */
    record PlaceKept(
            QueueEntryId entry,
            QueueId queue,
            RoutingPlan plan,
            int step,
            Position queuedAs,
            long queuedAt,
            long orderKey,
            SortedMap<String, String> attached,
            long until,
            @Nullable Attempts tries)
            implements Event {
        public PlaceKept {
            attached = Collections.unmodifiableSortedMap(new TreeMap<>(attached));
        }
    }

    /**
     * The agent has accepted and waits; now, and only now, the customer is to be called, once.
     *
     * @param attempt counts within the entry, from 1
     * @param expiresAt when the core will give it up, milliseconds since 1970
     */
    record CustomerDialled(OfferId offer, QueueEntryId entry, int attempt, long expiresAt, long at) implements Event {}

    /** The customer is on the line again. */
    record CustomerReached(InteractionId interaction, OfferId offer, long at) implements Event {}

    /**
     * An attempt was in vain.
     *
     * @param nextAt when the place may be offered again, milliseconds since 1970; null: it ends now
     */
    record CustomerNotReached(
            QueueEntryId entry,
            OfferId offer,
            int attempt,
            CallbackEnd how,
            long at,
            @Nullable Long nextAt) implements Event {}

    /** A place whose customer was not reached may be offered again. */
    record CallbackDue(QueueEntryId entry) implements Event {}

    /**
     * An agent is invited: ring the phone, show the customer.
     *
     * @param station where to ring
     * @param expiresAt when the core will take it back, milliseconds since 1970
     */
    record OfferMade(
            OfferId offer,
            QueueEntryId entry,
            QueueId queue,
            AgentId agent,
            String station,
            long expiresAt,
            Ledger ledger)
            implements Event {}

    record OfferRang(OfferId offer, long at) implements Event {}

    /**
     * The offer is to be taken back; whoever rings the phone must now report it ended or answered.
     *
     * @param as what it will count as when it is not answered after all
     * @param answeredBy who answered elsewhere, null when that is not why
     */
    record OfferEnding(
            OfferId offer, OfferResult as, @Nullable AgentId answeredBy) implements Event {
        /** For another reason than an answer elsewhere. */
        public OfferEnding(OfferId offer, OfferResult as) {
            this(offer, as, null);
        }
    }

    record OfferEnded(OfferId offer, OfferResult result, long at) implements Event {}

    /**
     * The agent has accepted: the agent's part of the interaction began.
     *
     * @param consultedBy who only wants to ask this agent something, or calls without a customer: a colleague, or oneself; null for a customer of one's own
     */
    record AssignmentBegan(
            InteractionId interaction,
            AgentId agent,
            OfferId offer,
            QueueId queue,
            long at,
            @Nullable AgentId consultedBy)
            implements Event {
        /** A customer of one's own. */
        public AssignmentBegan(InteractionId interaction, AgentId agent, OfferId offer, QueueId queue, long at) {
            this(interaction, agent, offer, queue, at, null);
        }
    }

    /**
     * The agent has put the customer on hold.
     *
     * @param byRequest at the desk, and telephony is to do it; false: by a key of the phone, which has done it
     */
    record AssignmentHeld(InteractionId interaction, AgentId agent, long at, boolean byRequest) implements Event {
        /** By a key of the phone. */
        public AssignmentHeld(InteractionId interaction, AgentId agent, long at) {
            this(interaction, agent, at, false);
        }
    }

    record AssignmentRetrieved(InteractionId interaction, AgentId agent, long at) implements Event {}

    /**
     * The agent's line to the conversation was lost, and nobody has hung up: the phone is to be rung again, and whatever went on goes on.
     *
     * @param station where to ring
     * @param until how long that is tried, milliseconds since 1970
     */
    record AssignmentLineLost(InteractionId interaction, AgentId agent, String station, long at, long until)
            implements Event {}

    /** The agent is on the line again. */
    record AssignmentLineBack(InteractionId interaction, AgentId agent, long at) implements Event {}

    /**
     * An agent asks somebody while the customer is on hold, or calls a colleague without one.
     *
     * @param ordinal counts the consultations of the interaction, from 1
     * @param blind the agent does not wait: whoever answers has the customer
     */
    record ConsultBegan(InteractionId interaction, int ordinal, AgentId by, Target to, boolean blind, long at)
            implements Event {}

    /**
     * A stay in a queue began that an agent has made for a purpose of the agent's own; no figure of the queue counts it.
     *
     * @param orderKey as of an entry of the customer's own
     * @param call how the customer is called, who is not on the line; null: she is
     */
    record EntryDirected(
            QueueEntryId entry,
            QueueId queue,
            RoutingPlan plan,
            long orderKey,
            SortedMap<String, String> attached,
            Purpose purpose,
            AgentId by,
            @Nullable Attempts call)
            implements Event {
        public EntryDirected {
            attached = Collections.unmodifiableSortedMap(new TreeMap<>(attached));
        }

        /** Of a customer who is on the line. */
        public EntryDirected(
                QueueEntryId entry,
                QueueId queue,
                RoutingPlan plan,
                long orderKey,
                SortedMap<String, String> attached,
                Purpose purpose,
                AgentId by) {
            this(entry, queue, plan, orderKey, attached, purpose, by, null);
        }
    }

    /**
     * Who was asked has answered, and talks with the agent who asked.
     *
     * @param agent null for somebody outside
     */
    record ConsultConnected(
            InteractionId interaction, @Nullable AgentId agent, long at) implements Event {}

    /** @param with the agent who had answered; null when nobody had, or somebody outside */
    record ConsultEnded(
            InteractionId interaction,
            ConsultEnd how,
            @Nullable AgentId with,
            long at) implements Event {}

    /** An agent sends the customer on, having asked or not; that agent's part ends. */
    record PassedOn(InteractionId interaction, AgentId by, Target to, long at) implements Event {}

    /**
     * An agent has somebody leave who talks with the customer, too; that this one has left follows.
     *
     * @param agent null for somebody outside
     */
    record PartyDropped(
            InteractionId interaction, AgentId by, @Nullable AgentId agent, long at) implements Event {}

    /** Somebody outside who has talked with the customer and agents talks with them no more. */
    record OutsideLeft(InteractionId interaction, long at) implements Event {}

    /**
     * A supervisor is called, to take part in an agent's conversation.
     *
     * @param ordinal counts these within the interaction, from 1
     * @param station which phone
     */
    record WatchBegan(
            InteractionId interaction,
            int ordinal,
            AgentId watcher,
            AgentId agent,
            String station,
            WatchMode mode,
            Actor by,
            long at)
            implements Event {}

    /** The supervisor's phone has been answered. */
    record WatchConnected(InteractionId interaction, AgentId watcher, long at) implements Event {}

    record WatchModeChanged(InteractionId interaction, AgentId watcher, WatchMode mode, Actor by, long at)
            implements Event {}

    record WatchEnded(InteractionId interaction, AgentId watcher, WatchEnd how, long at) implements Event {}

    /** An agent in conversation wants a supervisor. */
    record HelpAsked(InteractionId interaction, AgentId agent, long at) implements Event {}

    /** The agent does not any more, or there is one. */
    record HelpEnded(InteractionId interaction, AgentId agent, Actor by, long at) implements Event {}

    /**
     * The agent's conversation is over, what remains is wrap-up.
     *
     * @param by who ended the conversation
     * @param until when wrap-up runs out, milliseconds since 1970; null for never
     */
    record WrapUpBegan(
            InteractionId interaction,
            AgentId agent,
            EndedBy by,
            long at,
            @Nullable Long until) implements Event {}

    /**
     * The agent has said what came of it, and wraps up still.
     *
     * @param disposition null: nothing is said after all
     */
    record DispositionChosen(
            InteractionId interaction,
            AgentId agent,
            @Nullable String disposition) implements Event {}

    /**
     * The agent has more time to wrap up.
     *
     * @param until when it runs out now, milliseconds since 1970
     */
    record WrapUpExtended(InteractionId interaction, AgentId agent, long until) implements Event {}

    /**
     * The agent's part is over.
     *
     * @param disposition what came of it, null for none
     * @param byTimeout wrap-up ran out
     */
    record AssignmentEnded(
            InteractionId interaction,
            AgentId agent,
            @Nullable String disposition,
            boolean byTimeout,
            long at) implements Event {}

    /** From now on these take part, besides the customer unless he has left. Ends the segment before. */
    record SegmentBegan(InteractionId interaction, int ordinal, boolean customer, List<AgentId> agents, long at)
            implements Event {
        public SegmentBegan {
            agents = List.copyOf(agents);
        }
    }

    record CustomerLeft(
            InteractionId interaction, EndedBy by, @Nullable String cause, long at) implements Event {}

    /** The customer has left and the last wrap-up is completed: nothing more will happen. */
    record InteractionEnded(InteractionId interaction, long at) implements Event {}

    /**
     * A report came late, twice, or for something unknown, and changed nothing.
     *
     * @param report its kind
     * @param about the id it named
     */
    record ReportAbsorbed(String report, String about, String why) implements Event {}
}
