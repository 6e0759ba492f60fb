package hotline.acd.queue;

import org.jspecify.annotations.Nullable;

/**
 * A rule that sends waiting entries on. It applies once all it says is so; looked at when an entry has waited so long, and
 * every ten seconds from then on. Times in milliseconds.
 *
 * @param afterMillis the entry has waited so long in this queue; 0: at once
 * @param expectedMillis and is expected to wait so much longer, or more; 0: whatever is expected
 * @param to the queue it is sent to, unless that one would not let it in; null: back into the flow
 * @param targetServiceLevel and that queue's service level of the last hour, in per cent, is at least so much; 0: whatever it is
 */
public record Overflow(
        long afterMillis, long expectedMillis, @Nullable QueueId to, int targetServiceLevel) {
    public Overflow {
        if (afterMillis < 0 || expectedMillis < 0) {
            throw new IllegalArgumentException("an overflow's duration is negative");
        }
        if (targetServiceLevel < 0 || targetServiceLevel > 100) {
            throw new IllegalArgumentException("a service level is 0 to 100 %, not " + targetServiceLevel);
        }
    }

    /** Whether it depends on nothing but the time waited; another queue may not let the entry in just then. */
    public boolean isByTimeAlone() {
        return expectedMillis == 0 && to == null;
    }
}
