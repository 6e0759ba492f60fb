package hotline.acd.figures;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import org.jspecify.annotations.Nullable;

/**
 * An agent at one moment.
 *
 * @param reason why not ready, null in other states
 * @param since when this state, or this reason in it, began; milliseconds since 1970
 * @param pending what the agent will be once free, null for no change
 * @param station where the agent is signed in, null when signed out
 * @param offer the offer that has not ended
 * @param interaction the one whose assignment has not ended, else the one offered
 * @param queue that interaction's
 * @param today counted up to this moment
 */
public record AgentView(
        AgentId agent,
        String team,
        AgentState state,
        @Nullable NotReadyReason reason,
        long since,
        @Nullable Availability pending,
        @Nullable String station,
        @Nullable OfferId offer,
        @Nullable InteractionId interaction,
        @Nullable QueueId queue,
        AgentFigures today) {}
