package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.QueueExit;
import org.jspecify.annotations.Nullable;

/** What a caller's script is to do next. The newest order counts; one that was not begun is forgotten. */
sealed interface Order {
    /** Walk the call flow, from where it was interrupted if it was. */
    record Flow() implements Order {}

    /** Music until something else is ordered. */
    record Wait() implements Order {}

    /**
     * Ring this phone and let them talk.
     *
     * @param expiresAt when the core will take it back, milliseconds since 1970
     */
    record Ring(OfferId offer, String station, long expiresAt) implements Order {}

    /**
     * Let the caller talk with somebody whose leg waits.
     *
     * @param offer for which an agent has answered; null for somebody outside
     * @param channel that one's leg
     */
    record Join(@Nullable OfferId offer, String channel) implements Order {}

    /** Let the caller talk with two and more. */
    record Confer(String conference) implements Order {}

    /**
     * Walk on in the call flow, back from a queue.
     *
     * @param times how often the caller has come back, so that two returns for the same reason are two orders
     */
    record GoOn(QueueExit exit, int times) implements Order {}

    /** Hang up, on behalf of this one. */
    record Finish(EndedBy by) implements Order {}

    /** The interaction is not known or over in the core: the caller is a new one. */
    record BeginAnew() implements Order {}
}
