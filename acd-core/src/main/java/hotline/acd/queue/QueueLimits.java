package hotline.acd.queue;

import java.util.List;

/**
 * Who may enter a queue, and how long one stays. An entry that rings somewhere is never sent away. Times in milliseconds.
 *
 * @param capacity how many may be in the queue at once; 0: any number
 * @param whenNobodyLoggedIn while nobody who serves the queue is logged in
 * @param whenAllNotReady while somebody is, but all of them are not ready
 * @param unservedMillis for how long it must be so before who waits leaves
 * @param longestExpectedMillis who is expected to wait longer may not enter; 0: whatever is expected
 * @param longestWaitMillis who has waited so long leaves; 0: never
 * @param overflows looked at in this order
 * @param afterClosingMillis how long who waits may stay after the queue has closed; {@link #FOR_EVER}: until served
 */
public record QueueLimits(
        int capacity,
        WhenUnserved whenNobodyLoggedIn,
        WhenUnserved whenAllNotReady,
        long unservedMillis,
        long longestExpectedMillis,
        long longestWaitMillis,
        List<Overflow> overflows,
        long afterClosingMillis) {
    /** As long as it takes. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /** Everybody may enter, and stay until served. */
    public static final QueueLimits NONE =
            new QueueLimits(0, WhenUnserved.WAIT, WhenUnserved.WAIT, 0, 0, 0, List.of(), FOR_EVER);

    public QueueLimits {
        overflows = List.copyOf(overflows);
        if (capacity < 0) {
            throw new IllegalArgumentException("a queue's capacity is negative");
        }
        if (unservedMillis < 0 || longestExpectedMillis < 0 || longestWaitMillis < 0 || afterClosingMillis < 0) {
            throw new IllegalArgumentException("a queue's limit is a negative duration");
        }
    }
}
