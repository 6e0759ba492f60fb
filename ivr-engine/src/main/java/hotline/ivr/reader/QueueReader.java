package hotline.ivr.reader;

import hotline.acd.queue.QueueExit;
import hotline.ivr.flow.Announcements;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.StepRule;
import hotline.ivr.flow.Term;
import hotline.ivr.reader.Draft.Mention;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads nodes that hand callers over to a queue: {@code queue}, and {@code transfer: agent}, which is a queue with one agent and an end. */
final class QueueReader {
    private final Draft draft;
    private final Parts parts;
    private final PlanReader plans;
    private final NodeReader nodes;

    QueueReader(Draft draft, Parts parts, PlanReader plans, NodeReader nodes) {
        this.draft = draft;
        this.parts = parts;
        this.plans = plans;
        this.nodes = nodes;
    }

    Node queue(FieldsReader fields) {
        List<StepRule> plan = plans.read(fields);
        Map<QueueExit, String> exits = exits(fields);
        Optional<String> otherwise = draft.target(fields, "otherwise");
        if (PlanReader.leaves(plan) && !exits.containsKey(QueueExit.OVERFLOW) && otherwise.isEmpty()) {
            draft.problems()
                    .add(
                            fields.where(),
                            "plan-leaves",
                            "the plan leaves the queue, and the flow does not say where to",
                            "write 'on-overflow: NODE' or 'otherwise: NODE'");
        }
        return queue(fields, plan, exits, nodes.keys(fields), announcements(fields), otherwise);
    }

    /** The caller is offered to one agent alone; whatever keeps them apart leads to {@code unavailable}. */
    Node agent(FieldsReader fields) {
        fields.required("queue", "name the queue whose rules and figures count: 'queue: QUEUE'");
        return queue(
                fields,
                plans.toOneAgent(fields),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.of(draft.requiredTarget(fields, "unavailable")));
    }

    private Node queue(
            FieldsReader fields,
            List<StepRule> plan,
            Map<QueueExit, String> exits,
            Map<Key, String> keys,
            Optional<Announcements> announcements,
            Optional<String> otherwise) {
        Optional<Scalar> queue = nodes.queueNamed(fields, "queue");
        Term headStart = fields.scalar("head-start").map(this::headStart).orElse(new Term.Literal(0L));
        Map<String, Term> attach = new TreeMap<>();
        fields.node("attach")
                .flatMap(node -> FieldsReader.of(node, "'attach'", draft.problems()))
                .ifPresent(entries -> entries.keys().forEach(code -> {
                    draft.requireCode(code, entries.where(code));
                    entries.scalar(code).ifPresent(value -> attach.put(code, attached(value)));
                }));
        return new Node.Queue(
                queue.map(Scalar::text).orElse(""),
                plan,
                headStart,
                Map.copyOf(attach),
                exits,
                keys,
                announcements,
                otherwise);
    }

    private Optional<Announcements> announcements(FieldsReader fields) {
        return fields.node("announce")
                .flatMap(node -> FieldsReader.of(node, "'announce'", draft.problems()))
                .map(entries -> new AnnouncementsReader(draft, parts).read(entries));
    }

    /** {@code on-full}, {@code on-overflow} …: one for each reason to come back but the key. */
    private Map<QueueExit, String> exits(FieldsReader fields) {
        Map<QueueExit, String> exits = new EnumMap<>(QueueExit.class);
        for (QueueExit exit : QueueExit.values()) {
            if (exit != QueueExit.KEY) {
                String key = "on-" + exit.name().toLowerCase(Locale.ROOT).replace('_', '-');
                draft.target(fields, key).ifPresent(target -> exits.put(exit, target));
            }
        }
        return Collections.unmodifiableMap(exits);
    }

    /** Kept with the journal, which nobody can erase: so a code, or computed from codes. */
    private Term attached(Scalar value) {
        Term term = draft.term(value);
        switch (term) {
            case Term.Computed computed ->
                computed.expression()
                        .variables()
                        .forEach(name -> draft.attached().add(new Mention(value.where(), name)));
            case Term.Literal literal -> draft.requireCode(literal.written().toString(), value.where());
        }
        return term;
    }

    private Term headStart(Scalar scalar) {
        if (scalar.text().startsWith("=")) {
            return draft.term(scalar);
        }
        FieldsReader.number(scalar, "'head-start'", 0, 24 * 3600, draft.problems());
        return draft.term(scalar);
    }
}
