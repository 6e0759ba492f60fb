package hotline.crm.record;

import hotline.acd.agent.AgentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who took part between two changes.
 *
 * @param ordinal counts within the interaction, from 1
 * @param customer whether the customer did
 */
public record Segment(
        int ordinal,
        boolean customer,
        List<AgentId> agents,
        Instant beganAt,
        @Nullable Instant endedAt) {
    public Segment {
        agents = List.copyOf(agents);
    }

    Segment ended(Instant at) {
        return new Segment(ordinal, customer, agents, beganAt, at);
    }
}
