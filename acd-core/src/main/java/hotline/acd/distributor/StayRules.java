package hotline.acd.distributor;

import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.WhenUnserved;
import hotline.acd.routing.RoutingPlan;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * How long one may stay in a queue. Who rings somewhere stays; afterwards it is looked at again.
 *
 * <ol>
 *   <li>The queue has closed, and the time allowed after that is over: CLOSED.
 *   <li>The longest wait is over: TIMED_OUT.
 *   <li>Nobody can serve the queue, has not been able to for so long, and the queue's rule for that cause says so: UNSERVED.
 *   <li>The first overflow rule that applies: OVERFLOWED, to its queue when that one lets the entry in and it has not come
 *       from there, or back into the flow.
 * </ol>
 */
final class StayRules {
    /** How often it is looked at what depends on more than the time waited. */
    static final long REVIEW_MILLIS = 10_000;

    private final State state;
    private final Departures departures;
    private final Admission admission;
    private final ExpectedWait expectedWait;

    StayRules(State state, Departures departures, Admission admission, ExpectedWait expectedWait) {
        this.state = state;
        this.departures = departures;
        this.admission = admission;
        this.expectedWait = expectedWait;
    }

    /** Lets an entry go that may not stay. */
    void review(Turn turn, Entry entry) {
        var board = state.boards.get(entry.queue);
        if (board == null || board.hasNoLimits() || entry.held != null || !entry.isWaiting()) {
            return;
        }
        var reason = reasonToLeave(board, entry, turn.now);
        if (reason != null) {
            departures.leave(turn, entry, reason, Actor.SYSTEM);
            return;
        }
        for (Overflow rule : board.config.limits().overflows()) {
            if (applies(rule, board, entry, turn.now)) {
                overflow(turn, entry, rule.to());
                return;
            }
        }
    }

    /** An entry has waited so long that a rule may apply. */
    void waitedLong(Turn turn, QueueEntryId id) {
        var entry = state.entry(id);
        if (entry != null) {
            review(turn, entry);
            watch(state, entry, turn.now);
        }
    }

    /**
     * Looks at all who wait in the queue, those who came last first: what they expect is worst. Once somebody stays whom all
     * rules have waited for, those before her stay too.
     */
    void reviewQueue(Turn turn, QueueId id) {
        var board = state.boards.get(id);
        if (board == null) {
            return;
        }
        var waiting = new ArrayList<>(board.inQueue);
        waiting.removeIf(entry -> !entry.isWaiting());
        waiting.sort(Entry.ORDER.reversed());
        for (Entry entry : waiting) {
            review(turn, entry);
            if (!entry.ended && nextLook(board.config.limits(), entry, turn.now) == Distributor.NEVER) {
                break;
            }
        }
        watchReview(state, board, turn.now);
    }

    /** The queue has been closed, or nobody has served it, for so long that those who wait leave. */
    void clear(Turn turn, QueueId id) {
        var board = state.boards.get(id);
        if (board != null) {
            new ArrayList<>(board.inQueue).forEach(entry -> review(turn, entry));
        }
    }

    private static @Nullable EntryOutcome reasonToLeave(QueueBoard board, Entry entry, long now) {
        var limits = board.config.limits();
        if (board.closedSince != null && isOver(board.closedSince, limits.afterClosingMillis(), now)) {
            return EntryOutcome.CLOSED;
        }
        if (limits.longestWaitMillis() > 0 && isOver(entry.queuedAt, limits.longestWaitMillis(), now)) {
            return EntryOutcome.TIMED_OUT;
        }
        var unserved = board.unserved();
        if (unserved != null
                && board.unservedSince != null
                && board.whenUnserved(unserved) == WhenUnserved.LEAVE
                && isOver(board.unservedSince, limits.unservedMillis(), now)) {
            return EntryOutcome.UNSERVED;
        }
        return null;
    }

    private static boolean isOver(long since, long millis, long now) {
        return millis != QueueLimits.FOR_EVER && now - since >= millis;
    }

    private boolean applies(Overflow rule, QueueBoard board, Entry entry, long now) {
        if (!isOver(entry.queuedAt, rule.afterMillis(), now)) {
            return false;
        }
        if (rule.expectedMillis() > 0 && expectedWait.of(board, entry).expectedMillis() < rule.expectedMillis()) {
            return false;
        }
        if (rule.to() == null) {
            return true;
        }
        var target = state.boards.get(rule.to());
        return target != null
                && target.config.channel() == entry.channel()
                && !rule.to().equals(entry.queue)
                && !entry.overflowedFrom.contains(rule.to())
                && admission.refuses(target, entry.orderKey) == null
                && target.serviceLevel(now) >= rule.targetServiceLevel();
    }

    private void overflow(Turn turn, Entry entry, @Nullable QueueId to) {
        if (to == null) {
            departures.leave(turn, entry, EntryOutcome.OVERFLOWED, Actor.SYSTEM);
        } else {
            departures.overflow(turn, entry, to, RoutingPlan.WHOLE_QUEUE);
        }
    }

    /** Must be called when it may have changed whether anybody can serve the queue. */
    static void noteService(State state, QueueBoard board, long at) {
        if (board.unserved() == null) {
            board.unservedSince = null;
        } else {
            if (board.unservedSince == null) {
                board.unservedSince = at;
            }
            if (!board.hasNoLimits()) {
                board.inQueue.forEach(state.unsettled::add);
            }
        }
        watchClearing(state, board, at);
    }

    /** Plans all looks at a queue and its entries. */
    static void watchAll(State state, QueueBoard board, long now) {
        watchReview(state, board, now);
        watchClearing(state, board, now);
        board.inQueue.forEach(entry -> watch(state, entry, now));
    }

    /** Plans the next look at an entry. */
    static void watch(State state, Entry entry, long now) {
        var due = new Due.WaitedLong(entry.id);
        var board = state.boards.get(entry.queue);
        long next =
                board == null || board.hasNoLimits() ? Distributor.NEVER : nextLook(board.config.limits(), entry, now);
        if (next == Distributor.NEVER) {
            state.agenda.clear(due);
        } else {
            state.agenda.set(due, next);
        }
    }

    private static long nextLook(QueueLimits limits, Entry entry, long now) {
        long next = Distributor.NEVER;
        if (limits.longestWaitMillis() > 0 && entry.queuedAt + limits.longestWaitMillis() > now) {
            next = entry.queuedAt + limits.longestWaitMillis();
        }
        for (Overflow rule : limits.overflows()) {
            if (entry.queuedAt + rule.afterMillis() > now) {
                next = Math.min(next, entry.queuedAt + rule.afterMillis());
            }
        }
        return next;
    }

    /** Plans the next look at all who wait in a queue, at a whole multiple of the time between two: so it follows from the state. */
    static void watchReview(State state, QueueBoard board, long now) {
        boolean needed = board.reviewed && !board.inQueue.isEmpty();
        long next = (now / REVIEW_MILLIS + 1) * REVIEW_MILLIS;
        plan(state, new Due.QueueReview(board.config.id()), needed ? next : Distributor.NEVER, now);
    }

    /** Plans when those leave who wait in a queue that has closed, or that nobody serves. */
    private static void watchClearing(State state, QueueBoard board, long now) {
        var limits = board.config.limits();
        plan(
                state,
                new Due.QueueCleared(board.config.id()),
                after(board.closedSince, limits.afterClosingMillis()),
                now);
        plan(state, new Due.QueueGivenUp(board.config.id()), after(board.unservedSince, limits.unservedMillis()), now);
    }

    private static long after(@Nullable Long since, long millis) {
        return since == null || millis == QueueLimits.FOR_EVER ? Distributor.NEVER : since + millis;
    }

    private static void plan(State state, Due due, long at, long now) {
        if (at == Distributor.NEVER || at <= now) {
            state.agenda.clear(due);
        } else {
            state.agenda.set(due, at);
        }
    }
}
