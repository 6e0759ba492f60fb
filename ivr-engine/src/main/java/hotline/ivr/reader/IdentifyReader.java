package hotline.ivr.reader;

import hotline.ivr.flow.EntryKind;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a node in which callers prove who they are: {@code identify}. */
final class IdentifyReader {
    private static final List<String> PROOFS = List.of("pin", "document");
    private static final int SHORTEST_PIN = 4;
    private static final int LONGEST_PIN = 12;
    private static final int DOCUMENT_DIGITS = 4;
    private static final int MOST_TRIES = 3;

    private final Draft draft;
    private final Parts parts;
    private final NodeReader nodes;

    IdentifyReader(Draft draft, Parts parts, NodeReader nodes) {
        this.draft = draft;
        this.parts = parts;
        this.nodes = nodes;
    }

    Node read(FieldsReader fields) {
        Optional<Scalar> proof = fields.scalar("identify");
        proof.filter(it -> !PROOFS.contains(it.text()))
                .ifPresent(it -> draft.problems()
                        .unknown(
                                it.where(),
                                "unknown-proof",
                                "nobody can be identified by " + it.quoted(),
                                it.text(),
                                PROOFS));
        boolean pin = proof.map(Scalar::text).filter("pin"::equals).isPresent();
        Optional<Key> end = fields.scalar("end-key").flatMap(it -> nodes.key(it.text(), it.where()));
        end.filter(Key::isDigit)
                .ifPresent(key -> draft.problems()
                        .add(fields.where("end-key"), "end-key", "a digit cannot end the entry", "use \"#\""));
        fields.node(CollectReader.SHOWN)
                .ifPresent(shown -> draft.problems()
                        .add(
                                fields.where(CollectReader.SHOWN),
                                "masked",
                                "what a caller proves with who she is would be shown to agents",
                                "leave 'show-as' out: whether she has proved it is shown by itself"));
        fields.required("ask", "say what the caller is to enter: 'ask: [PROMPT]'");
        Node.Collect entry = new Node.Collect(
                "",
                new EntryKind.Digits(),
                parts.read(fields, "ask", List.of()),
                pin ? SHORTEST_PIN : DOCUMENT_DIGITS,
                pin ? LONGEST_PIN : DOCUMENT_DIGITS,
                end.or(() -> Key.of('#')),
                nodes.seconds(fields, "time-out", nodes.defaults().timeOut()),
                nodes.seconds(fields, "between", Math.min(4, nodes.defaults().timeOut())),
                nodes.defaults().tries(),
                true,
                parts.read(fields, "wrong", List.of()),
                List.of(),
                Map.of(),
                "",
                Optional.empty());
        return new Node.Identify(
                pin ? Node.Proof.PIN : Node.Proof.DOCUMENT,
                entry,
                fields.number("tries", 1, MOST_TRIES).orElse(MOST_TRIES),
                nodes.seconds(fields, "answer-within", 3),
                parts.read(fields, "meanwhile", List.of()),
                draft.requiredTarget(fields, "verified"),
                draft.requiredTarget(fields, "unverified"),
                draft.target(fields, "locked"),
                draft.target(fields, "unknown"),
                draft.target(fields, "failed"));
    }
}
