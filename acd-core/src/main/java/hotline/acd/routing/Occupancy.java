package hotline.acd.routing;

/**
 * Occupancy in parts per million: work / (work + ready-idle) over the last hour, work = ringing + talk + hold + wrap-up of
 * all assignments (docs: metric contract, {@code least-occupied}). Who has less than fifteen minutes in the window is topped
 * up to fifteen with the centre's mean, so that a newcomer is neither flooded nor spared.
 */
public final class Occupancy {
    private static final long PER_MILLION = 1_000_000;
    private static final long ENOUGH_MILLIS = 15 * 60_000L;

    private Occupancy() {}

    /** Whether there is enough in the window, milliseconds, to go by that alone. */
    public static boolean isMeasured(long workMillis, long idleMillis) {
        return workMillis + idleMillis >= ENOUGH_MILLIS;
    }

    /** Of an agent who is measured. */
    public static long perMillion(long workMillis, long idleMillis) {
        return workMillis * PER_MILLION / (workMillis + idleMillis);
    }

    /** Of an agent who is not, by the centre's mean. */
    public static long toppedUp(long workMillis, long idleMillis, long meanPerMillion) {
        long missing = ENOUGH_MILLIS - workMillis - idleMillis;
        return (workMillis * PER_MILLION + meanPerMillion * missing) / ENOUGH_MILLIS;
    }

    /** The mean of a centre that did so much together; 0 when it did nothing yet. */
    public static long meanPerMillion(long workMillis, long idleMillis) {
        return workMillis + idleMillis == 0 ? 0 : perMillion(workMillis, idleMillis);
    }
}
