package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the agent's own page shows it.
 *
 * @param state derived from availability and work
 * @param since when {@code state} began
 * @param reason why not ready, null otherwise
 * @param pending what follows once free
 * @param station where the phone is, null when signed out; of a telephone outside the last digits, {@code tel:*8000}
 * @param phoneReachable null when signed out
 * @param helpSince since when the agent asks for a supervisor, null for not
 * @param watching on whose line the agent, a supervisor, is; null for on nobody's
 */
public record AgentView(
        AgentId agent,
        AgentState state,
        Instant since,
        Available availability,
        @Nullable String reason,
        @Nullable Pending pending,
        @Nullable String station,
        @Nullable Boolean phoneReachable,
        @Nullable Instant helpSince,
        @Nullable WatchView watching) {
    /** What the person chose, or a rule set for them. */
    public enum Available {
        LOGGED_OUT,
        NOT_READY,
        READY
    }

    /** @param reason why not ready, null otherwise */
    public record Pending(Available availability, @Nullable String reason) {}
}
