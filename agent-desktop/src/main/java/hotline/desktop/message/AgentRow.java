package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * An agent on the board.
 *
 * @param handled conversations whose wrap-up was completed today
 * @param talkMillis today, of stretches that have ended
 */
public record AgentRow(
        AgentView agent,
        String name,
        String team,
        @Nullable InteractionId interaction,
        @Nullable QueueId queue,
        int handled,
        long talkMillis) {
    public AgentId id() {
        return agent.agent();
    }
}
