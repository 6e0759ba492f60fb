package hotline.crm.ticket;

import hotline.crm.ticket.Ticket.Kind;
import hotline.crm.ticket.Ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;

/**
 * How soon tickets are to be dealt with, by kind and priority.
 *
 * @param zone the centre's
 */
public record ServiceLevels(Map<Kind, Level> levels, ZoneId zone) {
    private static final int DAY = 1_440;

    /**
     * Of one kind.
     *
     * @param opensAt from which minute of a day on the time counts
     * @param closesAt until which minute; from 0 to 1440 it always counts
     */
    public record Level(Map<Priority, Duration> within, int opensAt, int closesAt) {
        public Level {
            within = Map.copyOf(within);
            if (opensAt < 0 || closesAt <= opensAt || closesAt > DAY || within.size() < Priority.values().length) {
                throw new IllegalArgumentException("every priority needs a time, and a day an end after its beginning");
            }
        }

        /** Always counting. */
        public static Level of(Duration low, Duration normal, Duration high, Duration urgent) {
            return new Level(
                    Map.of(Priority.LOW, low, Priority.NORMAL, normal, Priority.HIGH, high, Priority.URGENT, urgent),
                    0,
                    DAY);
        }

        boolean isAlways() {
            return opensAt == 0 && closesAt == DAY;
        }
    }

    /** Where nothing is configured. */
    public static Level usual(Kind kind) {
        return switch (kind) {
            case COMPLAINT -> hours(48, 24, 8, 2);
            case QUESTION -> hours(96, 48, 24, 4);
            case REPAIR, WARRANTY, RETURN -> hours(120, 72, 24, 8);
        };
    }

    private static Level hours(int low, int normal, int high, int urgent) {
        return Level.of(
                Duration.ofHours(low), Duration.ofHours(normal), Duration.ofHours(high), Duration.ofHours(urgent));
    }

    public ServiceLevels {
        Map<Kind, Level> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, levels.getOrDefault(kind, usual(kind)));
        }
        levels = all;
    }

    /** By when one is due that counts from then on. */
    public Instant dueAt(Kind kind, Priority priority, Instant from) {
        Level level = levels.getOrDefault(kind, usual(kind));
        Duration left = level.within().getOrDefault(priority, Duration.ofHours(24));
        if (level.isAlways()) {
            return from.plus(left);
        }
        LocalDate day = from.atZone(zone).toLocalDate();
        Instant at = from;
        while (true) {
            Instant opens = minute(day, level.opensAt());
            Instant closes = minute(day, level.closesAt());
            Instant begins = at.isBefore(opens) ? opens : at;
            if (begins.isBefore(closes)) {
                Duration here = Duration.between(begins, closes);
                if (here.compareTo(left) >= 0) {
                    return begins.plus(left);
                }
                left = left.minus(here);
            }
            day = day.plusDays(1);
            at = minute(day, 0);
        }
    }

    private Instant minute(LocalDate day, int minute) {
        ZonedDateTime midnight = day.atStartOfDay(zone);
        return minute == DAY
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : midnight.with(java.time.LocalTime.ofSecondOfDay(minute * 60L)).toInstant();
    }
}
