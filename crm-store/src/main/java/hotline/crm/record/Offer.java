package hotline.crm.record;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One invitation to one agent, and why this agent.
 *
 * @param ordinal counts within the interaction, from 1
 * @param entry the ordinal of the queue entry
 */
public record Offer(
        int ordinal,
        OfferId id,
        int entry,
        AgentId agent,
        String station,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant rangAt,
        @Nullable Instant endedAt,
        @Nullable OfferResult result,
        Ledger ledger) {
    Offer rang(Instant at) {
        return new Offer(ordinal, id, entry, agent, station, madeAt, expiresAt, at, endedAt, result, ledger);
    }

    Offer ended(OfferResult as, Instant at) {
        return new Offer(ordinal, id, entry, agent, station, madeAt, expiresAt, rangAt, at, as, ledger);
    }

    boolean ringing() {
        return rangAt != null && endedAt == null;
    }
}
