package hotline.ivr.flow;

import hotline.ivr.flow.OpeningHours.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * From when until when a caller may be called.
 *
 * @param to after {@code from}, itself no longer in it
 */
public record CallWindow(LocalDateTime from, LocalDateTime to) {
    private static final int NOON = 12 * 60;

    public CallWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("nobody is called from " + from + " to " + to);
        }
    }

    /** {@code 2026-07-03T14:00/2026-07-03T16:00}. */
    public static CallWindow parse(String text) {
        int slash = text.indexOf('/');
        return new CallWindow(
                LocalDateTime.parse(text.substring(0, Math.max(0, slash))),
                LocalDateTime.parse(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }

    /**
     * What a caller can choose of: on each day the first window before noon and the first after, as far as they have not begun.
     *
     * @param hours when somebody is there to call
     * @param calling when customers may be called, on any day
     * @param length of each
     * @param most how many at most
     * @param days how many days are looked at, today included
     */
    public static List<CallWindow> within(
            OpeningHours hours, Span calling, Duration length, int most, int days, LocalDateTime now) {
        List<CallWindow> windows = new ArrayList<>();
        for (int ahead = 0; ahead < days && windows.size() < most; ahead++) {
            LocalDate day = now.toLocalDate().plusDays(ahead);
            List<CallWindow> ofDay = ofDay(hours, calling, (int) length.toMinutes(), day).stream()
                    .filter(window -> !window.from().isBefore(now))
                    .toList();
            ofDay.stream().filter(CallWindow::isBeforeNoon).findFirst().ifPresent(windows::add);
            ofDay.stream().filter(window -> !window.isBeforeNoon()).findFirst().ifPresent(windows::add);
        }
        return List.copyOf(windows.subList(0, Math.min(most, windows.size())));
    }

    private boolean isBeforeNoon() {
        return from.getHour() * 60 + from.getMinute() < NOON;
    }

    private static List<CallWindow> ofDay(OpeningHours hours, Span calling, int minutes, LocalDate day) {
        List<CallWindow> windows = new ArrayList<>();
        for (Span span : hours.on(day)) {
            int last = Math.min(span.to(), calling.to()) - minutes;
            for (int from = Math.max(span.from(), calling.from()); from <= last; from += minutes) {
                LocalDateTime begins = day.atStartOfDay().plusMinutes(from);
                windows.add(new CallWindow(begins, begins.plusMinutes(minutes)));
            }
        }
        return windows;
    }
}
