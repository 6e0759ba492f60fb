package hotline.ivr.reader;

import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Flow.Convention;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.Part;
import hotline.ivr.reader.NodeReader.Defaults;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import hotline.ivr.yaml.YamlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads flows. Any thread; never throws for what is in a file. */
public final class FlowReader {
    private static final int MOST_NODES = 500;
    private static final String OUTER_PERSON = "person";
    private static final Key YES = new Key('1');
    private static final Key NO = new Key('2');

    private final Draft draft;
    private final Parts parts;
    private final PlanReader plans;
    private final HoursReader hours;
    private final TitleReader titles;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Where> places = new LinkedHashMap<>();

    private final SubFlows subFlows;
    private final List<String> calling;

    private FlowReader(Problems problems, FlowContext context, SubFlows subFlows, List<String> calling) {
        this.subFlows = subFlows;
        this.calling = calling;
        draft = new Draft(problems, context);
        parts = new Parts(draft);
        plans = new PlanReader(draft);
        hours = new HoursReader(problems);
        titles = new TitleReader(draft, parts);
    }

    /** Either a flow, or everything that is wrong with the file. */
    public sealed interface Reading {
        record Good(Flow flow) implements Reading {}

        record Bad(List<Problem> problems) implements Reading {}
    }

    /** Reads a file; one that cannot be read is a problem too. */
    public static Reading read(Path file, FlowContext context) {
        Problems problems = new Problems(file.toString());
        Optional<String> text = YamlSource.text(file, problems);
        return text.isPresent() ? read(file.toString(), text.get(), context) : new Reading.Bad(problems.all());
    }

    /**
     * Reads a text.
     *
     * @param name how problems call the file
     */
    public static Reading read(String name, String text, FlowContext context) {
        return read(name, text, context, new SubFlows(context), List.of());
    }

    /** @param before the files that are being read because they call this one */
    static Reading read(String name, String text, FlowContext context, SubFlows subFlows, List<String> before) {
        Problems problems = new Problems(name);
        List<String> calling = new ArrayList<>(before);
        calling.add(String.valueOf(Path.of(name).getFileName()));
        Optional<Flow> flow = YamlSource.tree(text, problems)
                .flatMap(tree -> FieldsReader.of(tree, "a flow", problems))
                .flatMap(fields -> new FlowReader(problems, context, subFlows, calling).flow(fields));
        return flow.isPresent() && problems.isEmpty() ? new Reading.Good(flow.get()) : new Reading.Bad(problems.all());
    }

    private Optional<Flow> flow(FieldsReader file) {
        Optional<Flow.Sub> sub = file.has("sub-flow")
                ? Optional.of(
                        new Flow.Sub(CallReader.names(file, "takes", draft), CallReader.names(file, "gives", draft)))
                : Optional.empty();
        Optional<Scalar> name = sub.isPresent()
                ? text(file, "sub-flow", "name the flow: 'sub-flow: NAME'")
                : text(file, "flow", "name the flow: 'flow: NAME'; one that others call: 'sub-flow: NAME'");
        List<Language> languages = languages(file);
        Optional<Scalar> start = text(file, "start", "name the first node: 'start: NODE'");
        Optional<Scalar> person = sub.isPresent()
                ? Optional.of(new Scalar(OUTER_PERSON, file.where()))
                : text(file, "person", "name the queue node where callers reach a person: 'person: NODE'");
        name.ifPresent(it -> draft.requireCode(it.text(), it.where()));
        start.ifPresent(draft::target);
        person.ifPresent(draft::target);
        Convention keys = file.node("keys")
                .flatMap(node -> FieldsReader.of(node, "'keys'", draft.problems()))
                .map(this::convention)
                .orElseGet(FlowReader::usualKeys);
        List<Part> wrongKey = parts.read(file, "wrong-key", List.of());
        List<Part> apology = parts.read(file, "apology", List.of());
        file.required("wrong-key", "say what callers hear after a wrong key: 'wrong-key: [PROMPT]'");
        file.required("apology", "say what callers hear when something failed: 'apology: [PROMPT]'");
        file.node("plans")
                .flatMap(node -> FieldsReader.of(node, "'plans'", draft.problems()))
                .ifPresent(plans::readNamed);
        file.node("hours")
                .flatMap(node -> FieldsReader.of(node, "'hours'", draft.problems()))
                .ifPresent(hours::readNamed);
        readNodes(file, defaults(file), sub);
        if (sub.isPresent()) {
            addOuterPerson(file);
        }
        file.finish();
        plans.reportUnused();
        hours.reportUnused();
        boolean connected = new NameChecks(draft, parts, places.keySet()).check(languages);
        if (start.isEmpty()
                || person.isEmpty()
                || !nodes.containsKey(start.get().text())) {
            return Optional.empty();
        }
        draft.called().forEach(called -> requireLanguages(called, languages));
        if (sub.isEmpty() && !(nodes.get(person.get().text()) instanceof Node.Queue)) {
            draft.problems()
                    .add(
                            person.get().where(),
                            "person",
                            "node " + person.get().quoted() + " is no queue, so a failure could end nowhere",
                            "name a queue node");
            return Optional.empty();
        }
        if (connected && nodes.size() == places.size()) {
            new PathChecks(draft.problems(), nodes, places)
                    .check(start.get().text(), person.get().text());
        }
        if (!draft.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Flow(
                name.map(Scalar::text).orElse(""),
                languages,
                start.get().text(),
                person.get().text(),
                keys,
                wrongKey,
                apology,
                nodes,
                titles.all(),
                titles.products(),
                sub));
    }

    /** In a sub-flow every failure, and the key for a person, leads to the person of the flow that began. */
    private void addOuterPerson(FieldsReader file) {
        if (places.containsKey(OUTER_PERSON)) {
            draft.problems()
                    .add(
                            places.get(OUTER_PERSON),
                            "person",
                            "in a sub-flow 'person' is the person of the flow that calls",
                            "give this node another name");
        }
        places.put(OUTER_PERSON, file.where());
        nodes.put(OUTER_PERSON, new Node.OuterPerson());
    }

    private void requireLanguages(Draft.CalledFlow called, List<Language> languages) {
        for (Language language : languages) {
            if (!called.flow().languages().contains(language)) {
                draft.problems()
                        .add(
                                called.where(),
                                "missing-language",
                                "flow '" + called.flow().name() + "' does not speak " + language.tag(),
                                "add the language to that flow, or take it out of this one");
            }
        }
    }

    private void readNodes(FieldsReader file, Defaults defaults, Optional<Flow.Sub> sub) {
        NodeReader reader =
                new NodeReader(draft, parts, plans, hours, defaults, new NodeReader.Around(subFlows, calling, sub));
        file.required("nodes", "write the nodes below 'nodes:'")
                .flatMap(node -> FieldsReader.of(node, "'nodes'", draft.problems()))
                .ifPresent(entries -> {
                    if (entries.keys().size() > MOST_NODES) {
                        draft.problems()
                                .add(
                                        entries.where(),
                                        "too-many-nodes",
                                        "more than " + MOST_NODES + " nodes",
                                        "split the flow");
                        return;
                    }
                    for (String name : entries.keys()) {
                        places.put(name, entries.where(name));
                        draft.requireCode(name, entries.where(name));
                        entries.node(name)
                                .flatMap(node -> FieldsReader.of(
                                        node, "node '" + YamlNode.shortened(name) + "'", draft.problems()))
                                .flatMap(fields -> {
                                    titles.read(name, fields);
                                    return reader.read(name, fields);
                                })
                                .ifPresent(node -> nodes.put(name, node));
                    }
                });
    }

    private Defaults defaults(FieldsReader file) {
        Optional<FieldsReader> written =
                file.node("defaults").flatMap(node -> FieldsReader.of(node, "'defaults'", draft.problems()));
        if (written.isEmpty()) {
            return new Defaults(6, 2, 3);
        }
        FieldsReader fields = written.get();
        Defaults defaults = new Defaults(
                fields.number("time-out", 1, 120).orElse(6),
                fields.number("tries", 1, 10).orElse(2),
                fields.number("wrong-keys", 1, 10).orElse(3));
        fields.finish();
        return defaults;
    }

    private List<Language> languages(FieldsReader file) {
        Set<Language> languages = new LinkedHashSet<>();
        Optional<YamlNode> written = file.required(
                "languages", "list the languages: 'languages: [" + String.join(", ", Language.tags()) + "]'");
        for (YamlNode item : written.map(FieldsReader::items).orElse(List.of())) {
            FieldsReader.scalar(item, "a language", draft.problems())
                    .flatMap(parts::language)
                    .ifPresent(languages::add);
        }
        return new ArrayList<>(languages);
    }

    private Convention convention(FieldsReader fields) {
        Convention keys = new Convention(
                keyOf(fields, "person"),
                keyOf(fields, "back"),
                keyOf(fields, "repeat"),
                keyOf(fields, "yes").orElse(YES),
                keyOf(fields, "no").orElse(NO));
        if (keys.yes().equals(keys.no())) {
            draft.problems().add(fields.where(), "key", "yes and no are the same key", "give each a key of its own");
        }
        fields.finish();
        return keys;
    }

    private Optional<Key> keyOf(FieldsReader fields, String meaning) {
        Optional<Scalar> written = fields.scalar(meaning);
        if (written.isEmpty() || written.get().text().equals("none")) {
            return Optional.empty();
        }
        Optional<Key> key = written.filter(it -> it.text().length() == 1)
                .flatMap(it -> Key.of(it.text().charAt(0)));
        if (key.isEmpty()) {
            draft.problems()
                    .add(
                            written.get().where(),
                            "key",
                            "no telephone has a key " + written.get().quoted(),
                            "use 0 to 9, \"*\" or \"#\", or none");
        }
        return key;
    }

    private static Convention usualKeys() {
        return new Convention(Key.of('0'), Key.of('*'), Key.of('9'), YES, NO);
    }

    private Optional<Scalar> text(FieldsReader file, String key, String hint) {
        return file.required(key, hint).flatMap(node -> FieldsReader.scalar(node, "'" + key + "'", draft.problems()));
    }
}
