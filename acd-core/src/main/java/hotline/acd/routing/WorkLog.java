package hotline.acd.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much an agent worked and how much waited ready in the last hour: sixty buckets of one minute, the last of them the
 * running minute. Work is ringing, talk, hold and wrap-up; breaks and logged-out time are in neither. Integer milliseconds
 * only, and the contents depend on the times told alone, never on how often it was asked.
 */
public final class WorkLog {
    /** What a stretch of time counts as. */
    public enum Kind {
        WORK,
        IDLE,
        NEITHER
    }

    private static final int MINUTES = 60;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int NUMBERS_PER_MINUTE = 3;

    /** Of each minute the work, then the idle time. */
    private final int[] millis = new int[2 * MINUTES];

    private long workSum;
    private long idleSum;
    private long countedUntil;

    /** Nothing counted yet; counting begins at {@code from}, milliseconds since 1970. */
    public WorkLog(long from) {
        countedUntil = from;
    }

    /** Reads what {@link #contents} wrote, counted until {@code at}. */
    public static WorkLog restore(List<Long> contents, long at) {
        var log = new WorkLog(at);
        for (int i = 0; i + NUMBERS_PER_MINUTE <= contents.size(); i += NUMBERS_PER_MINUTE) {
            int bucket = bucketOf(contents.get(i));
            log.millis[bucket] = contents.get(i + 1).intValue();
            log.millis[bucket + 1] = contents.get(i + 2).intValue();
            log.workSum += contents.get(i + 1);
            log.idleSum += contents.get(i + 2);
        }
        return log;
    }

    /** Counts everything since the last time as {@code kind}. */
    public void countTo(long until, Kind kind) {
        if (until - countedUntil >= MINUTES * MINUTE_MILLIS) {
            forgetAll();
            fill(kind);
            countedUntil = until / MINUTE_MILLIS * MINUTE_MILLIS;
            forget(bucketOf(countedUntil / MINUTE_MILLIS));
        }
        while (countedUntil < until) {
            long minute = countedUntil / MINUTE_MILLIS;
            long nextMinute = (minute + 1) * MINUTE_MILLIS;
            long end = Math.min(until, nextMinute);
            add(bucketOf(minute), kind, (int) (end - countedUntil));
            countedUntil = end;
            if (end == nextMinute) {
                forget(bucketOf(minute + 1));
            }
        }
    }

    /**
     * Milliseconds in the window.
     *
     * @param ahead without what will have left it when so many minutes more have begun
     */
    public long millis(Kind kind, int ahead) {
        if (kind == Kind.NEITHER) {
            return 0;
        }
        int which = kind == Kind.WORK ? 0 : 1;
        long sum = kind == Kind.WORK ? workSum : idleSum;
        for (int minute = 1; minute <= ahead; minute++) {
            sum -= millis[bucketOf(countedUntil / MINUTE_MILLIS + minute) + which];
        }
        return sum;
    }

    /** Work in the whole minutes of the window, without the running one. */
    public long workInWholeMinutes() {
        return workSum - millis[bucketOf(countedUntil / MINUTE_MILLIS)];
    }

    /** Ready-idle time in the whole minutes of the window, without the running one. */
    public long idleInWholeMinutes() {
        return idleSum - millis[bucketOf(countedUntil / MINUTE_MILLIS) + 1];
    }

    /** Minute since 1970, work, idle of each minute in which there was either, oldest first. */
    public List<Long> contents() {
        var contents = new ArrayList<Long>();
        long newest = countedUntil / MINUTE_MILLIS;
        for (long minute = newest - MINUTES + 1; minute <= newest; minute++) {
            int bucket = bucketOf(minute);
            if (millis[bucket] != 0 || millis[bucket + 1] != 0) {
                contents.add(minute);
                contents.add((long) millis[bucket]);
                contents.add((long) millis[bucket + 1]);
            }
        }
        return contents;
    }

    private void add(int bucket, Kind kind, int more) {
        switch (kind) {
            case WORK -> {
                millis[bucket] += more;
                workSum += more;
            }
            case IDLE -> {
                millis[bucket + 1] += more;
                idleSum += more;
            }
            case NEITHER -> {}
        }
    }

    private void forget(int bucket) {
        workSum -= millis[bucket];
        idleSum -= millis[bucket + 1];
        millis[bucket] = 0;
        millis[bucket + 1] = 0;
    }

    private void forgetAll() {
        Arrays.fill(millis, 0);
        workSum = 0;
        idleSum = 0;
    }

    /** Every minute was the same. */
    private void fill(Kind kind) {
        for (int bucket = 0; bucket < millis.length; bucket += 2) {
            add(bucket, kind, (int) MINUTE_MILLIS);
        }
    }

    /** Where the minute's two numbers begin. */
    private static int bucketOf(long minute) {
        return 2 * Math.floorMod(minute, MINUTES);
    }
}
