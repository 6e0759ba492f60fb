package hotline.server.center;

import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.WhenUnserved;
import hotline.ivr.speech.Language;
import hotline.server.center.CenterConfiguration.WrapUpDisposition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How values are written in {@code center.yaml}: {@code least-occupied} for {@code LEAST_OCCUPIED}. */
final class CenterWords {
    static final Map<String, SelectionPolicy> POLICIES = of(SelectionPolicy.values());
    static final Map<String, AfterWrapUp> AFTER_WRAP_UP = of(AfterWrapUp.values());
    static final Map<String, AfterDecline> AFTER_DECLINE = of(AfterDecline.values());
    static final Map<String, AfterNoAnswer> AFTER_NO_ANSWER = of(AfterNoAnswer.values());
    static final Map<String, WhenUnserved> WHEN_UNSERVED = of(WhenUnserved.values());
    static final Map<String, WrapUpDisposition> WRAP_UP_DISPOSITION = of(WrapUpDisposition.values());
    static final Map<String, MediaChannel> CHANNELS = of(MediaChannel.values());
    static final Map<String, Language> LANGUAGES = languages();

    private CenterWords() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T extends Enum<T>> Map<String, T> of(T[] values) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(word(value), value);
        }
        return words;
    }

    private static Map<String, Language> languages() {
        Map<String, Language> all = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            all.put(language.tag(), language);
        }
        return all;
    }
}
