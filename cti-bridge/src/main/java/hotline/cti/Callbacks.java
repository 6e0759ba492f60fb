package hotline.cti;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who may be called back, until when, and where: what of virtual hold does not belong into the journal. Any thread. */
public interface Callbacks {
    /**
     * Until when somebody who keeps her place now can be called at this number; empty when she cannot: the queue has no such thing, its hours are over,
     * or the number is none we may call. Does not block.
     *
     * @param number hostile, empty for a caller who withholds it
     */
    Optional<Instant> promisedUntil(QueueId queue, String number);

    /** After how long of waiting it is offered. Does not block. */
    Duration offeredAfter(QueueId queue);

    /**
     * She is to be called there. Durable when it returns; blocks. Again: the newest number counts.
     *
     * @throws RuntimeException when it could not be kept
     */
    void callAt(InteractionId interaction, String number);

    /** Whom to call; empty when nobody knows, or it may not be called (any more). May block, may throw: then the attempt has failed. */
    Optional<Destination> destination(InteractionId interaction);

    /** The number of ours that is shown where a call has to do with none in particular: an agent's own, or one among agents. Empty for none. Does not block. */
    String ourNumber();

    /**
     * @param number to dial, only digits and a leading +
     * @param shownAs our number, as her phone shows it; may be empty
     */
    record Destination(String number, String shownAs) {}
}
