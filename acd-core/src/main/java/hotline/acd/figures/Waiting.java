package hotline.acd.figures;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An entry that has not ended.
 *
 * @param since when it was queued, milliseconds since 1970
 * @param orderKey queued-at minus head start: the smallest is next
 * @param toBeCalled the caller has hung up and will be called; such an entry counts in no figure
 * @param offeredTo the agent it is offered to now, null for nobody
 */
public record Waiting(
        QueueEntryId entry,
        QueueId queue,
        long since,
        long orderKey,
        boolean toBeCalled,
        @Nullable AgentId offeredTo) {
    /** In which they are served. */
    public static final Comparator<Waiting> ORDER =
            Comparator.comparingLong(Waiting::orderKey).thenComparing(Waiting::entry);

    public InteractionId interaction() {
        return entry.interaction();
    }

    Waiting reordered(long key) {
        return new Waiting(entry, queue, since, key, toBeCalled, offeredTo);
    }

    Waiting offeredBy(Beginning.@Nullable OpenOffer offer) {
        return offer == null ? this : new Waiting(entry, queue, since, orderKey, toBeCalled, offer.agent());
    }
}
