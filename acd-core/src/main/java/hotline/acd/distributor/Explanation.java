package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Ledger.ExclusionReason;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole decision behind an offer, of which its {@link Ledger} is the summary: everybody was looked at, one by one.
 *
 * @param offered the offer's event
 * @param candidates all agents whom the step meant: those who could take it, best first, then those who could not, by id
 * @param others the other waiting entries the chosen agent could have taken, first come first
 */
public record Explanation(Event.OfferMade offered, long at, List<Considered> candidates, List<Other> others) {
    public Explanation {
        candidates = List.copyOf(candidates);
        others = List.copyOf(others);
    }

    /**
     * An agent who was considered.
     *
     * @param score of somebody who could take it, as the ledger's rule counts; lower is better
     * @param excluded why not, null for somebody who could take it
     */
    public record Considered(
            AgentId agent, long score, @Nullable ExclusionReason excluded) {}

    /**
     * An entry that waited as well.
     *
     * @param orderKey queued-at minus head start, milliseconds since 1970
     */
    public record Other(QueueEntryId entry, QueueId queue, long orderKey) {}
}
