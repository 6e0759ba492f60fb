package hotline.acd.queue;

/**
 * A queue's rules for callers who hang up, keep their place and are called. Times in milliseconds.
 *
 * @param offerAfterMillis who has waited so long is offered it, with each announcement from then on
 * @param attempts how often the customer is called at most
 * @param retryAfterMillis how long after an attempt in vain the next one comes at the earliest
 * @param ringMillis how long the customer's phone may ring
 * @param opensAt from which minute of the centre's day customers are called, 0 to 1439
 * @param closesAt until which minute, more than {@code opensAt}, at most 1440. The core has no calendar: what is promised carries its end
 */
public record VirtualHold(
        long offerAfterMillis, int attempts, long retryAfterMillis, long ringMillis, int opensAt, int closesAt) {
    /** How who keeps a place is called. */
    public Attempts tries() {
        return new Attempts(attempts, retryAfterMillis, ringMillis);
    }

    /** The last minute of a day has this number. */
    public static final int DAY = 24 * 60;

    /** For places that were kept before the queue's rules were taken away. */
    public static final VirtualHold USUAL = new VirtualHold(60_000, 2, 300_000, 30_000, 0, DAY);

    public VirtualHold {
        if (offerAfterMillis < 1_000 || ringMillis < 1_000) {
            throw new IllegalArgumentException("virtual hold: offer-after and ring must be at least one second");
        }
        if (attempts < 1 || retryAfterMillis < 0) {
            throw new IllegalArgumentException(
                    "virtual hold: there must be an attempt, and the time between two is not negative");
        }
        if (opensAt < 0 || closesAt <= opensAt || closesAt > DAY) {
            throw new IllegalArgumentException("virtual hold: the hours must end after they begin, on the same day");
        }
    }
}
