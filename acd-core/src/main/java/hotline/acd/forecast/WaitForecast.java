package hotline.acd.forecast;

import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the core expects into a range with a stated probability, and learns from what came of it: a fold of events, one
 * calibration for each queue. Confined to one thread.
 */
public final class WaitForecast {
    /** What was told of one entry that has not ended. */
    private static final class Told {
        final QueueId queue;
        final long queuedAt;
        final @Nullable WaitRange first;
        /** What was expected when the last range was told, or at the beginning; null: not known. */
        @Nullable
        Outlook outlook;

        @Nullable
        WaitRange last;

        Told(QueueId queue, long queuedAt, @Nullable Outlook outlook, @Nullable WaitRange first) {
            this.queue = queue;
            this.queuedAt = queuedAt;
            this.outlook = outlook;
            this.first = first;
            this.last = first;
        }
    }

    private final Map<QueueId, Calibration> calibrations = new HashMap<>();
    private final Map<QueueId, Hits> hits = new HashMap<>();
    private final Map<QueueEntryId, Told> told = new HashMap<>();

    /** Those who waited before the first event that is told: nothing was told of them, so nothing can be learnt from them. */
    public void begin(Snapshot snapshot) {
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            var entry = interaction.entry();
            if (entry != null) {
                told.put(entry.entry(), new Told(entry.queue(), entry.queuedAt(), null, null));
            }
        }
    }

    /** The next event, in the journal's order. */
    public void apply(Recorded recorded) {
        switch (recorded.event()) {
            case Event.EntryQueued queued -> {
                var first = queued.outlook() == null ? null : range(queued.queue(), queued.outlook());
                told.put(queued.entry(), new Told(queued.queue(), recorded.at(), queued.outlook(), first));
            }
            case Event.EntryEnded ended -> {
                var was = told.remove(ended.entry());
                if (was != null && was.first != null && ended.outcome() == EntryOutcome.ANSWERED) {
                    learn(was.queue, was.first, ended.at() - was.queuedAt);
                }
            }
            default -> {}
        }
    }

    private void learn(QueueId queue, WaitRange range, long waited) {
        boolean hit = waited >= range.lowMillis() && waited <= range.highMillis();
        hits.merge(queue, Hits.NONE.plus(hit), (before, one) -> before.plus(hit));
        calibration(queue).learn(range, waited);
    }

    /** What a caller who would be queued now can be told; null when nobody has to wait, or nobody knows how long. */
    public @Nullable WaitRange range(QueueId queue, Outlook outlook) {
        return outlook.expectedMillis() == 0 || outlook.expectedMillis() == Outlook.UNKNOWN
                ? null
                : calibration(queue).range(outlook);
    }

    /**
     * What somebody who waits can be told now. With nobody new ahead and unchanged staff the upper end never rises from one
     * time to the next.
     *
     * @param now what the core expects at this moment
     * @return null when it is her turn, nobody knows, or the entry has ended
     */
    public @Nullable WaitRange range(QueueEntryId entry, Outlook now) {
        var known = told.get(entry);
        var range = known == null ? null : range(known.queue, now);
        if (known == null || range == null) {
            return null;
        }
        boolean asBefore =
                known.outlook != null && now.ahead() <= known.outlook.ahead() && now.staff() == known.outlook.staff();
        if (asBefore && known.last != null && range.highMillis() > known.last.highMillis()) {
            long high = known.last.highMillis();
            range = new WaitRange(Math.min(range.lowMillis(), high), high);
        }
        known.outlook = now;
        known.last = range;
        return range;
    }

    /** How often the ranges told at the beginning held, since this fold began. */
    public Hits hits(QueueId queue) {
        return hits.getOrDefault(queue, Hits.NONE);
    }

    private Calibration calibration(QueueId queue) {
        return calibrations.computeIfAbsent(queue, id -> new Calibration());
    }
}
