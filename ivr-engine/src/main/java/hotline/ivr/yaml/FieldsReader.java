package hotline.ivr.yaml;

import hotline.ivr.yaml.YamlNode.Field;
import hotline.ivr.yaml.YamlNode.Fields;
import hotline.ivr.yaml.YamlNode.Items;
import hotline.ivr.yaml.YamlNode.Nothing;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Takes the expected keys out of a mapping one by one; {@link #finish} reports those that nobody expected. What is wrong or missing becomes a problem and an empty
 * answer, so that reading goes on and finds the rest.
 */
public final class FieldsReader {
    private final Fields fields;
    private final Problems problems;
    private final Set<String> expected = new LinkedHashSet<>();

    private FieldsReader(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** A reader of a node that should be a mapping; empty, with a problem, when it is something else. */
    public static Optional<FieldsReader> of(YamlNode node, String what, Problems problems) {
        if (node instanceof Fields fields) {
            return Optional.of(new FieldsReader(fields, problems));
        }
        problems.add(
                node.where(), "wrong-type", what + " is " + node.kind(), "write it as a mapping: 'key: value' lines");
        return Optional.empty();
    }

    public Where where() {
        return fields.where();
    }

    public Problems problems() {
        return problems;
    }

    /** The keys as written, in order. */
    public Set<String> keys() {
        return fields.fields().keySet();
    }

    public boolean has(String key) {
        return fields.fields().containsKey(key);
    }

    /** Where the key stands; the mapping's position when it is absent. */
    public Where where(String key) {
        Field field = fields.fields().get(key);
        return field == null ? fields.where() : field.where();
    }

    /** The value behind a key; empty when the key is absent. */
    public Optional<YamlNode> node(String key) {
        expected.add(key);
        return Optional.ofNullable(fields.fields().get(key)).map(Field::value);
    }

    /** As {@link #node}, and a problem when the key is absent. */
    public Optional<YamlNode> required(String key, String hint) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            problems.add(fields.where(), "missing-key", "'" + key + "' is missing", hint);
        }
        return node;
    }

    /** The text behind a key; empty when absent or, with a problem, something else. */
    public Optional<Scalar> scalar(String key) {
        return node(key).flatMap(node -> scalar(node, "'" + key + "'", problems));
    }

    /** A node that should be a plain value. */
    public static Optional<Scalar> scalar(YamlNode node, String what, Problems problems) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        problems.add(node.where(), "wrong-type", what + " is " + node.kind(), "write one plain value");
        return Optional.empty();
    }

    /** The items behind a key; a single value counts as a list of one. */
    public Optional<List<YamlNode>> items(String key) {
        return node(key).map(FieldsReader::items);
    }

    /** The items of a list; a single value counts as a list of one, nothing as an empty list. */
    public static List<YamlNode> items(YamlNode node) {
        return switch (node) {
            case Items items -> items.items();
            case Nothing nothing -> List.of();
            case Scalar scalar -> List.of(scalar);
            case Fields single -> List.of(single);
        };
    }

    /** A whole number within bounds; empty when absent or, with a problem, something else. */
    public OptionalInt number(String key, int least, int most) {
        return scalar(key)
                .map(scalar -> number(scalar, "'" + key + "'", least, most, problems))
                .orElse(OptionalInt.empty());
    }

    /** A plain value that should be a whole number within bounds. */
    public static OptionalInt number(Scalar scalar, String what, int least, int most, Problems problems) {
        try {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // reported below, as a number out of bounds is
        }
        problems.add(
                scalar.where(),
                "wrong-number",
                what + " is " + scalar.kind(),
                "write a whole number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    /** A truth value, or {@code otherwise} when absent. */
    public boolean truth(String key, boolean otherwise) {
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        return switch (scalar.get().text()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                problems.add(
                        scalar.get().where(),
                        "wrong-type",
                        "'" + key + "' is " + scalar.get().kind(),
                        "write true or false");
                yield otherwise;
            }
        };
    }

    /** Reports the keys that nobody asked for. */
    public void finish() {
        fields.fields().forEach((key, field) -> {
            if (!expected.contains(key)) {
                problems.unknown(
                        field.where(),
                        "unknown-key",
                        "'" + YamlNode.shortened(key) + "' is not known here",
                        key,
                        expected);
            }
        });
    }
}
