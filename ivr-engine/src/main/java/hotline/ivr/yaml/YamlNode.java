package hotline.ivr.yaml;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document that knows where it stands. */
public sealed interface YamlNode {

    Where where();

    /** How a person would call it. */
    String kind();

    /** A position, both from 1 on. */
    record Where(int line, int column) {}

    /** Text, number or truth value, all as written. */
    record Scalar(String text, Where where) implements YamlNode {
        /** The text for a message. */
        public String quoted() {
            return "'" + shortened(text) + "'";
        }

        @Override
        public String kind() {
            return "the text " + quoted();
        }
    }

    /** Nothing at all behind a key. */
    record Nothing(Where where) implements YamlNode {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    record Items(List<YamlNode> items, Where where) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping in the order it was written. */
    record Fields(Map<String, Field> fields, Where where) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /**
     * A key's position and what is behind it.
     *
     * @param where the key's position
     */
    record Field(Where where, YamlNode value) {}

    /** A text from outside, short enough for a message and without line ends or control characters. */
    static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
