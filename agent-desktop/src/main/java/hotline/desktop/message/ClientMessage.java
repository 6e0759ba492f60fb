package hotline.desktop.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a page says over the socket: {@code {"id":"7","do":"availability.change","body":{…}}}. {@code do} is the name of an operation in docs/api.md, or {@code ping}, {@code board.subscribe},
 * {@code board.unsubscribe}.
 *
 * @param id chosen by the page, repeated in the reply
 * @param doing named {@code do} on the wire
 */
public record ClientMessage(
        String id,
        @JsonProperty("do") String doing,
        @Nullable JsonNode body) {}
