package hotline.ivr.reader;

import hotline.ivr.flow.Node;
import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.flow.Term;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a node that sends the caller to one agent, or to a number outside: {@code transfer}. */
final class TransferReader {
    private static final List<String> TARGETS = List.of("agent", "number");
    private static final int SHORTEST_RING_SECONDS = 5;
    private static final int LONGEST_RING_SECONDS = 120;
    private static final int USUAL_RING_SECONDS = 30;

    private final Draft draft;
    private final QueueReader queues;

    TransferReader(Draft draft, QueueReader queues) {
        this.draft = draft;
        this.queues = queues;
    }

    Node read(FieldsReader fields) {
        Optional<Scalar> target = fields.scalar("transfer");
        target.filter(it -> !TARGETS.contains(it.text()))
                .ifPresent(it -> draft.problems()
                        .unknown(
                                it.where(),
                                "unknown-transfer",
                                "nobody can be transferred to " + it.quoted(),
                                it.text(),
                                TARGETS));
        return target.map(Scalar::text).filter("agent"::equals).isPresent() ? queues.agent(fields) : number(fields);
    }

    private Node number(FieldsReader fields) {
        Optional<Scalar> to = fields.required("to", "write the number, or a variable: 'to: \"= branch\"'")
                .flatMap(node -> FieldsReader.scalar(node, "'to'", draft.problems()));
        to.filter(it -> !it.text().startsWith("=")).ifPresent(this::requireAllowed);
        return new Node.TransferOut(
                to.map(this::number).orElse(new Term.Literal("")),
                Duration.ofSeconds(fields.number("ring", SHORTEST_RING_SECONDS, LONGEST_RING_SECONDS)
                        .orElse(USUAL_RING_SECONDS)),
                draft.target(fields, "busy"),
                draft.target(fields, "no-answer"),
                draft.target(fields, "failed"));
    }

    /** What is written stays as it is, with its zeros. */
    private Term number(Scalar to) {
        return to.text().startsWith("=") ? draft.term(to) : new Term.Literal(to.text());
    }

    private void requireAllowed(Scalar number) {
        OutsideNumbers outside = draft.context().outside();
        if (!OutsideNumbers.isNumber(number.text())) {
            draft.problems()
                    .add(
                            number.where(),
                            "number",
                            number.quoted() + " is no telephone number",
                            "write 5 to 20 digits, perhaps after a plus, as the carrier wants them");
        } else if (!outside.allow(number.text())) {
            draft.problems()
                    .add(
                            number.where(),
                            "number-not-allowed",
                            number.quoted() + " may not be called",
                            outside.prefixes().isEmpty()
                                    ? "allow its first digits in hotline.yaml: 'trunk: {outbound-prefixes: [...]}'"
                                    : "allow its first digits in hotline.yaml (trunk: outbound-prefixes), where now "
                                            + String.join(", ", outside.prefixes()) + " may");
        }
    }
}
