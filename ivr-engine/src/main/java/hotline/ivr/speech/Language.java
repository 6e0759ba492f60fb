package hotline.ivr.speech;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A language a caller can be served in. Each has its own grammar in this package, so a new one is code and recordings, not a setting. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, as it is written in flows, in the database and as the folder of the recordings. */
    public String tag() {
        return tag;
    }

    /** The language of a BCP 47 tag; empty when callers cannot be served in it. */
    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    public static List<String> tags() {
        return Arrays.stream(values()).map(Language::tag).toList();
    }
}
