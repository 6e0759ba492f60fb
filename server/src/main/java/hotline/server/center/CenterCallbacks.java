package hotline.server.center;

import hotline.acd.queue.Attempts;
import hotline.server.center.CenterConfiguration.Callbacks;
import hotline.server.settings.Section;
import java.time.Duration;
import java.util.Optional;

/** Reads and writes how a queue calls customers at the times they were promised: {@code callbacks: {attempts: 3, retry-after: 15 min, owner-first: 10 min}}. */
final class CenterCallbacks {
    private static final String KEY = "callbacks";
    private static final int MOST_ATTEMPTS = 10;

    private CenterCallbacks() {}

    /** Empty when the queue does not say. */
    static Optional<Callbacks> read(Section queue) {
        if (!queue.has(KEY)) {
            return Optional.empty();
        }
        Section section = queue.section(KEY);
        Callbacks usual = Callbacks.USUAL;
        CenterHours hours = CenterHours.read(section);
        Callbacks rules = new Callbacks(
                new Attempts(
                        section.number(
                                "attempts", 1, MOST_ATTEMPTS, usual.tries().most()),
                        section.millis(
                                "retry-after",
                                Duration.ZERO,
                                Duration.ofHours(12),
                                Duration.ofMillis(usual.tries().retryAfterMillis())),
                        section.millis(
                                "ring",
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(2),
                                Duration.ofMillis(usual.tries().ringMillis()))),
                section.millis(
                        "owner-first",
                        Duration.ZERO,
                        Duration.ofHours(12),
                        Duration.ofMillis(usual.ownerFirstMillis())),
                hours.opensAt(),
                hours.closesAt());
        section.end();
        return Optional.of(rules);
    }

    /** As {@link #read} reads it. */
    static String fact(Callbacks rules) {
        return "{attempts: %d, retry-after: %s, ring: %s, owner-first: %s, hours: \"%s\"}"
                .formatted(
                        rules.tries().most(),
                        Section.inWords(rules.tries().retryAfterMillis()),
                        Section.inWords(rules.tries().ringMillis()),
                        Section.inWords(rules.ownerFirstMillis()),
                        new CenterHours(rules.opensAt(), rules.closesAt()).inWords());
    }
}
