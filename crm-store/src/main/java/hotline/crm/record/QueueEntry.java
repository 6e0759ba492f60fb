package hotline.crm.record;

import hotline.acd.distributor.Purpose;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One stay in one queue.
 *
 * @param ordinal counts within the interaction, from 1
 * @param step the step of the plan it had reached, from 0
 * @param orderKey queued-at minus head start
 * @param attached codes the flow attached when it handed over
 * @param toBeCalled the place of a caller who has hung up and will be called; counts in no figure of the queue
 * @param waitMillis from queued to its end, ringing included; null while it waits
 * @param purpose why an agent has made it, which counts in no figure of the queue either; null for one of the customer's own
 */
public record QueueEntry(
        int ordinal,
        QueueId queue,
        RoutingPlan plan,
        int step,
        Instant orderKey,
        long headStartMillis,
        Instant queuedAt,
        SortedMap<String, String> attached,
        boolean toBeCalled,
        @Nullable Instant endedAt,
        @Nullable EntryOutcome outcome,
        @Nullable Long waitMillis,
        @Nullable Purpose purpose) {
    QueueEntry atStep(int reached) {
        return new QueueEntry(
                ordinal,
                queue,
                plan,
                reached,
                orderKey,
                headStartMillis,
                queuedAt,
                attached,
                toBeCalled,
                endedAt,
                outcome,
                waitMillis,
                purpose);
    }

    QueueEntry reordered(Instant key, long headStart) {
        return new QueueEntry(
                ordinal,
                queue,
                plan,
                step,
                key,
                headStart,
                queuedAt,
                attached,
                toBeCalled,
                endedAt,
                outcome,
                waitMillis,
                purpose);
    }

    QueueEntry ended(EntryOutcome as, Instant at) {
        return new QueueEntry(
                ordinal,
                queue,
                plan,
                step,
                orderKey,
                headStartMillis,
                queuedAt,
                attached,
                toBeCalled,
                at,
                as,
                at.toEpochMilli() - queuedAt.toEpochMilli(),
                purpose);
    }
}
