package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;

/** What can fall due. At the same moment one kind happens after the other, and those of a kind in the order of their ids. */
sealed interface Due {
    /** How many kinds there are. */
    int KINDS = 13;

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

    /** An agent's line was lost, and has not come back. */
    record LineStaysLost(InteractionId interaction, AgentId agent) implements Due {}

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

    /** The place of its kind in the order, from 0. */
    default int kind() {
        return switch (this) {
            case CallbackDue due -> 0;
            case LineFree due -> 1;
            case LineStaysLost due -> 2;
            case OfferRunsOut due -> 3;
            case QueueCleared due -> 4;
            case QueueGivenUp due -> 5;
            case QueueReview due -> 6;
            case RestEnds due -> 7;
            case RetryAllowed due -> 8;
            case StepEnds due -> 9;
            case WaitedLong due -> 10;
            case WindowOver due -> 11;
            case WrapUpEnds due -> 12;
        };
    }

    /** By the ids; {@code other} must be of the same kind. */
    default int compareToSameKind(Due other) {
        return switch (this) {
            case CallbackDue due -> due.entry.compareTo(((CallbackDue) other).entry);
            case LineFree due -> due.agent.compareTo(((LineFree) other).agent);
            case LineStaysLost due -> {
                int byFirst = due.interaction.compareTo(((LineStaysLost) other).interaction);
                yield byFirst != 0 ? byFirst : due.agent.compareTo(((LineStaysLost) other).agent);
            }
            case OfferRunsOut due -> due.offer.compareTo(((OfferRunsOut) other).offer);
            case QueueCleared due -> due.queue.compareTo(((QueueCleared) other).queue);
            case QueueGivenUp due -> due.queue.compareTo(((QueueGivenUp) other).queue);
            case QueueReview due -> due.queue.compareTo(((QueueReview) other).queue);
            case RestEnds due -> due.agent.compareTo(((RestEnds) other).agent);
            case RetryAllowed due -> {
                int byFirst = due.entry.compareTo(((RetryAllowed) other).entry);
                yield byFirst != 0 ? byFirst : due.agent.compareTo(((RetryAllowed) other).agent);
            }
            case StepEnds due -> due.entry.compareTo(((StepEnds) other).entry);
            case WaitedLong due -> due.entry.compareTo(((WaitedLong) other).entry);
            case WindowOver due -> due.entry.compareTo(((WindowOver) other).entry);
            case WrapUpEnds due -> {
                int byFirst = due.interaction.compareTo(((WrapUpEnds) other).interaction);
                yield byFirst != 0 ? byFirst : due.agent.compareTo(((WrapUpEnds) other).agent);
            }
        };
    }
}
