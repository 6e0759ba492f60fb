package hotline.crm.report;

import hotline.acd.figures.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The calendar of a time zone, days of 23 and 25 hours included.
 *
 * @param zone the centre's
 */
public record Days(ZoneId zone) implements LongFunction<Period> {
    /** A year and a bit of half hours: more is a mistake, and would take all memory. */
    private static final int MOST = 20_000;

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /** The day a moment belongs to, in milliseconds since 1970. */
    @Override
    public Period apply(long at) {
        return of(LocalDate.ofInstant(Instant.ofEpochMilli(at), zone));
    }

    public Period of(LocalDate day) {
        return new Period(beginOf(day), beginOf(day.plusDays(1)));
    }

    /**
     * Divides the time between two moments; the first and the last part may be shorter.
     *
     * @throws IllegalArgumentException when there is nothing to divide, or far too much
     */
    public List<Period> divide(Instant from, Instant to, Bucket bucket) {
        long begin = from.toEpochMilli();
        long end = to.toEpochMilli();
        if (end <= begin) {
            throw new IllegalArgumentException("a report's time must begin before it ends");
        }
        List<Period> parts = new ArrayList<>();
        if (bucket == Bucket.WHOLE) {
            parts.add(new Period(begin, end));
            return parts;
        }
        long longest = bucket == Bucket.DAY ? Long.MAX_VALUE : HALF_HOUR.toMillis();
        for (Period day = apply(begin); day.from() < end; day = apply(day.to())) {
            for (long at = day.from(); at < day.to(); ) {
                long next = day.to() - at <= longest ? day.to() : at + longest;
                if (next > begin && at < end) {
                    parts.add(new Period(Math.max(at, begin), Math.min(next, end)));
                }
                at = next;
            }
            if (parts.size() > MOST) {
                throw new IllegalArgumentException(
                        "that would be more than " + MOST + " parts; ask for less time at once");
            }
        }
        return parts;
    }

    private long beginOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
