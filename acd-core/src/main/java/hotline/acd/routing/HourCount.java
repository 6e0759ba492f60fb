package hotline.acd.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often something happened in the last hour: sixty buckets of one minute, the last of them the running minute. The
 * contents depend on the times told alone, never on how often it was asked.
 */
public final class HourCount {
    private static final int MINUTES = 60;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int NUMBERS_PER_MINUTE = 2;

    private final int[] counts = new int[MINUTES];
    private long newest;
    private int sum;

    /** Reads what {@link #contents} wrote. */
    public static HourCount restore(List<Long> contents) {
        var count = new HourCount();
        for (int i = 0; i + NUMBERS_PER_MINUTE <= contents.size(); i += NUMBERS_PER_MINUTE) {
            count.moveTo(contents.get(i));
            count.add(contents.get(i + 1).intValue());
        }
        return count;
    }

    /** It happened once more; {@code at}, milliseconds since 1970, not before the last time told. */
    public void happened(long at) {
        moveTo(at / MINUTE_MILLIS);
        add(1);
    }

    /** How often in the running minute and the 59 before; {@code now} not before the last time told. */
    public int inTheHourTo(long now) {
        moveTo(now / MINUTE_MILLIS);
        return sum;
    }

    /** How often of these will still be in the hour when so many minutes more have begun. */
    public int inTheHourTo(long now, int ahead) {
        int left = inTheHourTo(now);
        for (long minute = newest + 1; minute <= newest + ahead; minute++) {
            left -= counts[bucketOf(minute)];
        }
        return left;
    }

    /** Minute since 1970 and count of each minute of the hour to {@code now} in which it happened, oldest first. */
    public List<Long> contents(long now) {
        moveTo(now / MINUTE_MILLIS);
        var contents = new ArrayList<Long>();
        for (long minute = newest - MINUTES + 1; minute <= newest; minute++) {
            int count = counts[bucketOf(minute)];
            if (count != 0) {
                contents.add(minute);
                contents.add((long) count);
            }
        }
        return contents;
    }

    private void add(int times) {
        counts[bucketOf(newest)] += times;
        sum += times;
    }

    private void moveTo(long minute) {
        long from = newest;
        if (minute - from >= MINUTES) {
            from = minute;
            if (sum != 0) {
                Arrays.fill(counts, 0);
                sum = 0;
            }
        }
        while (from < minute) {
            from++;
            int bucket = bucketOf(from);
            sum -= counts[bucket];
            counts[bucket] = 0;
        }
        newest = Math.max(newest, minute);
    }

    private static int bucketOf(long minute) {
        return Math.floorMod(minute, MINUTES);
    }
}
