package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom an agent asks while the customer is on hold.
 *
 * @param by who asks
 * @param agent the one asked: named by who asks, or who has answered in the queue; null before, and outside
 * @param queue of which queue somebody is asked, null for a certain one
 * @param outside somebody outside is asked
 * @param withConsulted who asks talks with the one asked; false: with the customer, and the one asked hears music
 */
public record ConsultView(
        AgentId by,
        @Nullable AgentId agent,
        @Nullable QueueId queue,
        boolean outside,
        Progress state,
        boolean withConsulted,
        Instant since) {
    /** How far it is. */
    public enum Progress {
        CALLING,
        CONNECTED
    }
}
