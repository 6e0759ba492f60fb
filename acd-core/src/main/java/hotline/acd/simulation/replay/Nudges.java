package hotline.acd.simulation.replay;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.Recorded;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What people did to callers who went on waiting: another head start, or a certain agent for a certain caller. It might have
 * happened to others on another such day: to anybody who waits in that queue, after so long since the stay began or since the
 * last time (the estimate of {@link KaplanMeier}). Not for several threads while it reads.
 */
final class Nudges {
    /** Another head start, or an agent who takes the caller; the other is null. */
    record What(@Nullable Long headStartMillis, @Nullable AgentId agent) {}

    /** What will be done to an entry that still waits then. */
    record Fate(long afterMillis, What what) {}

    private record Spell(QueueId queue, long since) {}

    private final Map<QueueId, List<KaplanMeier.Seen>> waits = new TreeMap<>();
    private final Map<QueueId, List<What>> whats = new TreeMap<>();
    private final Map<QueueEntryId, Spell> open = new HashMap<>();
    private final Map<QueueId, KaplanMeier> estimates = new TreeMap<>();

    /** @param counts whether it belongs to the day */
    void take(Recorded recorded, boolean counts) {
        switch (recorded.event()) {
            case Event.EntryQueued queued -> {
                if (counts) {
                    open.put(queued.entry(), new Spell(queued.queue(), recorded.at()));
                }
            }
            case Event.EntryReordered reordered ->
                happened(reordered.entry(), recorded.at(), new What(reordered.headStartMillis(), null));
            case Event.OfferMade made -> {
                if (made.ledger().decision() == Ledger.Decided.PICK) {
                    happened(made.entry(), recorded.at(), new What(null, made.agent()));
                }
            }
            case Event.EntryEnded ended -> {
                var spell = open.remove(ended.entry());
                if (spell != null) {
                    seen(spell, ended.at(), false);
                }
            }
            default -> {}
        }
    }

    private void happened(QueueEntryId entry, long at, What what) {
        var spell = open.get(entry);
        if (spell != null) {
            seen(spell, at, true);
            whats.computeIfAbsent(spell.queue(), id -> new ArrayList<>()).add(what);
            open.put(entry, new Spell(spell.queue(), at));
        }
    }

    /** Nothing more will be read. */
    void end(long at) {
        open.values().forEach(spell -> seen(spell, at, false));
        waits.forEach((queue, seen) -> estimates.put(queue, new KaplanMeier(seen)));
    }

    private void seen(Spell spell, long at, boolean nudged) {
        waits.computeIfAbsent(spell.queue(), id -> new ArrayList<>())
                .add(new KaplanMeier.Seen(Math.max(0, at - spell.since()), nudged));
    }

    /** What is done next to somebody who waits in the queue, from now on; mostly nothing. */
    Optional<Fate> draw(QueueId queue, RandomGenerator random) {
        var estimate = estimates.get(queue);
        var done = whats.get(queue);
        if (estimate == null || done == null) {
            return Optional.empty();
        }
        long after = estimate.draw(random);
        return after == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Fate(after, done.get(random.nextInt(done.size()))));
    }
}
