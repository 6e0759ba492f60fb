package hotline.desktop.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A text in both languages. */
public record Text(
        @JsonProperty("zh-CN") String chinese,
        @JsonProperty("en") String english) {}
