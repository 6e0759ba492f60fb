package hotline.desktop.operation;

import hotline.crm.report.Bucket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time figures are asked for.
 *
 * @param from included
 * @param to excluded, and never in the future
 */
record Span(Instant from, Instant to) {
    private static final int MOST_DAYS = 400;
    private static final int MOST_DAYS_IN_HALF_HOURS = 31;

    /**
     * @param last is included
     * @throws NotDone when there is nothing between them, or far too much
     */
    static Span of(LocalDate first, LocalDate last, Bucket by, ZoneId zone, Instant now) {
        int most = by == Bucket.HALF_HOUR ? MOST_DAYS_IN_HALF_HOURS : MOST_DAYS;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= most) {
            throw NotDone.bad(
                    "to", "The last day must come after the first, and less than " + most + " days later.", null);
        }
        if (first.isBefore(LocalDate.of(2000, 1, 1)) || last.isAfter(LocalDate.of(2999, 12, 31))) {
            throw NotDone.bad("from", "There are no figures of that time.", null);
        }
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant to = last.plusDays(1).atStartOfDay(zone).toInstant();
        return new Span(from, to.isBefore(now) ? to : now);
    }

    /** Whether it has not begun yet. */
    boolean isEmpty() {
        return !from.isBefore(to);
    }
}
