package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import org.jspecify.annotations.Nullable;

/** An invitation that has not ended. */
final class Offer {
    final OfferId id;
    final Entry entry;
    final AgentId agent;
    final String station;
    final long madeAt;
    final long expiresAt;
    boolean ringing;
    /** The agent has accepted and waits for the customer, who is being called: until then, 0 before. */
    long dialExpiresAt;

    @Nullable
    OfferResult ending;

    @Nullable
    Long endingSince;

    /** When it has rung, or has been ending, for too long. */
    Agenda.@Nullable Item runsOut;

    Offer(OfferId id, Entry entry, AgentId agent, String station, long madeAt, long expiresAt) {
        this.id = id;
        this.entry = entry;
        this.agent = agent;
        this.station = station;
        this.madeAt = madeAt;
        this.expiresAt = expiresAt;
    }

    boolean isDialling() {
        return dialExpiresAt > 0;
    }

    QueueId queue() {
        return entry.queue;
    }
}
