package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;

/** What can fall due. */
sealed interface Due {
    /** An offer has rung long enough, or nobody has reported the end of one that is ending. */
    record OfferRunsOut(OfferId offer) implements Due {}

    /** The next step of a plan begins. */
    record StepEnds(QueueEntryId entry) implements Due {}

    /** A place whose customer was not reached may be offered again. */
    record CallbackDue(QueueEntryId entry) implements Due {}

    /** The customer of a place can no longer be called. */
    record WindowOver(QueueEntryId entry) implements Due {}

    /** An entry may be offered again to an agent who let it pass. */
    record RetryAllowed(QueueEntryId entry, AgentId agent) implements Due {}

    /** An agent whose last offer failed may be offered something again. */
    record RestEnds(AgentId agent) implements Due {}

    /** A line that was busy is tried again. */
    record LineFree(AgentId agent) implements Due {}

    /** An entry has waited so long that it may have to leave. */
    record WaitedLong(QueueEntryId entry) implements Due {}

    /** All who wait in a queue are looked at: some may have to leave. */
    record QueueReview(QueueId queue) implements Due {}

    /** Those who still wait in a queue that has closed leave. */
    record QueueCleared(QueueId queue) implements Due {}

    /** Those who wait in a queue that nobody can serve leave. */
    record QueueGivenUp(QueueId queue) implements Due {}

    /** Wrap-up runs out. */
    record WrapUpEnds(InteractionId interaction, AgentId agent) implements Due {}

    /**
     * Whether nothing happens but that somebody may be offered something again. Who may at the same moment is looked at
     * together: or else the first would take an entry from somebody for whom another comes first.
     */
    default boolean onlyOpens() {
        return this instanceof RestEnds || this instanceof RetryAllowed;
    }
}
