package hotline.server.center;

import static hotline.server.center.CenterNames.shown;

import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.WhenUnserved;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.server.settings.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes who may enter a queue and how long one may stay; all of it may be left out. */
final class CenterLimits {
    private static final int MOST_CALLERS = 100_000;
    private static final int MOST_OVERFLOWS = 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration USUAL_UNSERVED = Duration.ofSeconds(30);
    private static final String SERVED = "serve";

    private CenterLimits() {}

    static QueueLimits read(QueueId queue, Section section, Set<String> queues) {
        return new QueueLimits(
                section.number("capacity", 1, MOST_CALLERS, 0),
                section.choice("when-nobody-logged-in", CenterWords.WHEN_UNSERVED, WhenUnserved.WAIT),
                section.choice("when-all-not-ready", CenterWords.WHEN_UNSERVED, WhenUnserved.WAIT),
                section.millis("unserved-for", Duration.ZERO, DAY, USUAL_UNSERVED),
                limit(section, "longest-expected-wait"),
                limit(section, "longest-wait"),
                overflows(queue, section, queues),
                afterClosing(section));
    }

    private static long limit(Section section, String key) {
        return section.scalar(key).isEmpty()
                ? 0
                : section.millis(key, Duration.ofSeconds(1), DAY, Duration.ofMinutes(10));
    }

    private static long afterClosing(Section section) {
        return section.text("after-closing", SERVED).equals(SERVED)
                ? QueueLimits.FOR_EVER
                : section.millis("after-closing", Duration.ZERO, DAY, Duration.ofMinutes(10));
    }

    private static List<Overflow> overflows(QueueId queue, Section section, Set<String> queues) {
        List<YamlNode> items = section.items("overflow");
        if (items.size() > MOST_OVERFLOWS) {
            section.wrong(
                    "overflow",
                    "too-many",
                    "'overflow' has " + items.size() + " rules",
                    "keep at most " + MOST_OVERFLOWS);
            return List.of();
        }
        List<Overflow> all = new ArrayList<>();
        for (YamlNode item : items) {
            Section rule = Section.of("an overflow", item, section.problems());
            all.add(overflow(queue, rule, queues));
            rule.end();
        }
        return all;
    }

    private static Overflow overflow(QueueId queue, Section rule, Set<String> queues) {
        rule.needed("after", "say how long one must have waited, for example after: 60 s");
        @Nullable QueueId to = target(queue, rule, queues).orElse(null);
        int serviceLevel = rule.number("service-level", 1, 100, 0);
        if (to == null && serviceLevel > 0) {
            rule.wrong(
                    "service-level",
                    "no-target",
                    "'service-level' is that of the queue one is sent to, and there is no 'to'",
                    "name a queue: to: QUEUE");
        }
        return new Overflow(
                rule.millis("after", Duration.ZERO, DAY, Duration.ofSeconds(60)),
                limit(rule, "expected-wait"),
                to,
                serviceLevel);
    }

    private static Optional<QueueId> target(QueueId queue, Section rule, Set<String> queues) {
        Optional<Scalar> to = rule.scalar("to");
        if (to.isEmpty()) {
            return Optional.empty();
        }
        String id = to.get().text();
        if (!queues.contains(id)) {
            rule.problems()
                    .unknown(to.get().where(), "unknown-queue", "there is no queue '" + shown(id) + "'", id, queues);
            return Optional.empty();
        }
        if (id.equals(queue.value())) {
            rule.wrong(
                    "to",
                    "same-queue",
                    "queue '" + shown(id) + "' overflows into itself",
                    "name another queue, or leave 'to' out: then the caller goes on in the flow");
            return Optional.empty();
        }
        return Optional.of(new QueueId(id));
    }

    /** What is not as usual, as {@link #read} reads it. */
    static Map<String, String> facts(QueueLimits limits) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (limits.capacity() > 0) {
            facts.put("capacity", String.valueOf(limits.capacity()));
        }
        facts.put("when-nobody-logged-in", CenterWords.word(limits.whenNobodyLoggedIn()));
        facts.put("when-all-not-ready", CenterWords.word(limits.whenAllNotReady()));
        facts.put("unserved-for", Section.inWords(limits.unservedMillis()));
        if (limits.longestExpectedMillis() > 0) {
            facts.put("longest-expected-wait", Section.inWords(limits.longestExpectedMillis()));
        }
        if (limits.longestWaitMillis() > 0) {
            facts.put("longest-wait", Section.inWords(limits.longestWaitMillis()));
        }
        facts.put(
                "after-closing",
                limits.afterClosingMillis() == QueueLimits.FOR_EVER
                        ? SERVED
                        : Section.inWords(limits.afterClosingMillis()));
        if (!limits.overflows().isEmpty()) {
            facts.put(
                    "overflow",
                    limits.overflows().stream().map(CenterLimits::rule).collect(Collectors.joining(", ", "[", "]")));
        }
        return facts;
    }

    private static String rule(Overflow rule) {
        List<String> parts = new ArrayList<>();
        parts.add("after: " + Section.inWords(rule.afterMillis()));
        if (rule.expectedMillis() > 0) {
            parts.add("expected-wait: " + Section.inWords(rule.expectedMillis()));
        }
        if (rule.to() != null) {
            parts.add("to: " + CenterExport.quoted(rule.to().value()));
        }
        if (rule.targetServiceLevel() > 0) {
            parts.add("service-level: " + rule.targetServiceLevel());
        }
        return "{" + String.join(", ", parts) + "}";
    }
}
