package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.Matter.Offering;

/** One thing that is otherwise on the line than it should be by the core's state. */
sealed interface LegDifference {
    record CustomerMissing(InteractionId interaction) implements LegDifference {}

    record RingingMissing(Offering offering) implements LegDifference {}

    record AgentMissing(InteractionId interaction, AgentId agent, OfferId offer) implements LegDifference {}

    /** The agent who waits while the customer is called. */
    record WaitingAgentMissing(Offering offering) implements LegDifference {}

    /** The customer who is being called: neither rings nor talks. */
    record CalledCustomerMissing(OfferId offer) implements LegDifference {}

    /** Somebody outside whom an agent has called. */
    record OutsideMissing(InteractionId interaction) implements LegDifference {}

    /** A supervisor whom we have called to an agent's line. */
    record WatcherMissing(InteractionId interaction, String station, String leg) implements LegDifference {}

    record AnswerUntold(Offering offering) implements LegDifference {}

    /** They talk already. */
    record TransferUntold(InteractionId interaction) implements LegDifference {}

    record Unwanted(String channel) implements LegDifference {}
}
