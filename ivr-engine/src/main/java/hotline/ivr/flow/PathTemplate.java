package hotline.ivr.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a web address with values in it: {@code /orders/{order.number}/delivery}. What is put in can never be more than one segment of the path, whatever it
 * is. Immutable, any thread.
 */
public final class PathTemplate {
    private static final int LONGEST = 300;
    private static final int LONGEST_VALUE = 100;
    private static final Pattern VALUE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]{0,80})}");
    private static final Pattern WRITTEN = Pattern.compile("(/[A-Za-z0-9_.~\\-]*)+");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    private final String text;
    private final List<String> variables;

    private PathTemplate(String text, List<String> variables) {
        this.text = text;
        this.variables = List.copyOf(variables);
    }

    /** Empty when the text is no such path: one slash before each segment, no {@code ..}, no query, no host. */
    public static Optional<PathTemplate> of(String text) {
        Matcher value = VALUE.matcher(text);
        List<String> variables = new ArrayList<>();
        while (value.find()) {
            variables.add(value.group(1));
        }
        String sample = value.replaceAll("v");
        boolean good = text.length() <= LONGEST
                && WRITTEN.matcher(sample).matches()
                && !sample.contains("//")
                && !(sample + "/").contains("/../")
                && !(sample + "/").contains("/./");
        return good ? Optional.of(new PathTemplate(text, variables)) : Optional.empty();
    }

    public List<String> variables() {
        return variables;
    }

    /** The path, percent-encoded; empty when a value is missing or cannot be part of a path. */
    public Optional<String> filled(Map<String, Object> values) {
        Matcher value = VALUE.matcher(text);
        StringBuilder path = new StringBuilder();
        while (value.find()) {
            Object given = values.get(value.group(1));
            if (given == null || given.toString().isBlank() || given.toString().length() > LONGEST_VALUE) {
                return Optional.empty();
            }
            value.appendReplacement(path, Matcher.quoteReplacement(encoded(given.toString())));
        }
        String filled = value.appendTail(path).toString();
        boolean climbs = (filled + "/").contains("/../") || (filled + "/").contains("/./");
        return climbs ? Optional.empty() : Optional.of(filled);
    }

    /** As RFC 3986 encodes everything that has no meaning of its own. */
    public static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
            char symbol = (char) (one & 0xff);
            if (UNRESERVED.indexOf(symbol) >= 0) {
                encoded.append(symbol);
            } else {
                encoded.append('%').append(String.format("%02X", one & 0xff));
            }
        }
        return encoded.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
