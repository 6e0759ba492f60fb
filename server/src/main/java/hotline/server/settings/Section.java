package hotline.server.settings;

import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Field;
import hotline.ivr.yaml.YamlNode.Fields;
import hotline.ivr.yaml.YamlNode.Items;
import hotline.ivr.yaml.YamlNode.Nothing;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a configuration file, read field by field into types. A wrong value is noted and its default taken, so that one reading names every
 * mistake; {@link #end} notes the keys nobody asked for. Confined to the reading thread.
 */
public final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|min|h)");

    private final String name;
    private final Where where;
    private final Map<String, Field> fields;
    private final Problems problems;
    private final Set<String> known = new HashSet<>();

    private Section(String name, Where where, Map<String, Field> fields, Problems problems) {
        this.name = name;
        this.where = where;
        this.fields = fields;
        this.problems = problems;
    }

    /**
     * The mapping a node is; an empty one, with a problem, when it is something else.
     *
     * @param name what problems call it, for example {@code queue 'sales'}
     */
    public static Section of(String name, YamlNode node, Problems problems) {
        return switch (node) {
            case Fields fields -> new Section(name, fields.where(), fields.fields(), problems);
            case Nothing nothing -> new Section(name, nothing.where(), Map.of(), problems);
            case Scalar _, Items _ -> {
                problems.add(
                        node.where(),
                        "not-a-mapping",
                        name + " must be a mapping (key: value), not " + node.kind(),
                        "write its settings below it, indented by two spaces, one 'key: value' a line");
                yield new Section(name, node.where(), Map.of(), problems);
            }
        };
    }

    public String name() {
        return name;
    }

    public Where where() {
        return where;
    }

    /** Where the value of a key stands, or the section itself when it is missing. */
    public Where where(String key) {
        Field field = fields.get(key);
        return field == null ? where : field.value().where();
    }

    public boolean has(String key) {
        known.add(key);
        Field field = fields.get(key);
        return field != null && !(field.value() instanceof Nothing);
    }

    /** The section below a key; an empty one when the key is missing. */
    public Section section(String key) {
        YamlNode node = node(key);
        return of(key, node == null ? new Nothing(where) : node, problems);
    }

    /** A mapping whose keys are names chosen by the user, in the file's order. */
    public Map<String, Named> named(String key) {
        Map<String, Named> all = new LinkedHashMap<>();
        YamlNode node = node(key);
        if (node != null) {
            of(key, node, problems).fields.forEach((id, field) -> all.put(id, new Named(field.where(), field.value())));
        }
        return all;
    }

    /** A value under a name chosen by the user. */
    public record Named(Where where, YamlNode value) {}

    public Optional<String> text(String key) {
        Scalar scalar = scalar(key, "a text");
        return scalar == null ? Optional.empty() : Optional.of(scalar.text());
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** A text that must be there; empty text, with a problem, when it is not. */
    public String needed(String key, String hint) {
        known.add(key);
        if (!has(key)) {
            problems.add(where, "missing", name + " needs '" + key + "'", hint);
            return "";
        }
        return text(key).orElse("");
    }

    public int number(String key, int lowest, int highest, int otherwise) {
        Scalar scalar = scalar(key, "a whole number");
        if (scalar == null) {
            return otherwise;
        }
        if (scalar.text().matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(scalar.text());
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        wrong(
                scalar,
                "number",
                "'" + key + "' must be a whole number from " + lowest + " to " + highest + ", not '" + shown(scalar)
                        + "'",
                "for example " + key + ": " + otherwise);
        return otherwise;
    }

    public boolean truth(String key, boolean otherwise) {
        Scalar scalar = scalar(key, "true or false");
        if (scalar == null) {
            return otherwise;
        }
        if (scalar.text().equals("true") || scalar.text().equals("false")) {
            return scalar.text().equals("true");
        }
        wrong(
                scalar,
                "truth",
                "'" + key + "' must be true or false, not '" + shown(scalar) + "'",
                "write " + key + ": " + otherwise);
        return otherwise;
    }

    /** A duration with its unit, in milliseconds. */
    public long millis(String key, Duration lowest, Duration highest, Duration otherwise) {
        Scalar scalar = scalar(key, "a duration");
        if (scalar == null) {
            return otherwise.toMillis();
        }
        Matcher matcher = DURATION.matcher(scalar.text());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            long millis =
                    switch (matcher.group(2)) {
                        case "ms" -> amount;
                        case "s" -> amount * 1_000;
                        case "min" -> amount * 60_000;
                        case "h" -> amount * 3_600_000;
                        default -> throw new IllegalStateException("the pattern has other units");
                    };
            if (millis >= lowest.toMillis() && millis <= highest.toMillis()) {
                return millis;
            }
        }
        wrong(
                scalar,
                "duration",
                "'" + key + "' must be a duration from " + inWords(lowest) + " to " + inWords(highest) + ", not '"
                        + shown(scalar) + "'",
                "write a number and a unit (ms, s, min, h), for example " + key + ": " + inWords(otherwise));
        return otherwise.toMillis();
    }

    /** One of several words. */
    public <T> T choice(String key, Map<String, T> choices, T otherwise) {
        Scalar scalar = scalar(key, "one of " + String.join(", ", choices.keySet()));
        if (scalar == null) {
            return otherwise;
        }
        T chosen = choices.get(scalar.text());
        if (chosen == null) {
            problems.unknown(
                    scalar.where(),
                    "choice",
                    "'" + key + "' cannot be '" + shown(scalar) + "'",
                    scalar.text(),
                    choices.keySet());
            return otherwise;
        }
        return chosen;
    }

    /** A text turned into something by a function that answers empty when it cannot be. */
    public <T> T parsed(String key, Function<String, Optional<T>> parse, T otherwise, String what, String hint) {
        Scalar scalar = scalar(key, what);
        if (scalar == null) {
            return otherwise;
        }
        Optional<T> value = parse.apply(scalar.text());
        if (value.isEmpty()) {
            wrong(scalar, "value", "'" + key + "' must be " + what + ", not '" + shown(scalar) + "'", hint);
        }
        return value.orElse(otherwise);
    }

    /** A list of texts, each where it stands; one text alone counts as a list of one. */
    public List<Scalar> texts(String key) {
        YamlNode node = node(key);
        return switch (node) {
            case null -> List.of();
            case Nothing _ -> List.of();
            case Scalar scalar -> List.of(scalar);
            case Items items -> {
                List<Scalar> all = new ArrayList<>();
                for (YamlNode item : items.items()) {
                    if (item instanceof Scalar scalar) {
                        all.add(scalar);
                    } else {
                        wrong(
                                item,
                                "text",
                                "'" + key + "' is a list of texts, and this is " + item.kind(),
                                "write one text an item");
                    }
                }
                yield all;
            }
            case Fields fields -> {
                wrong(
                        fields,
                        "list",
                        "'" + key + "' must be a list, not a mapping",
                        "write " + key + ": [one, two]");
                yield List.of();
            }
        };
    }

    /** The items of a list, whatever they are. */
    public List<YamlNode> items(String key) {
        YamlNode node = node(key);
        return switch (node) {
            case null -> List.of();
            case Nothing _ -> List.of();
            case Items items -> items.items();
            case Scalar _, Fields _ -> {
                wrong(
                        node,
                        "list",
                        "'" + key + "' must be a list, not " + node.kind(),
                        "write one item a line, each behind '- '");
                yield List.of();
            }
        };
    }

    /** Notes the keys that nobody asked for. Call when everything was read. */
    public void end() {
        fields.forEach((key, field) -> {
            if (!known.contains(key)) {
                problems.unknown(
                        field.where(),
                        "unknown-key",
                        name + " has no setting '" + YamlNode.shortened(key) + "'",
                        key,
                        known);
            }
        });
    }

    /** A problem with the value of a key. */
    public void wrong(String key, String code, String message, String hint) {
        problems.add(where(key), code, message, hint);
    }

    private void wrong(YamlNode node, String code, String message, String hint) {
        problems.add(node.where(), code, message, hint);
    }

    private @Nullable YamlNode node(String key) {
        known.add(key);
        Field field = fields.get(key);
        return field == null ? null : field.value();
    }

    private @Nullable Scalar scalar(String key, String what) {
        YamlNode node = node(key);
        return switch (node) {
            case null -> null;
            case Scalar scalar -> scalar;
            case Nothing _, Items _, Fields _ -> {
                wrong(
                        node,
                        "value",
                        "'" + key + "' must be " + what + ", not " + node.kind(),
                        "write it behind the colon, or remove the line to have the default");
                yield null;
            }
        };
    }

    private static String shown(Scalar scalar) {
        return YamlNode.shortened(scalar.text());
    }

    /** {@code 90 s}, in the form in which it is written in the files. */
    static String inWords(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 3_600_000 == 0 && millis > 0) {
            return millis / 3_600_000 + " h";
        }
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
