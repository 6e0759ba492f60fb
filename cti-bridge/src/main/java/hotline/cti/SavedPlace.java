package hotline.cti;

import hotline.ivr.run.Variables;
import hotline.ivr.speech.Language;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a caller is in the flow, as text for a channel variable, so that a process after ours can go on there. Form:
 * {@code node&language&name=Tvalue&...} with T the kind of value (s, n, b) and everything URL-encoded.
 */
record SavedPlace(String node, Variables variables) {
    /** Asterisk cuts AGI commands at 2048 bytes. */
    private static final int LONGEST = 1_500;

    String encode() {
        String place = url(node) + "&" + url(variables.language().tag());
        StringBuilder text = new StringBuilder(place);
        variables.values().forEach((name, value) -> {
            char kind = value instanceof Long ? 'n' : value instanceof Boolean ? 'b' : 's';
            text.append('&').append(url(name)).append('=').append(kind).append(url(value.toString()));
        });
        return text.length() > LONGEST ? place : text.toString();
    }

    /** Empty for what is no saved place. */
    static Optional<SavedPlace> decode(String text) {
        try {
            String[] parts = text.split("&", 200);
            if (parts.length < 2) {
                return Optional.empty();
            }
            Map<String, Object> values = new HashMap<>();
            for (int i = 2; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                String value = text(parts[i].substring(equals + 2));
                values.put(
                        text(parts[i].substring(0, equals)),
                        switch (parts[i].charAt(equals + 1)) {
                            case 'n' -> (Object) Long.valueOf(value);
                            case 'b' -> Boolean.valueOf(value);
                            default -> value;
                        });
            }
            return Language.ofTag(text(parts[1]))
                    .map(language -> new SavedPlace(text(parts[0]), new Variables(language, values)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(String url) {
        return URLDecoder.decode(url, StandardCharsets.UTF_8);
    }
}
