package hotline.ivr.reader;

import hotline.ivr.flow.Node;
import hotline.ivr.flow.PathTemplate;
import hotline.ivr.flow.Term;
import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a node that asks a business system: {@code request}. */
final class RequestReader {
    private static final List<String> METHODS = List.of("get", "put", "post");
    private static final int MOST_FIELDS = 20;
    private static final int MOST_TRIES = 3;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-]{1,64}");
    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9_\\-]{1,64}(\\.[A-Za-z0-9_\\-]{1,64}){0,7}");

    private final Draft draft;
    private final Parts parts;
    private final NodeReader nodes;

    RequestReader(Draft draft, Parts parts, NodeReader nodes) {
        this.draft = draft;
        this.parts = parts;
        this.nodes = nodes;
    }

    Node read(FieldsReader fields) {
        Optional<Scalar> system = fields.scalar("request");
        system.filter(it -> !draft.context().systems().contains(it.text()))
                .ifPresent(it -> draft.problems()
                        .unknown(
                                it.where(),
                                "unknown-system",
                                "no business system " + it.quoted() + " in hotline.yaml",
                                it.text(),
                                draft.context().systems()));
        List<String> methods = METHODS.stream().filter(fields::has).toList();
        String method = methods.isEmpty() ? "get" : methods.getFirst();
        if (methods.size() != 1) {
            draft.problems()
                    .add(
                            fields.where(),
                            "method",
                            methods.isEmpty() ? "this request has no address" : "this request has several addresses",
                            "write one of 'get: /PATH', 'put: /PATH' or 'post: /PATH', with {VARIABLE} for values");
            methods.forEach(fields::node);
        }
        PathTemplate path = path(fields, method);
        return new Node.Request(
                system.map(Scalar::text).orElse(""),
                Node.Method.valueOf(method.toUpperCase(Locale.ROOT)),
                path,
                values(fields, "query", draft::term),
                method.equals("get") ? Map.of() : values(fields, "body", this::sent),
                take(fields),
                nodes.seconds(fields, "time-out", 4),
                // what changes something is done once: nobody knows whether the first time it was
                method.equals("post")
                        ? 1
                        : fields.number("tries", 1, MOST_TRIES).orElse(2),
                parts.read(fields, "meanwhile", List.of()),
                draft.requiredTarget(fields, "next"),
                draft.target(fields, "none"),
                draft.target(fields, "failed"));
    }

    private PathTemplate path(FieldsReader fields, String method) {
        PathTemplate none = PathTemplate.of("/").orElseThrow();
        Optional<Scalar> written = fields.scalar(method);
        Optional<PathTemplate> path = written.flatMap(it -> PathTemplate.of(it.text()));
        if (written.isPresent() && path.isEmpty()) {
            draft.problems()
                    .add(
                            written.get().where(),
                            "path",
                            written.get().quoted() + " is no path",
                            "begin with a slash and write letters, digits, '-', '_', '.', '~' and {VARIABLE} between slashes;"
                                    + " the system's address is in hotline.yaml, a query goes into 'query'");
        }
        path.ifPresent(it -> it.variables().forEach(name -> draft.mentionValue(fields.where(method), name)));
        return path.orElse(none);
    }

    private Map<String, Term> values(FieldsReader fields, String key, Function<Scalar, Term> read) {
        Map<String, Term> values = new TreeMap<>();
        fields.node(key)
                .flatMap(node -> FieldsReader.of(node, "'" + key + "'", draft.problems()))
                .ifPresent(entries -> {
                    requireFew(entries, key);
                    for (String name : entries.keys()) {
                        if (!NAME.matcher(name).matches()) {
                            draft.problems()
                                    .add(
                                            entries.where(name),
                                            "name",
                                            "'" + YamlNode.shortened(name) + "' cannot be sent as a name",
                                            "use letters, digits, '-', '_' and '.'");
                        }
                        entries.scalar(name).ifPresent(value -> values.put(name, read.apply(value)));
                    }
                });
        return Map.copyOf(values);
    }

    /** What is sent in a body goes to the system alone, so it may be computed from masked digits. */
    private Term sent(Scalar value) {
        return value.text().startsWith("=")
                ? draft.condition(value).<Term>map(Term.Computed::new).orElseGet(() -> new Term.Literal(""))
                : draft.term(value);
    }

    private Map<String, String> take(FieldsReader fields) {
        Map<String, String> take = new TreeMap<>();
        fields.node("take")
                .flatMap(node -> FieldsReader.of(node, "'take'", draft.problems()))
                .ifPresent(entries -> {
                    requireFew(entries, "take");
                    for (String variable : entries.keys()) {
                        nodes.requireVariableName(variable, entries.where(variable));
                        draft.collected().add(new Mention(entries.where(variable), variable));
                        entries.scalar(variable).ifPresent(place -> {
                            if (!PLACE.matcher(place.text()).matches()) {
                                draft.problems()
                                        .add(
                                                place.where(),
                                                "place",
                                                place.quoted() + " is no place in an answer",
                                                "write names and positions with dots between, for example delivery.lines.0.count");
                            }
                            take.put(variable, place.text());
                        });
                    }
                });
        return Map.copyOf(take);
    }

    private void requireFew(FieldsReader entries, String key) {
        if (entries.keys().size() > MOST_FIELDS) {
            draft.problems()
                    .add(
                            entries.where(),
                            "too-many",
                            "more than " + MOST_FIELDS + " in '" + key + "'",
                            "ask for less at once");
        }
    }
}
