package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import org.jspecify.annotations.Nullable;

/** A consultation that has not ended. Changed by {@link Changes} alone. */
final class Consult {
    final int ordinal;
    final AgentId by;
    final Target to;
    /** Who asked does not wait for the answer: whoever answers has the customer. */
    final boolean blind;
    /** Since when, milliseconds since 1970. */
    final long since;
    /** Whether somebody has answered. */
    boolean connected;
    /** The agent who has; null before, and outside. */
    @Nullable
    AgentId with;

    Consult(int ordinal, AgentId by, Target to, boolean blind, long since) {
        this.since = since;
        this.ordinal = ordinal;
        this.by = by;
        this.to = to;
        this.blind = blind;
    }

    boolean isOutside() {
        return to instanceof Target.ToOutside;
    }
}
