package hotline.server.settings;

import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Fields;
import hotline.ivr.yaml.YamlNode.Nothing;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mapping of a configuration file in which everything has a default. A wrong value is noted and its default taken, so that one reading names every
 * mistake; {@link #end} notes the keys nobody asked for. Confined to the reading thread.
 */
public final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|min|h)");

    private final String name;
    private final FieldsReader fields;
    private final Problems problems;

    private Section(String name, FieldsReader fields) {
        this.name = name;
        this.fields = fields;
        this.problems = fields.problems();
    }

    /**
     * The mapping a node is; an empty one, with a problem, when it is something else.
     *
     * @param name what problems call it, for example {@code queue 'sales'}
     */
    public static Section of(String name, YamlNode node, Problems problems) {
        Optional<FieldsReader> fields =
                node instanceof Nothing ? Optional.empty() : FieldsReader.of(node, name, problems);
        return new Section(
                name,
                fields.or(() -> FieldsReader.of(new Fields(Map.of(), node.where()), name, problems))
                        .orElseThrow());
    }

    public Where where() {
        return fields.where();
    }

    public Problems problems() {
        return problems;
    }

    /** The section below a key; an empty one when the key is missing. */
    public Section section(String key) {
        return of("'" + key + "'", fields.node(key).orElseGet(() -> new Nothing(where())), problems);
    }

    /** Whether the key is there, whatever it says. */
    public boolean has(String key) {
        return fields.keys().contains(key);
    }

    /** A mapping whose keys are names chosen by the user, in the file's order. */
    public Map<String, Named> named(String key) {
        Map<String, Named> all = new LinkedHashMap<>();
        switch (fields.node(key).orElse(null)) {
            case null -> {}
            case Nothing nothing -> {}
            case Fields named ->
                named.fields().forEach((id, field) -> all.put(id, new Named(field.where(), field.value())));
            case YamlNode other ->
                problems.add(
                        other.where(),
                        "wrong-type",
                        "'" + key + "' is " + other.kind(),
                        "write it as a mapping: 'name: …' lines");
        }
        return all;
    }

    /** A value under a name chosen by the user, and where that name stands. */
    public record Named(Where where, YamlNode value) {}

    public Optional<Scalar> scalar(String key) {
        return fields.scalar(key);
    }

    public String text(String key, String otherwise) {
        return scalar(key).map(Scalar::text).orElse(otherwise);
    }

    /** A text that must be there; empty text, with a problem, when it is not. */
    public String needed(String key, String hint) {
        if (fields.node(key).filter(node -> !(node instanceof Nothing)).isEmpty()) {
            problems.add(where(), "missing-key", name + " has no '" + key + "'", hint);
            return "";
        }
        return text(key, "");
    }

    public int number(String key, int least, int most, int otherwise) {
        return fields.number(key, least, most).orElse(otherwise);
    }

    public boolean truth(String key, boolean otherwise) {
        return fields.truth(key, otherwise);
    }

    /** A duration with its unit, in milliseconds. */
    public long millis(String key, Duration least, Duration most, Duration otherwise) {
        return millis(key, least, most, otherwise, "");
    }

    /** @param besides what the hint says could be written as well, for example {@code , or unlimited} */
    public long millis(String key, Duration least, Duration most, Duration otherwise, String besides) {
        return parsed(
                key,
                text -> millis(text).filter(it -> it >= least.toMillis() && it <= most.toMillis()),
                otherwise.toMillis(),
                "a duration from " + inWords(least.toMillis()) + " to " + inWords(most.toMillis()),
                "write a number and its unit (ms, s, min or h), for example " + key + ": "
                        + inWords(otherwise.toMillis()) + besides);
    }

    private static Optional<Long> millis(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (matcher.group(2)) {
                    case "h" -> 3_600_000;
                    case "min" -> 60_000;
                    case "s" -> 1_000;
                    default -> 1;
                };
        return Optional.of(Long.parseLong(matcher.group(1)) * unit);
    }

    /** A duration as it is written in the files: {@code 90 s}. */
    public static String inWords(long millis) {
        if (millis > 0 && millis % 3_600_000 == 0) {
            return millis / 3_600_000 + " h";
        }
        if (millis > 0 && millis % 60_000 == 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }

    /** One of several words. */
    public <T> T choice(String key, Map<String, T> choices, T otherwise) {
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        T chosen = choices.get(scalar.get().text());
        if (chosen == null) {
            problems.unknown(
                    scalar.get().where(),
                    "unknown-choice",
                    "'" + key + "' is " + scalar.get().kind(),
                    scalar.get().text(),
                    choices.keySet());
            return otherwise;
        }
        return chosen;
    }

    /**
     * A text turned into something.
     *
     * @param parse answers empty when the text cannot be that
     * @param what for the problem: {@code a time zone's name}
     */
    public <T> T parsed(String key, Function<String, Optional<T>> parse, T otherwise, String what, String hint) {
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        Optional<T> value = parse.apply(scalar.get().text());
        if (value.isEmpty()) {
            wrong(key, "wrong-value", "'" + key + "' is " + scalar.get().kind() + " and not " + what, hint);
        }
        return value.orElse(otherwise);
    }

    /** A list of texts, each where it stands; one text alone counts as a list of one. */
    public List<Scalar> texts(String key) {
        return items(key).stream()
                .flatMap(item -> FieldsReader.scalar(item, "an item of '" + key + "'", problems).stream())
                .toList();
    }

    /** The items of a list, whatever they are. */
    public List<YamlNode> items(String key) {
        return fields.items(key).orElse(List.of());
    }

    /** Notes the keys that nobody asked for. Call when everything was read. */
    public void end() {
        fields.finish();
    }

    /** A problem with the value of a key, or with the whole section when it is missing. */
    public void wrong(String key, String code, String message, String hint) {
        problems.add(fields.node(key).map(YamlNode::where).orElse(where()), code, message, hint);
    }
}
