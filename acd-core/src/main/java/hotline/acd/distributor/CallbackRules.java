package hotline.acd.distributor;

import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.distributor.Snapshot.LeftPlace;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.VirtualHold;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Virtual hold: a caller hangs up and keeps the place. An agent accepts first and is kept; then the customer is called, once for each
 * acceptance. Who is not reached is tried again later, a few times, as long as the hours last.
 */
final class CallbackRules {
    private final State state;
    private final AgentRules agents;
    private final ConversationRules conversations;

    CallbackRules(State state, AgentRules agents, ConversationRules conversations) {
        this.state = state;
        this.agents = agents;
        this.conversations = conversations;
    }

    @Nullable
    Rejection keep(Turn turn, Request.KeepPlace request) {
        var interaction = state.interactions.get(request.interaction());
        if (interaction == null) {
            return new Rejection(
                    Reason.UNKNOWN_INTERACTION, "interaction " + request.interaction() + " is over or never was");
        }
        var entry = interaction.entry;
        if (entry != null && entry.held != null) {
            return null;
        }
        if (!interaction.customerPresent) {
            return new Rejection(Reason.CUSTOMER_GONE, "the customer of " + interaction.id + " has left");
        }
        var left = interaction.left;
        var queue = entry != null ? entry.queue : left != null ? left.queue() : null;
        if (queue == null) {
            return new Rejection(Reason.NOT_NOW, interaction.id + " has no place in a queue");
        }
        var board = state.boards.get(queue);
        if (board == null || board.config.virtualHold() == null) {
            return new Rejection(Reason.INVALID, "the queue of " + interaction.id + " has no virtual hold");
        }
        if (request.until() <= turn.now) {
            return new Rejection(Reason.INVALID, "nobody is called at this time");
        }
        if (entry != null) {
            turn.emit(new Event.EntryEnded(entry.id, EntryOutcome.CALLBACK, turn.now, request.by()));
            OfferRules.rescind(turn, entry.offers, null);
            left = interaction.left;
        }
        if (left != null) {
            turn.emit(placeKept(interaction, left, request.until()));
        }
        return null;
    }

    @Nullable
    Rejection promise(Turn turn, Request.PromiseCall request) {
        var id = request.interaction();
        if (state.interactions.get(id) != null) {
            return null;
        }
        if (state.endedInteractions.contains(id)) {
            return new Rejection(Reason.UNKNOWN_INTERACTION, "interaction " + id + " is over");
        }
        if (state.boards.get(request.queue()) == null) {
            return new Rejection(Reason.UNKNOWN_QUEUE, "there is no queue " + request.queue());
        }
        if (request.until() <= turn.now) {
            return new Rejection(Reason.INVALID, "nobody is called at this time");
        }
        turn.emit(new Event.InteractionBegan(
                id, MediaChannel.VOICE, Direction.OUTBOUND, Request.PromiseCall.ENTRY_POINT, turn.now));
        turn.emit(new Event.PlaceKept(
                new QueueEntryId(id, 1),
                request.queue(),
                request.plan(),
                0,
                state.position,
                turn.now,
                turn.now,
                Collections.emptySortedMap(),
                request.until(),
                request.tries()));
        turn.emit(new Event.CustomerLeft(id, EndedBy.SYSTEM, null, turn.now));
        return null;
    }

    private static Event.PlaceKept placeKept(Interaction interaction, LeftPlace left, long until) {
        return new Event.PlaceKept(
                new QueueEntryId(interaction.id, interaction.entriesSoFar + 1),
                left.queue(),
                left.plan(),
                left.step(),
                left.queuedAs(),
                left.queuedAt(),
                left.orderKey(),
                left.attached(),
                until,
                null);
    }

    /** An agent has answered the offer of a kept place: from here on the customer is called, and nobody else asked. */
    void accepted(Turn turn, Offer offer, long at) {
        var entry = offer.entry;
        var place = entry.held;
        if (place == null || place.dialling != null || offer.ending != null) {
            return;
        }
        turn.emit(new Event.CustomerDialled(
                offer.id,
                entry.id,
                place.attempts + 1,
                turn.now + tries(entry, place).ringMillis(),
                at));
        for (Offer other : List.copyOf(entry.offers)) {
            if (other != offer && other.ending == null) {
                turn.emit(new Event.OfferEnding(other.id, OfferResult.RESCINDED, offer.agent));
            }
        }
    }

    void notReached(Turn turn, Report.CustomerNotReached report) {
        var offer = state.offers.get(report.offer());
        if (offer == null || !offer.isDialling()) {
            turn.absorb(report, report.offer(), "nobody is being called for it");
            return;
        }
        failed(turn, offer, report.how(), OfferResult.UNREACHED, turn.clamp(report.at(), offer.madeAt));
    }

    /**
     * The attempt is over, in vain.
     *
     * @param as what the agent's offer counts as
     */
    void failed(Turn turn, Offer offer, CallbackEnd how, OfferResult as, long at) {
        var entry = offer.entry;
        var place = entry.held;
        if (place != null && !entry.ended && offer.id.equals(place.dialling)) {
            var tries = tries(entry, place);
            long next = turn.now + tries.retryAfterMillis();
            var end = place.attempts >= tries.most()
                    ? EntryOutcome.UNREACHED
                    : next >= place.until ? EntryOutcome.WINDOW_OVER : null;
            turn.emit(new Event.CustomerNotReached(
                    entry.id, offer.id, place.attempts, how, at, end == null ? next : null));
            endOffer(turn, offer, as, at);
            if (end != null) {
                close(turn, entry, end);
            }
        } else {
            endOffer(turn, offer, as, at);
        }
    }

    private void endOffer(Turn turn, Offer offer, OfferResult as, long at) {
        turn.emit(new Event.OfferEnded(offer.id, as, at));
        var agent = state.agents.get(offer.agent);
        var board = state.boards.get(offer.queue());
        if (agent != null) {
            agents.afterFailedOffer(
                    turn, agent, offer.entry.channel(), as, OfferRules.makesNotReady(as, offer.entry, board));
        }
        conversations.endIfOver(turn, offer.entry.interaction, at);
    }

    void due(Turn turn, QueueEntryId id) {
        var entry = state.entry(id);
        if (entry != null && entry.held != null && entry.held.restsUntil > 0) {
            turn.emit(new Event.CallbackDue(id));
        }
    }

    /** Who is being called just then may still answer. */
    void windowOver(Turn turn, QueueEntryId id) {
        var entry = state.entry(id);
        if (entry != null && entry.isToBeDialled() && entry.held != null && entry.held.dialling == null) {
            close(turn, entry, EntryOutcome.WINDOW_OVER);
        }
    }

    private void close(Turn turn, Entry entry, EntryOutcome as) {
        turn.emit(new Event.EntryEnded(entry.id, as, turn.now, Actor.SYSTEM));
        OfferRules.rescind(turn, entry.offers, null);
        conversations.endIfOver(turn, entry.interaction, turn.now);
    }

    private Attempts tries(Entry entry, HeldPlace place) {
        if (place.tries != null) {
            return place.tries;
        }
        var board = state.boards.get(entry.queue);
        var rules = board == null ? null : board.config.virtualHold();
        return (rules == null ? VirtualHold.USUAL : rules).tries();
    }
}
