package hotline.ivr.flow;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When somebody is there: the week, and days that are otherwise (holidays, and working days that make up for them). Immutable, any thread.
 *
 * @param week a day that is missing is closed
 * @param days go before the week
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> days) {
    /** Who is closed for longer does not say when she opens. */
    private static final int DAYS_AHEAD = 370;

    public OpeningHours {
        week = Map.copyOf(week);
        days = Map.copyOf(days);
    }

    /**
     * A part of a day.
     *
     * @param from in minutes from midnight
     * @param to in minutes from midnight, itself no longer in it; 1440 is the day's end
     */
    public record Span(int from, int to) {
        public static final int DAY = 24 * 60;

        public Span {
            if (from < 0 || from >= to || to > DAY) {
                throw new IllegalArgumentException("from minute " + from + " to " + to + " is no part of a day");
            }
        }
    }

    public boolean isOpen(LocalDateTime moment) {
        int minute = moment.getHour() * 60 + moment.getMinute();
        return spans(moment.toLocalDate()).stream().anyMatch(span -> span.from() <= minute && minute < span.to());
    }

    /** The first minute from this moment on that is open; empty when there is none within a year. */
    public Optional<LocalDateTime> opensAfter(LocalDateTime moment) {
        if (isOpen(moment)) {
            return Optional.of(moment);
        }
        int minute = moment.getHour() * 60 + moment.getMinute();
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            LocalDate day = moment.toLocalDate().plusDays(ahead);
            int after = ahead == 0 ? minute : -1;
            Optional<LocalDateTime> opens = spans(day).stream()
                    .map(Span::from)
                    .filter(from -> from > after)
                    .min(Integer::compare)
                    .map(from -> day.atTime(LocalTime.MIDNIGHT).plusMinutes(from));
            if (opens.isPresent()) {
                return opens;
            }
        }
        return Optional.empty();
    }

    /** The parts of a day in which somebody is there. */
    public List<Span> on(LocalDate day) {
        return spans(day);
    }

    private List<Span> spans(LocalDate day) {
        return days.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()));
    }
}
