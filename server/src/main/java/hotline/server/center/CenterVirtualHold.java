package hotline.server.center;

import hotline.acd.queue.VirtualHold;
import hotline.server.settings.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes a queue's rules for callers who hang up, keep their place and are called: {@code virtual-hold: {attempts: 2, hours: "09:00-21:00"}}. */
final class CenterVirtualHold {
    private static final String KEY = "virtual-hold";
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern HOURS =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

    /** @param opensAt minutes of the day */
    private record Hours(int opensAt, int closesAt) {
        static final Hours DAY = new Hours(0, VirtualHold.DAY);
    }

    private CenterVirtualHold() {}

    /** Null when the queue has none. */
    static @Nullable VirtualHold read(Section queue) {
        if (!queue.has(KEY)) {
            return null;
        }
        Section section = queue.section(KEY);
        Hours hours = section.parsed(
                "hours",
                CenterVirtualHold::hours,
                Hours.DAY,
                "hours of a day, the end after the beginning",
                "write from when until when customers may be called, in the centre's time zone, for example hours: \"09:00-21:00\"");
        VirtualHold rules = new VirtualHold(
                section.millis("offer-after", SECOND, Duration.ofHours(1), Duration.ofMinutes(1)),
                section.number("attempts", 1, MOST_ATTEMPTS, 2),
                section.millis("retry-after", Duration.ZERO, Duration.ofHours(12), Duration.ofMinutes(5)),
                section.millis("ring", Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofSeconds(30)),
                hours.opensAt(),
                hours.closesAt());
        section.end();
        return rules;
    }

    private static Optional<Hours> hours(String text) {
        Matcher matcher = HOURS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int opens = minutes(matcher.group(1), matcher.group(2));
        int closes = minutes(matcher.group(3), matcher.group(4));
        return closes > opens && closes <= VirtualHold.DAY ? Optional.of(new Hours(opens, closes)) : Optional.empty();
    }

    private static int minutes(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    /** As {@link #read} reads it. */
    static String fact(VirtualHold rules) {
        return "{offer-after: %s, attempts: %d, retry-after: %s, ring: %s, hours: \"%s-%s\"}"
                .formatted(
                        Section.inWords(rules.offerAfterMillis()),
                        rules.attempts(),
                        Section.inWords(rules.retryAfterMillis()),
                        Section.inWords(rules.ringMillis()),
                        clock(rules.opensAt()),
                        clock(rules.closesAt()));
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
