package hotline.server.center;

import hotline.acd.queue.WrapUpRules;
import hotline.server.settings.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes how long a queue's wrap-up lasts, and what agents may do about that: {@code wrap-up-extensions: {most: 2, each: 60 s}}. */
final class CenterWrapUpRules {
    private static final String TIME = "wrap-up";
    private static final String UNLIMITED = "unlimited";
    private static final String EARLY_EXIT = "wrap-up-early-exit";
    private static final String EXTENSIONS = "wrap-up-extensions";
    private static final String AFTER = "after-wrap-up";
    private static final int MOST_EXTENSIONS = 10;
    private static final Duration HOUR = Duration.ofHours(1);

    private CenterWrapUpRules() {}

    /** Milliseconds; null: it has no end. */
    static @Nullable Long time(Section queue) {
        return isUnlimited(queue)
                ? null
                : Long.valueOf(queue.millis(TIME, Duration.ZERO, HOUR, Duration.ofSeconds(30), ", or " + UNLIMITED));
    }

    private static boolean isUnlimited(Section queue) {
        return queue.scalar(TIME).filter(it -> it.text().equals(UNLIMITED)).isPresent();
    }

    /** @param millis what {@link #time} has read; with a problem for each rule that means nothing with it */
    static WrapUpRules rules(Section queue, @Nullable Long millis) {
        boolean earlyExit = queue.truth(EARLY_EXIT, true);
        WrapUpRules rules = queue.has(EXTENSIONS)
                ? extensions(queue.section(EXTENSIONS), earlyExit)
                : new WrapUpRules(earlyExit, 0, 0);
        if (millis != null && millis > 0) {
            return rules;
        }
        String why = millis == null ? "has no end" : "takes no time";
        if (!earlyExit) {
            meaningless(queue, EARLY_EXIT, "nobody could end it early: wrap-up " + why);
        }
        if (queue.has(EXTENSIONS)) {
            meaningless(queue, EXTENSIONS, "there is no time to be given more of: wrap-up " + why);
        }
        if (millis == null && queue.has(AFTER)) {
            meaningless(queue, AFTER, "it says what follows when wrap-up runs out, and this one has no end");
        }
        return WrapUpRules.USUAL;
    }

    private static WrapUpRules extensions(Section section, boolean earlyExit) {
        int most = section.number("most", 1, MOST_EXTENSIONS, 1);
        long each = section.millis("each", Duration.ofSeconds(5), HOUR, Duration.ofSeconds(30));
        section.end();
        return new WrapUpRules(earlyExit, most, each);
    }

    private static void meaningless(Section queue, String key, String why) {
        queue.wrong(
                key,
                "wrong-wrap-up",
                "'" + key + "' means nothing here: " + why,
                "leave it out, or write a time, for example wrap-up: 30 s");
    }

    /** As they are read, in the order in which they are written. */
    static Map<String, String> facts(@Nullable Long millis, WrapUpRules rules) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(TIME, millis == null ? UNLIMITED : Section.inWords(millis));
        if (!rules.earlyExit()) {
            facts.put(EARLY_EXIT, "false");
        }
        if (rules.extensions() > 0) {
            facts.put(
                    EXTENSIONS,
                    "{most: %d, each: %s}".formatted(rules.extensions(), Section.inWords(rules.extensionMillis())));
        }
        return facts;
    }
}
