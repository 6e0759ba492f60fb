package hotline.acd.distributor;

import hotline.acd.distributor.Ledger.Decided;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person interferes with an entry that waits: another place, another queue, out of it, or to a certain agent. */
final class InterventionRules {
    private static final String PICKED = "picked";

    private final State state;
    private final Departures departures;
    private final ConversationRules conversations;

    InterventionRules(State state, Departures departures, ConversationRules conversations) {
        this.state = state;
        this.conversations = conversations;
        this.departures = departures;
    }

    @Nullable
    Rejection changeHeadStart(Turn turn, Request.ChangeHeadStart request) {
        var entry = customersOwn(request.entry());
        if (entry == null) {
            return unknown(request.entry());
        }
        if (request.by().isAgent()) {
            return notAnAgents();
        }
        if (!EntryRules.isHeadStart(request.headStartMillis())) {
            return EntryRules.noHeadStart();
        }
        long orderKey = entry.queuedAt - request.headStartMillis();
        if (orderKey != entry.orderKey) {
            turn.emit(new Event.EntryReordered(entry.id, request.headStartMillis(), orderKey, request.by()));
        }
        return null;
    }

    @Nullable
    Rejection move(Turn turn, Request.MoveEntry request) {
        var entry = customersOwn(request.entry());
        if (entry == null) {
            return unknown(request.entry());
        }
        if (request.by().isAgent()) {
            return notAnAgents();
        }
        var to = state.boards.get(request.to());
        if (to == null) {
            return EntryRules.unknown(request.to());
        }
        if (to.config.channel() != entry.channel()) {
            return EntryRules.wrongChannel(to, entry.interaction);
        }
        if (entry.queue.equals(request.to())) {
            return new Rejection(Reason.INVALID, entry.id + " is in queue " + request.to() + " already");
        }
        departures.move(turn, entry, request.to(), request.plan(), request.by());
        return null;
    }

    @Nullable
    Rejection withdraw(Turn turn, Request.WithdrawEntry request) {
        var entry = customersOwn(request.entry());
        if (entry == null) {
            return unknown(request.entry());
        }
        if (request.by().isAgent()) {
            return notAnAgents();
        }
        if (request.as() != EntryOutcome.WITHDRAWN
                && request.as() != EntryOutcome.EXITED
                && request.as() != EntryOutcome.CALLBACK) {
            return new Rejection(Reason.INVALID, "an entry is withdrawn or exits, it cannot be " + request.as());
        }
        departures.leave(turn, entry, request.as(), request.by());
        conversations.endIfOver(turn, entry.interaction, turn.now);
        return null;
    }

    @Nullable
    Rejection close(Turn turn, Request.CloseQueue request) {
        var board = state.boards.get(request.queue());
        if (board == null) {
            return EntryRules.unknown(request.queue());
        }
        if (request.by().isAgent()) {
            return notAnAgents();
        }
        if (board.closedSince == null) {
            turn.emit(new Event.QueueClosed(request.queue(), request.by()));
        }
        return null;
    }

    @Nullable
    Rejection open(Turn turn, Request.OpenQueue request) {
        var board = state.boards.get(request.queue());
        if (board == null) {
            return EntryRules.unknown(request.queue());
        }
        if (request.by().isAgent()) {
            return notAnAgents();
        }
        if (board.closedSince != null) {
            turn.emit(new Event.QueueOpened(request.queue(), request.by()));
        }
        return null;
    }

    /** An agent may pick for herself, anybody else for any agent. */
    @Nullable
    Rejection pick(Turn turn, Request.PickEntry request) {
        var entry = customersOwn(request.entry());
        if (entry == null) {
            return unknown(request.entry());
        }
        var agent = state.agents.get(request.agent());
        if (agent == null) {
            return AgentRules.unknown(request.agent());
        }
        if (request.by().isAnotherAgentThan(agent.id())) {
            return new Rejection(Reason.NOT_YOURS, "an agent can pick for herself only");
        }
        if (agent.station == null) {
            return new Rejection(Reason.NOT_SIGNED_IN, "agent " + agent.id() + " is not signed in");
        }
        if (!agent.hasRoomFor(entry.channel())
                || agent.isConcernedWith(entry.interaction)
                || !state.isReachable(agent)) {
            return new Rejection(Reason.NOT_NOW, "agent " + agent.id() + " is busy or cannot be reached");
        }
        var board = state.boards.get(entry.queue);
        if (!entry.isWaiting() || board == null) {
            return new Rejection(
                    Reason.NOT_NOW,
                    entry.offers.isEmpty()
                            ? entry.id + " is to be called later"
                            : entry.id + " is being offered to " + entry.offers.getFirst().agent);
        }
        turn.emit(new Event.OfferMade(
                state.nextOffer(),
                entry.id,
                entry.queue,
                agent.id(),
                agent.station,
                turn.now + board.config.ringMillis(),
                new Ledger(
                        Decided.PICK,
                        entry.step,
                        PICKED,
                        0,
                        List.of(),
                        List.of(),
                        turn.now - entry.queuedAt,
                        0,
                        request.by())));
        return null;
    }

    private static Rejection notAnAgents() {
        return new Rejection(Reason.NOT_YOURS, "an agent cannot change who waits where");
    }

    /** What agents have made to ask or to send on is theirs alone. */
    private @Nullable Entry customersOwn(QueueEntryId id) {
        var entry = state.entry(id);
        return entry == null || entry.purpose != null ? null : entry;
    }

    static Rejection unknown(QueueEntryId entry) {
        return new Rejection(Reason.UNKNOWN_ENTRY, "entry " + entry + " does not wait, or never did");
    }
}
