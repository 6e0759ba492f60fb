package hotline.server.center;

import hotline.acd.queue.VirtualHold;
import hotline.server.settings.Section;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads and writes a queue's rules for callers who hang up, keep their place and are called: {@code virtual-hold: {attempts: 2, hours: "09:00-21:00"}}. */
final class CenterVirtualHold {
    private static final String KEY = "virtual-hold";
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private CenterVirtualHold() {}

    /** Null when the queue has none. */
    static @Nullable VirtualHold read(Section queue) {
        if (!queue.has(KEY)) {
            return null;
        }
        Section section = queue.section(KEY);
        CenterHours hours = CenterHours.read(section);
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

    /** As {@link #read} reads it. */
    static String fact(VirtualHold rules) {
        return "{offer-after: %s, attempts: %d, retry-after: %s, ring: %s, hours: \"%s\"}"
                .formatted(
                        Section.inWords(rules.offerAfterMillis()),
                        rules.attempts(),
                        Section.inWords(rules.retryAfterMillis()),
                        Section.inWords(rules.ringMillis()),
                        new CenterHours(rules.opensAt(), rules.closesAt()).inWords());
    }
}
