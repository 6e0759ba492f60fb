package hotline.desktop.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text in both languages. */
public record Text(
        @JsonProperty("zh-CN") String chinese,
        @JsonProperty("en") String english) {

    /** In Chinese for Chinese, else in English; something else where there is none. */
    public static String in(Locale locale, @Nullable Text text, String otherwise) {
        if (text == null) {
            return otherwise;
        }
        return locale.getLanguage().equals("zh") ? text.chinese() : text.english();
    }
}
