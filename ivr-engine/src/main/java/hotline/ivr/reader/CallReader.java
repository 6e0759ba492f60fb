package hotline.ivr.reader;

import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.Term;
import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the nodes that lead into another flow and back: {@code call} and {@code return}. */
final class CallReader {
    private static final String HOW =
            "write what it takes and gives at its beginning: 'takes: [NAME]', 'gives: [NAME]'";

    /** Of what the journal can keep. */
    private static final int LONGEST_NAME = 64;

    private final Draft draft;
    private final NodeReader nodes;
    private final SubFlows subFlows;
    private final List<String> calling;
    private final Optional<Flow.Sub> within;

    /**
     * @param calling the files that are being read, the outermost first
     * @param within what the flow takes and gives that is read; empty: it is no sub-flow
     */
    CallReader(Draft draft, NodeReader nodes, SubFlows subFlows, List<String> calling, Optional<Flow.Sub> within) {
        this.draft = draft;
        this.nodes = nodes;
        this.subFlows = subFlows;
        this.calling = List.copyOf(calling);
        this.within = within;
    }

    /** Empty, and a problem, when the flow cannot be called. */
    Optional<Node> call(String nodeName, FieldsReader fields) {
        Optional<Flow> called = fields.scalar("call").flatMap(this::flow);
        Map<String, Term> with = terms(fields, "with");
        Map<String, String> gives = gives(fields);
        String next = draft.requiredTarget(fields, "next");
        if (called.isEmpty()) {
            return Optional.empty();
        }
        Flow flow = called.get();
        Flow.Sub sub = flow.sub().orElseThrow();
        for (String taken : sub.takes()) {
            if (!with.containsKey(taken)) {
                draft.problems()
                        .add(
                                fields.where(),
                                "missing-value",
                                "flow '" + flow.name() + "' needs the value '" + taken + "'",
                                "write 'with: {" + taken + ": VALUE}'");
            }
        }
        with.keySet().stream()
                .filter(name -> !sub.takes().contains(name))
                .forEach(name -> unknown(fields, "with", "takes", flow, name, sub.takes()));
        gives.values().stream()
                .filter(name -> !sub.gives().contains(name))
                .forEach(name -> unknown(fields, "gives", "gives", flow, name, sub.gives()));
        if (LONGEST_NAME < flow.longestName() + 1 + nodeName.length()) {
            draft.problems()
                    .add(
                            fields.where("call"),
                            "long-names",
                            "places in flow '" + flow.name() + "' have names of more than " + LONGEST_NAME
                                    + " letters from here",
                            "give this node, or those of that flow, shorter names");
        }
        draft.called().add(new Draft.CalledFlow(fields.where("call"), flow));
        return Optional.of(new Node.Call(flow, with, gives, next));
    }

    private void unknown(FieldsReader fields, String key, String verb, Flow flow, String name, Set<String> known) {
        draft.problems()
                .unknown(
                        fields.where(key),
                        "unknown-value",
                        "flow '" + flow.name() + "' " + verb + " no '" + YamlNode.shortened(name) + "'",
                        name,
                        known);
    }

    Node giveBack(FieldsReader fields) {
        if (within.isEmpty()) {
            draft.problems()
                    .add(
                            fields.where("return"),
                            "return",
                            "this flow is called by nobody and cannot return",
                            "end with a queue or 'hang-up', or begin the file with 'sub-flow: NAME'");
        }
        Map<String, Term> values = terms(fields, "return");
        Set<String> known = within.map(Flow.Sub::gives).orElse(Set.of());
        values.keySet().stream()
                .filter(name -> within.isPresent() && !known.contains(name))
                .forEach(name -> draft.problems()
                        .unknown(
                                fields.where("return"),
                                "unknown-value",
                                "this flow gives no '" + YamlNode.shortened(name) + "'",
                                name,
                                known));
        return new Node.Return(values);
    }

    private Optional<Flow> flow(Scalar file) {
        return switch (subFlows.find(file.text(), calling)) {
            case SubFlows.Found.Good good when good.flow().sub().isPresent() -> Optional.of(good.flow());
            case SubFlows.Found.Good whole -> {
                draft.problems()
                        .add(
                                file.where(),
                                "no-sub-flow",
                                file.quoted() + " is a whole flow and cannot be called",
                                "begin that file with 'sub-flow: NAME' instead of 'flow: NAME'; " + HOW);
                yield Optional.empty();
            }
            case SubFlows.Found.Missing missing -> {
                draft.problems()
                        .unknown(
                                file.where(),
                                "unknown-flow",
                                "no flow " + file.quoted() + " beside this one",
                                file.text(),
                                draft.context().flows().files());
                yield Optional.empty();
            }
            case SubFlows.Found.Faulty faulty -> {
                Problem first = faulty.problems().getFirst();
                draft.problems()
                        .add(
                                file.where(),
                                "faulty-flow",
                                "flow " + file.quoted() + " has mistakes itself; in line " + first.line() + ": "
                                        + first.message(),
                                "check that file: 'hotline flow check' names all its mistakes");
                yield Optional.empty();
            }
            case SubFlows.Found.Circle circle -> {
                List<String> way = new ArrayList<>(circle.files());
                way.add(YamlNode.shortened(file.text()));
                draft.problems()
                        .add(
                                file.where(),
                                "circle",
                                "flows call each other without end: " + String.join(" -> ", way),
                                "a flow cannot call one that is calling it, nor more than five deep; lead on within the flow");
                yield Optional.empty();
            }
        };
    }

    private Map<String, Term> terms(FieldsReader fields, String key) {
        Map<String, Term> values = new TreeMap<>();
        fields.node(key)
                .filter(node -> !(node instanceof YamlNode.Nothing)
                        && !(node instanceof Scalar empty && empty.text().isEmpty()))
                .flatMap(node -> FieldsReader.of(node, "'" + key + "'", draft.problems()))
                .ifPresent(entries -> entries.keys()
                        .forEach(name -> entries.scalar(name).ifPresent(value -> values.put(name, draft.term(value)))));
        return Map.copyOf(values);
    }

    /** Our variable, and the value of theirs that it gets. Nobody here knows what that is made of, so it may not be attached. */
    private Map<String, String> gives(FieldsReader fields) {
        Map<String, String> gives = new TreeMap<>();
        fields.node("gives")
                .flatMap(node -> FieldsReader.of(node, "'gives'", draft.problems()))
                .ifPresent(entries -> {
                    for (String variable : entries.keys()) {
                        nodes.requireVariableName(variable, entries.where(variable));
                        draft.collected().add(new Mention(entries.where(variable), variable));
                        entries.scalar(variable).ifPresent(theirs -> gives.put(variable, theirs.text()));
                    }
                });
        return Map.copyOf(gives);
    }

    /** The names a list holds, as variables of the flow that is read. */
    static Set<String> names(FieldsReader file, String key, Draft draft) {
        Set<String> names = new HashSet<>();
        for (YamlNode item : file.items(key).orElse(List.of())) {
            FieldsReader.scalar(item, "a name", draft.problems()).ifPresent(name -> {
                if (!Known.isVariableName(name.text())) {
                    draft.problems()
                            .add(
                                    name.where(),
                                    "variable-name",
                                    name.quoted() + " cannot name a value",
                                    "use one word of letters and digits that begins with a small letter");
                }
                names.add(name.text());
                if (key.equals("takes")) {
                    draft.given().add(new Mention(name.where(), name.text()));
                    draft.collected().add(new Mention(name.where(), name.text()));
                }
            });
        }
        return names;
    }
}
