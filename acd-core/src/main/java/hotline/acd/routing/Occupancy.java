package hotline.acd.routing;

import java.util.function.LongSupplier;

/**
 * Occupancy in parts per million: work / (work + ready-idle) over the last hour, work = ringing + talk + hold + wrap-up of
 * all assignments (docs: metric contract, {@code least-occupied}). Who has less than fifteen minutes in the window is topped
 * up to fifteen with the centre's mean, so that a newcomer is neither flooded nor spared.
 */
public final class Occupancy {
    private static final long PER_MILLION = 1_000_000;
    private static final long ENOUGH_MILLIS = 15 * 60_000L;

    private Occupancy() {}

    /**
     * An agent's occupancy.
     *
     * @param workMillis work in the window
     * @param idleMillis ready-idle time in the window
     * @param meanPerMillion the centre's mean; asked for only when needed
     */
    public static long perMillion(long workMillis, long idleMillis, LongSupplier meanPerMillion) {
        long measured = workMillis + idleMillis;
        if (measured >= ENOUGH_MILLIS) {
            return workMillis * PER_MILLION / measured;
        }
        return (workMillis * PER_MILLION + meanPerMillion.getAsLong() * (ENOUGH_MILLIS - measured)) / ENOUGH_MILLIS;
    }

    /** The mean of a centre that did so much together; 0 when it did nothing yet. */
    public static long meanPerMillion(long workMillis, long idleMillis) {
        long measured = workMillis + idleMillis;
        return measured == 0 ? 0 : workMillis * PER_MILLION / measured;
    }
}
