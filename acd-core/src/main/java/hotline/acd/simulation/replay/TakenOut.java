package hotline.acd.simulation.replay;

import hotline.acd.distributor.Event;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who was taken out of a queue, or sent to another one, by a person, a flow or the caller's key, after how long. It might have
 * happened to others on another such day: to anybody who waits, at the rate of that queue (the estimate of
 * {@link KaplanMeier}, with who was answered or gave up as one who might still have been taken out). Not for several threads
 * while it reads.
 */
final class TakenOut {
    /**
     * What is done with the entry.
     *
     * @param as WITHDRAWN, EXITED, CALLBACK or MOVED
     * @param to where it is moved, with which plan; null for the others
     */
    record How(
            EntryOutcome as, @Nullable QueueId to, @Nullable RoutingPlan plan) {}

    /** What will be done with an entry that still waits then. */
    record Fate(long afterMillis, How how) {}

    private record Open(QueueId queue, long queuedAt) {}

    private final Map<QueueId, List<KaplanMeier.Seen>> waits = new TreeMap<>();
    private final Map<QueueId, List<How>> hows = new TreeMap<>();
    private final Map<QueueEntryId, Open> open = new HashMap<>();
    /** Which queue they leave; nothing where the stay does not belong to the day. */
    private final Map<InteractionId, Optional<QueueId>> moving = new HashMap<>();

    private final Map<QueueId, KaplanMeier> estimates = new TreeMap<>();

    /** Whether the caller has left one queue by the command that brings her into the next. */
    boolean isMoving(InteractionId interaction) {
        return moving.containsKey(interaction);
    }

    /** @param counts whether the stay belongs to the day */
    void queued(Event.EntryQueued event, long at, boolean counts) {
        var from = moving.remove(event.entry().interaction());
        if (from != null && from.isPresent()) {
            did(from.get(), new How(EntryOutcome.MOVED, event.queue(), event.plan()));
        }
        if (counts) {
            open.put(event.entry(), new Open(event.queue(), at));
        }
    }

    void ended(Event.EntryEnded event) {
        var stay = open.remove(event.entry());
        if (event.outcome() == EntryOutcome.MOVED) {
            moving.put(event.entry().interaction(), Optional.ofNullable(stay).map(Open::queue));
        }
        if (stay == null) {
            return;
        }
        boolean taken =
                switch (event.outcome()) {
                    case WITHDRAWN, EXITED, CALLBACK, MOVED -> true;
                    case ANSWERED, ABANDONED, OVERFLOWED, TIMED_OUT, UNSERVED, CLOSED, UNREACHED, WINDOW_OVER -> false;
                };
        if (taken && event.outcome() != EntryOutcome.MOVED) {
            did(stay.queue(), new How(event.outcome(), null, null));
        }
        seen(stay, event.at(), taken);
    }

    /** Nothing more will be read: who still waits has not been taken out until then. */
    void end(long at) {
        open.values().forEach(stay -> seen(stay, at, false));
        waits.forEach((queue, seen) -> estimates.put(queue, new KaplanMeier(seen)));
    }

    /** What becomes of somebody who has just come into the queue, as far as others decide it; mostly nothing. */
    Optional<Fate> draw(QueueId queue, RandomGenerator random) {
        var estimate = estimates.get(queue);
        var done = hows.get(queue);
        if (estimate == null || done == null) {
            return Optional.empty();
        }
        long after = estimate.draw(random);
        return after == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Fate(after, done.get(random.nextInt(done.size()))));
    }

    private void did(QueueId queue, How how) {
        hows.computeIfAbsent(queue, id -> new ArrayList<>()).add(how);
    }

    private void seen(Open stay, long at, boolean taken) {
        waits.computeIfAbsent(stay.queue(), id -> new ArrayList<>())
                .add(new KaplanMeier.Seen(Math.max(0, at - stay.queuedAt()), taken));
    }
}
