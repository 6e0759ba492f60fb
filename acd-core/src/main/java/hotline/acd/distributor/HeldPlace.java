package hotline.acd.distributor;

import hotline.acd.queue.Attempts;
import org.jspecify.annotations.Nullable;

/** What a queue entry has besides whose caller hung up, keeps the place and will be called. Changed by {@link Changes} alone. */
final class HeldPlace {
    /** When what was promised is over, milliseconds since 1970; {@link Distributor#NEVER} where nothing was. */
    final long until;
    /** How the customer is called; null: as the queue does. */
    final @Nullable Attempts tries;
    /** How often the customer was called. */
    int attempts;
    /** Nobody is offered it before, milliseconds since 1970; 0: at any time. */
    long restsUntil;
    /** The offer whose agent has accepted and waits while the customer is called. */
    @Nullable
    OfferId dialling;
    /** The customer is on the line again: from now on an entry like others. */
    boolean reached;

    HeldPlace(long until, @Nullable Attempts tries) {
        this.until = until;
        this.tries = tries;
    }
}
