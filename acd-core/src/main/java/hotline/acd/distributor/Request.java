package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.interaction.Code;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A person or a rule wants something. It is done or rejected with a reason, and its sender is told. */
public sealed interface Request extends Command {
    CommandId id();

    Actor by();

    /** Changes queues and agents, all of the changes or none. */
    record Configure(CommandId id, Actor by, List<ConfigChange> changes) implements Request {
        public Configure {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The agent comes to work at a station; is not ready (SIGNED_IN) afterwards. Signing in again moves to the new station.
     *
     * @param station where the agent can be rung, opaque to the core, for example the extension {@code 1001}
     */
    record SignIn(CommandId id, Actor by, AgentId agent, String station) implements Request {}

    /** The agent leaves; while busy this becomes the pending availability. */
    record SignOut(CommandId id, Actor by, AgentId agent) implements Request {}

    /**
     * Ready, or not ready with a reason; while busy this becomes the pending availability.
     *
     * @param wanted {@code Ready} or {@code NotReady}
     */
    record ChangeAvailability(CommandId id, Actor by, AgentId agent, Availability wanted) implements Request {}

    /**
     * The interaction begins to wait in a queue.
     *
     * @param headStartMillis how much earlier than now it counts as queued; 0 or more
     * @param attached codes that go with it, for example {@code topic=bill}; only codes, nothing a customer has said or is called
     */
    record Enqueue(
            CommandId id,
            Actor by,
            InteractionId interaction,
            QueueId queue,
            RoutingPlan plan,
            long headStartMillis,
            SortedMap<String, String> attached)
            implements Request {
        /** More is a mistake: it is kept for ever. */
        public static final int MOST_ATTACHED = 30;

        public Enqueue {
            if (attached.size() > MOST_ATTACHED) {
                throw new IllegalArgumentException(
                        "at most " + MOST_ATTACHED + " codes can be attached, not " + attached.size());
            }
            attached.forEach((key, value) -> {
                Code.check("what is attached", key);
                Code.check("the value of what is attached", value);
            });
            attached = Collections.unmodifiableSortedMap(new TreeMap<>(attached));
        }

        /** With nothing attached. */
        public Enqueue(
                CommandId id,
                Actor by,
                InteractionId interaction,
                QueueId queue,
                RoutingPlan plan,
                long headStartMillis) {
            this(id, by, interaction, queue, plan, headStartMillis, Collections.emptySortedMap());
        }
    }

    /**
     * A waiting entry counts as queued earlier or later than it does.
     *
     * @param headStartMillis how much earlier than it was queued; 0 or more
     */
    record ChangeHeadStart(CommandId id, Actor by, QueueEntryId entry, long headStartMillis) implements Request {}

    /** A waiting entry goes on waiting in another queue, by another plan, at its place in the order. */
    record MoveEntry(CommandId id, Actor by, QueueEntryId entry, QueueId to, RoutingPlan plan) implements Request {}

    /**
     * A waiting entry is taken out of its queue; what becomes of the caller is the flow's to say.
     *
     * @param as {@code WITHDRAWN}; {@code EXITED} when the caller herself wanted it, {@code CALLBACK} when in order to be called back
     */
    record WithdrawEntry(CommandId id, Actor by, QueueEntryId entry, EntryOutcome as) implements Request {}

    /**
     * A caller who waits, or who has just left a queue for the call flow, wants to hang up, keep the place and be called. Once she has hung up
     * the place is offered to agents like any other entry; whoever accepts is kept while the customer is called. Asked for again it changes nothing.
     *
     * @param until when the customer can no longer be called, milliseconds since 1970
     */
    record KeepPlace(CommandId id, Actor by, InteractionId interaction, long until) implements Request {}

    /**
     * A customer who is not on the line is to be called: an interaction begins that has a place in a queue, as if she had kept it. Asked for again it changes nothing.
     *
     * @param interaction a new one
     * @param plan who is to talk with her: whoever accepts is kept while she is called
     * @param until when she can no longer be called, milliseconds since 1970
     * @param tries how she is called; null: as the queue calls who keeps a place
     */
    record PromiseCall(
            CommandId id,
            Actor by,
            InteractionId interaction,
            QueueId queue,
            RoutingPlan plan,
            long until,
            @Nullable Attempts tries)
            implements Request {
        /** What is said to have led to it, as the number dialled is for those who call. */
        public static final String ENTRY_POINT = "call-back";
    }

    /**
     * An agent who has nothing in hand, ready or not, calls a customer: an interaction begins, the agent's phone rings, and once it is answered the customer
     * is called, once. Asked for again it changes nothing.
     *
     * @param interaction a new one
     * @param queue on whose behalf: its wrap-up, its conversations
     * @param ringMillis how long the customer's phone may ring
     */
    record Dial(CommandId id, Actor by, InteractionId interaction, AgentId agent, QueueId queue, long ringMillis)
            implements Request {
        /** What is said to have led to it, as the number dialled is for those who call. */
        public static final String ENTRY_POINT = "dial";
    }

    /**
     * An agent who has nothing in hand, ready or not, calls a colleague who has nothing either: an interaction without a customer begins, the agent's phone rings,
     * and once it is answered the colleague's. Asked for again it changes nothing.
     *
     * @param interaction a new one
     * @param queue whose rules for phones that ring apply; none of its figures counts it
     */
    record CallColleague(CommandId id, Actor by, InteractionId interaction, AgentId agent, AgentId to, QueueId queue)
            implements Request {
        /** What is said to have led to it, as the number dialled is for those who call. */
        public static final String ENTRY_POINT = "colleague";
    }

    /** From now on nobody may enter the queue; how long who waits may stay is the queue's rule. */
    record CloseQueue(CommandId id, Actor by, QueueId queue) implements Request {}

    record OpenQueue(CommandId id, Actor by, QueueId queue) implements Request {}

    /** A certain agent takes a certain waiting entry, ready or not, whatever comes first and whatever the plan says. */
    record PickEntry(CommandId id, Actor by, QueueEntryId entry, AgentId agent) implements Request {}

    /**
     * Puts the customer on hold, or takes her back. While the agent asks somebody this is the swap: on hold the agent talks with the one asked.
     */
    record Hold(CommandId id, Actor by, InteractionId interaction, AgentId agent, boolean held) implements Request {}

    /** Asks somebody while the customer is on hold. */
    record Consult(CommandId id, Actor by, InteractionId interaction, AgentId agent, Target to) implements Request {}

    /** The customer, the agent and the one whom the agent has asked talk together. */
    record Conference(CommandId id, Actor by, InteractionId interaction, AgentId agent) implements Request {}

    /** Whoever was asked has the customer from now on; the agent leaves. */
    record HandOver(CommandId id, Actor by, InteractionId interaction, AgentId agent) implements Request {}

    /** Asks nobody any more and takes the customer back. */
    record CancelConsult(CommandId id, Actor by, InteractionId interaction, AgentId agent) implements Request {}

    /**
     * Somebody who talks with the agent and the customer leaves them; nothing when that one has left already.
     *
     * @param party another agent, who came after this one; null: the one outside
     */
    record Drop(
            CommandId id,
            Actor by,
            InteractionId interaction,
            AgentId agent,
            @Nullable AgentId party) implements Request {}

    /** Sends the customer on without asking; the agent leaves. */
    record Transfer(CommandId id, Actor by, InteractionId interaction, AgentId agent, Target to) implements Request {}

    /**
     * A supervisor's phone is called, to take part in an agent's conversation; of one who does already: from now on in this way.
     *
     * @param watcher the supervisor, at work at a phone and not ready
     */
    record Watch(CommandId id, Actor by, InteractionId interaction, AgentId agent, AgentId watcher, WatchMode mode)
            implements Request {}

    /** The supervisor does not take part any more. */
    record StopWatching(CommandId id, Actor by, InteractionId interaction, AgentId watcher) implements Request {}

    /** The supervisor, who is on the line, has the customer from now on; the agent leaves. */
    record TakeOver(CommandId id, Actor by, InteractionId interaction, AgentId watcher) implements Request {}

    /**
     * The agent wants a supervisor.
     *
     * @param wanted false: not any more
     */
    record AskForHelp(CommandId id, Actor by, InteractionId interaction, AgentId agent, boolean wanted)
            implements Request {}

    /** The agent does not want the offer. */
    record DeclineOffer(CommandId id, Actor by, OfferId offer) implements Request {}

    /**
     * The agent has finished wrapping up. Before its time is over only a supervisor can say so where the queue has no early exit.
     *
     * @param disposition what came of it; null for what was chosen before, if anything
     */
    record CompleteWrapUp(
            CommandId id,
            Actor by,
            AgentId agent,
            InteractionId interaction,
            @Nullable String disposition) implements Request {}

    /**
     * What came of it, said while the wrap-up goes on; stands until it ends, and can be chosen anew.
     *
     * @param disposition null: nothing is said after all
     */
    record ChooseDisposition(
            CommandId id,
            Actor by,
            AgentId agent,
            InteractionId interaction,
            @Nullable String disposition) implements Request {}

    /** The agent asks for more time to wrap up: as much as the queue gives, and as often. */
    record ExtendWrapUp(CommandId id, Actor by, AgentId agent, InteractionId interaction) implements Request {}
}
