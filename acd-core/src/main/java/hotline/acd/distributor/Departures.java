package hotline.acd.distributor;

import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.ArrayList;
import java.util.List;

/** How a stay in a queue ends without an agent while the caller is still there. */
final class Departures {
    private final State state;
    private final ExpectedWait expectedWait;

    Departures(State state, ExpectedWait expectedWait) {
        this.state = state;
        this.expectedWait = expectedWait;
    }

    /** The entry goes on to the next step of its plan, or leaves after the last. */
    void endStep(Turn turn, Entry entry) {
        if (entry.inLastStep()) {
            leave(turn, entry, EntryOutcome.OVERFLOWED, Actor.SYSTEM);
        } else {
            turn.emit(new Event.EntryStepReached(entry.id, entry.step + 1));
        }
    }

    /** The caller leaves the queue and goes on in the flow. */
    void leave(Turn turn, Entry entry, EntryOutcome outcome, Actor by) {
        turn.emit(new Event.EntryEnded(entry.id, outcome, turn.now, by));
        OfferRules.rescind(turn, entry.offers, null);
    }

    /** Somebody sends the caller to another queue, at the same place in the order. */
    void move(Turn turn, Entry entry, QueueId to, RoutingPlan plan, Actor by) {
        leave(turn, entry, EntryOutcome.MOVED, by);
        queueAgain(turn, entry, to, plan, List.of());
    }

    /** A rule does. */
    void overflow(Turn turn, Entry entry, QueueId to, RoutingPlan plan) {
        leave(turn, entry, EntryOutcome.OVERFLOWED, Actor.SYSTEM);
        var from = new ArrayList<>(entry.overflowedFrom);
        from.add(entry.queue);
        queueAgain(turn, entry, to, plan, from);
    }

    private void queueAgain(Turn turn, Entry entry, QueueId to, RoutingPlan plan, List<QueueId> overflowedFrom) {
        if (entry.held != null && !entry.held.reached) {
            turn.emit(new Event.PlaceKept(
                    new QueueEntryId(entry.interaction.id, entry.interaction.entriesSoFar + 1),
                    to,
                    plan,
                    0,
                    entry.queuedAs,
                    entry.queuedAt,
                    entry.orderKey,
                    entry.attached,
                    entry.held.until,
                    entry.held.tries));
            return;
        }
        var board = state.boards.get(to);
        turn.emit(new Event.EntryQueued(
                new QueueEntryId(entry.interaction.id, entry.interaction.entriesSoFar + 1),
                to,
                plan,
                turn.now - entry.orderKey,
                entry.orderKey,
                entry.attached,
                overflowedFrom,
                board == null ? null : expectedWait.of(board, entry.orderKey)));
    }
}
