package hotline.crm.record;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's state is derived from.
 *
 * @param available the availability alone: LOGGED_OUT, NOT_READY or READY
 * @param reason why not ready, null otherwise
 * @param offer the offer that has not ended
 * @param interaction the one whose assignment has not ended
 * @param activity in that assignment: TALKING, HOLD or WRAP_UP
 */
public record AgentNow(
        AgentId agent,
        AgentState available,
        @Nullable String reason,
        @Nullable String station,
        @Nullable OfferId offer,
        @Nullable InteractionId interaction,
        @Nullable AgentState activity) {
    static AgentNow unknown(AgentId agent) {
        return new AgentNow(agent, AgentState.LOGGED_OUT, null, null, null, null, null);
    }

    /** Work comes before what the person chose. */
    public AgentState state() {
        if (activity != null) {
            return activity;
        }
        return offer != null ? AgentState.RESERVED : available;
    }

    AgentNow signedInAt(String station) {
        return new AgentNow(
                agent,
                AgentState.NOT_READY,
                NotReadyReason.SIGNED_IN.code(),
                StoredText.of(OutsideStation.shown(station)),
                offer,
                interaction,
                activity);
    }

    AgentNow with(Availability availability) {
        return switch (availability) {
            case Availability.LoggedOut out ->
                new AgentNow(agent, AgentState.LOGGED_OUT, null, null, offer, interaction, activity);
            case Availability.NotReady not ->
                new AgentNow(agent, AgentState.NOT_READY, not.reason().code(), station, offer, interaction, activity);
            case Availability.Ready ready ->
                new AgentNow(agent, AgentState.READY, null, station, offer, interaction, activity);
        };
    }

    AgentNow offered(@Nullable OfferId open) {
        return new AgentNow(agent, available, reason, station, open, interaction, activity);
    }

    AgentNow working(InteractionId on, AgentState how) {
        return new AgentNow(agent, available, reason, station, offer, on, how);
    }

    AgentNow free() {
        return new AgentNow(agent, available, reason, station, offer, null, null);
    }
}
