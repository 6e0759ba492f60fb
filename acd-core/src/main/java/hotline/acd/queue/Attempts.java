package hotline.acd.queue;

/**
 * How somebody is called who is promised a call. Times in milliseconds.
 *
 * @param most how often at most
 * @param retryAfterMillis how long after an attempt in vain the next one comes at the earliest
 * @param ringMillis how long the customer's phone may ring
 */
public record Attempts(int most, long retryAfterMillis, long ringMillis) {
    public Attempts {
        if (most < 1 || retryAfterMillis < 0) {
            throw new IllegalArgumentException(
                    "there must be an attempt to call, and the time between two is not negative");
        }
        if (ringMillis < 1_000) {
            throw new IllegalArgumentException("a telephone must be given one second to ring at least");
        }
    }
}
