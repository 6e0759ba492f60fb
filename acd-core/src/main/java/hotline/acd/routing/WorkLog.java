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

    private final long[] work = new long[MINUTES];
    private final long[] idle = new long[MINUTES];
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
            log.work[bucket] = contents.get(i + 1);
            log.idle[bucket] = contents.get(i + 2);
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
            add(bucketOf(minute), kind, end - countedUntil);
            countedUntil = end;
            if (end == nextMinute) {
                forget(bucketOf(minute + 1));
            }
        }
    }

    /** Milliseconds of work in the window. */
    public long work() {
        return workSum;
    }

    /** Milliseconds of ready-idle time in the window. */
    public long idle() {
        return idleSum;
    }

    /** Work in the whole minutes of the window, without the running one. */
    public long workInWholeMinutes() {
        return workSum - work[bucketOf(countedUntil / MINUTE_MILLIS)];
    }

    /** Ready-idle time in the whole minutes of the window, without the running one. */
    public long idleInWholeMinutes() {
        return idleSum - idle[bucketOf(countedUntil / MINUTE_MILLIS)];
    }

    /** Minute since 1970, work, idle of each minute in which there was either, oldest first. */
    public List<Long> contents() {
        var contents = new ArrayList<Long>();
        long newest = countedUntil / MINUTE_MILLIS;
        for (long minute = newest - MINUTES + 1; minute <= newest; minute++) {
            int bucket = bucketOf(minute);
            if (work[bucket] != 0 || idle[bucket] != 0) {
                contents.add(minute);
                contents.add(work[bucket]);
                contents.add(idle[bucket]);
            }
        }
        return contents;
    }

    private void add(int bucket, Kind kind, long millis) {
        switch (kind) {
            case WORK -> {
                work[bucket] += millis;
                workSum += millis;
            }
            case IDLE -> {
                idle[bucket] += millis;
                idleSum += millis;
            }
            case NEITHER -> {}
        }
    }

    private void forget(int bucket) {
        workSum -= work[bucket];
        idleSum -= idle[bucket];
        work[bucket] = 0;
        idle[bucket] = 0;
    }

    private void forgetAll() {
        Arrays.fill(work, 0);
        Arrays.fill(idle, 0);
        workSum = 0;
        idleSum = 0;
    }

    /** Every minute was the same. */
    private void fill(Kind kind) {
        switch (kind) {
            case WORK -> {
                Arrays.fill(work, MINUTE_MILLIS);
                workSum = MINUTES * MINUTE_MILLIS;
            }
            case IDLE -> {
                Arrays.fill(idle, MINUTE_MILLIS);
                idleSum = MINUTES * MINUTE_MILLIS;
            }
            case NEITHER -> {}
        }
    }

    private static int bucketOf(long minute) {
        return Math.floorMod(minute, MINUTES);
    }
}
