package hotline.server.center;

import hotline.server.center.CenterConfiguration.Attention;
import hotline.server.settings.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Reads from where on a queue's figures stand out on the board: {@code amber: {waiting: 3, longest-wait: 30 s, service-level: 80}}. */
final class CenterAttention {
    private static final Duration DAY = Duration.ofHours(24);

    private final Attention amber;
    private final Attention red;

    CenterAttention(Section queue) {
        Section amberSection = queue.section("amber");
        Section redSection = queue.section("red");
        amber = read(amberSection);
        red = read(redSection);
        order(redSection, "waiting", amber.waiting(), red.waiting(), (first, then) -> first <= then);
        order(
                redSection,
                "longest-wait",
                amber.longestWaitMillis(),
                red.longestWaitMillis(),
                (first, then) -> first <= then);
        order(
                redSection,
                "service-level",
                amber.serviceLevelPercent(),
                red.serviceLevelPercent(),
                (first, then) -> first >= then);
    }

    Attention amber() {
        return amber;
    }

    Attention red() {
        return red;
    }

    private static Attention read(Section section) {
        Optional<Integer> waiting = section.scalar("waiting").isEmpty()
                ? Optional.empty()
                : Optional.of(section.number("waiting", 1, 10_000, 1));
        Optional<Long> longest = section.scalar("longest-wait").isEmpty()
                ? Optional.empty()
                : Optional.of(section.millis("longest-wait", Duration.ofSeconds(1), DAY, Duration.ofSeconds(30)));
        Optional<Integer> level = section.scalar("service-level").isEmpty()
                ? Optional.empty()
                : Optional.of(section.parsed(
                        "service-level",
                        CenterAttention::percent,
                        80,
                        "a percentage from 1 to 100",
                        "write a whole number, for example service-level: 80"));
        section.end();
        return new Attention(waiting, longest, level);
    }

    private static Optional<Integer> percent(String text) {
        String digits =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        if (!digits.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(digits)).filter(percent -> percent >= 1 && percent <= 100);
    }

    private static <T> void order(
            Section section, String key, Optional<T> first, Optional<T> then, BiPredicate<T, T> inOrder) {
        if (first.isPresent() && then.isPresent() && !inOrder.test(first.get(), then.get())) {
            section.wrong(
                    key,
                    "red-before-amber",
                    "with this 'red' comes before 'amber'",
                    "let 'red' begin where things are worse than at 'amber'");
        }
    }
}
