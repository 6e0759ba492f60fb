package hotline.crm.record;

import hotline.acd.distributor.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From now on the agent is this.
 *
 * @param position the event that made it so
 * @param causedBy who or which rule, null when it follows from the work
 */
public record AgentStateChange(
        Position position,
        Instant at,
        AgentNow now,
        @Nullable String causedBy) {}
