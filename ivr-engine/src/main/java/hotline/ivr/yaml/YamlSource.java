package hotline.ivr.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import hotline.ivr.yaml.YamlNode.Field;
import hotline.ivr.yaml.YamlNode.Fields;
import hotline.ivr.yaml.YamlNode.Items;
import hotline.ivr.yaml.YamlNode.Nothing;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a YAML text into a tree, or says why not. Hostile texts end in a problem: size and depth are limited, aliases are refused (so nothing can be multiplied), and a
 * key may stand only once.
 */
public final class YamlSource {
    private static final int MOST_BYTES = 512 * 1024;
    private static final int DEEPEST = 16;
    private static final YAMLFactory YAML = YAMLFactory.builder().build();

    private final YAMLParser parser;
    private final Problems problems;

    private YamlSource(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The text of a file as UTF-8; empty, with a problem, when it cannot be had. */
    public static Optional<String> text(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            problems.add("unreadable", "there is no file " + file, "check the name and the folder");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                tooBig(problems);
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            problems.add("encoding", "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            problems.add("unreadable", "the file cannot be read: " + e.getMessage(), "check its permissions");
        }
        return Optional.empty();
    }

    /** The tree of a text with one document; empty, with a problem, when it has none. */
    public static Optional<YamlNode> tree(String text, Problems problems) {
        if (text.length() > MOST_BYTES) {
            tooBig(problems);
            return Optional.empty();
        }
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlSource(parser, problems).document();
        } catch (JsonProcessingException e) {
            problems.add(at(e.getLocation()), "yaml", "this is not YAML: " + firstLine(e), hint(text, e.getLocation()));
        } catch (IOException | RuntimeException e) {
            problems.add("yaml", "this cannot be read as YAML: " + firstLine(e), "write it as plain YAML");
        } catch (StackOverflowError e) {
            problems.add("too-deep", "the file is nested too deeply", "use at most " + DEEPEST + " levels");
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            problems.add("empty", "the file is empty", "write the content, or remove the file");
            return Optional.empty();
        }
        try {
            YamlNode root = node(first, 1);
            if (parser.nextToken() != null) {
                problems.add(
                        here(), "documents", "a second document begins here", "keep one document a file; remove '---'");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (Unacceptable e) {
            return Optional.empty();
        }
    }

    private YamlNode node(JsonToken token, int depth) throws IOException, Unacceptable {
        Where where = here();
        if (depth > DEEPEST) {
            problems.add(
                    where,
                    "too-deep",
                    "nested more than " + DEEPEST + " levels deep",
                    "nothing needs that; take levels out");
            throw new Unacceptable();
        }
        if (parser.isCurrentAlias()) {
            problems.add(
                    where,
                    "alias",
                    "aliases (*name) are not accepted",
                    "write the value out; quote a star key as \"*\"");
            throw new Unacceptable();
        }
        return switch (token) {
            case START_OBJECT -> fields(where, depth);
            case START_ARRAY -> items(where, depth);
            case VALUE_NULL -> new Nothing(where);
            default -> new Scalar(parser.getText(), where);
        };
    }

    private YamlNode fields(Where where, int depth) throws IOException, Unacceptable {
        Map<String, Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Where keyWhere = here();
            YamlNode value = node(parser.nextToken(), depth + 1);
            Field before = fields.putIfAbsent(key, new Field(keyWhere, value));
            if (before != null) {
                problems.add(
                        keyWhere,
                        "duplicate-key",
                        "'" + YamlNode.shortened(key) + "' stands twice, first in line "
                                + before.where().line(),
                        "keep one of them");
            }
        }
        return new Fields(fields, where);
    }

    private YamlNode items(Where where, int depth) throws IOException, Unacceptable {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new Items(items, where);
    }

    private Where here() {
        return at(parser.currentTokenLocation());
    }

    private static Where at(JsonLocation location) {
        return location == null
                ? new Where(0, 0)
                : new Where(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    private static void tooBig(Problems problems) {
        problems.add("too-big", "the file has more than " + MOST_BYTES / 1024 + " KiB", "split it");
    }

    private static String firstLine(Exception e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return YamlNode.shortened(
                        message == null
                                ? e.getClass().getSimpleName()
                                : message.lines().findFirst().orElse(""))
                .strip();
    }

    private static String hint(String text, JsonLocation location) {
        Optional<String> line = location == null
                ? Optional.empty()
                : text.lines().skip(Math.max(0, location.getLineNr() - 1)).findFirst();
        return line.filter(it -> it.contains("\t")).isPresent()
                ? "indent with spaces, not tabs"
                : "check indentation, colons and quotes here; quote texts with : # * & { } [ ]";
    }

    /** Reading stops; the problem is already noted. */
    private static final class Unacceptable extends Exception {
        private static final long serialVersionUID = 1L;

        Unacceptable() {
            super("unacceptable", null, false, false);
        }
    }
}
