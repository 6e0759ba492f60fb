package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;

/** What can fall due. */
sealed interface Due {
    /** An offer has rung long enough, or nobody has reported the end of one that is ending. */
    record OfferRunsOut(OfferId offer) implements Due {}

    /** The next step of a plan begins. */
    record StepEnds(QueueEntryId entry) implements Due {}

    /** An entry may be offered again to an agent who let it pass. */
    record RetryAllowed(QueueEntryId entry, AgentId agent) implements Due {}

    /** An agent whose last offer failed may be offered something again. */
    record RestEnds(AgentId agent) implements Due {}

    /** A line that was busy is tried again. */
    record LineFree(AgentId agent) implements Due {}

    /** Wrap-up runs out. */
    record WrapUpEnds(InteractionId interaction, AgentId agent) implements Due {}
}
