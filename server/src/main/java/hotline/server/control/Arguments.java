package hotline.server.control;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Refused;
import java.util.Optional;

/** Takes what a command needs out of the JSON it was given. */
final class Arguments {
    private Arguments() {}

    static String text(JsonNode arguments, String key) {
        return optional(arguments, key)
                .orElseThrow(() -> new Refused("bad-request", "'" + key + "' is missing.", "Give it as a text."));
    }

    static Optional<String> optional(JsonNode arguments, String key) {
        JsonNode value = arguments.path(key);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    static boolean truth(JsonNode arguments, String key) {
        return arguments.path(key).asBoolean(false);
    }

    static Refused databaseAway() {
        return new Refused(
                "database-away",
                "The database does not answer at the moment; calls go on meanwhile.",
                "See 'hotline status', and ask again.");
    }
}
