package hotline.ivr.reader;

import hotline.acd.agent.SkillLevel;
import hotline.ivr.flow.Expression;
import hotline.ivr.flow.StepRule;
import hotline.ivr.flow.StepRule.Asked;
import hotline.ivr.flow.Term;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Reads routing plans: those with a name, and those written where they are used. */
final class PlanReader {
    private static final int MOST_STEPS = 20;
    private static final int LONGEST_STEP_SECONDS = 24 * 3600;
    private static final int HIGHEST_LEVEL = SkillLevel.HIGHEST;

    private final Draft draft;
    private final Map<String, List<StepRule>> named = new HashMap<>();
    private final Map<String, Where> places = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    PlanReader(Draft draft) {
        this.draft = draft;
    }

    /** Reads the flow's named plans. */
    void readNamed(FieldsReader plans) {
        for (String name : plans.keys()) {
            places.put(name, plans.where(name));
            plans.items(name).ifPresent(steps -> named.put(name, steps(steps)));
        }
    }

    /** The plan behind {@code plan}: a name or steps; empty when absent, which is the queue's own plan. */
    List<StepRule> read(FieldsReader fields) {
        Optional<YamlNode> plan = fields.node("plan");
        if (plan.isPresent() && plan.get() instanceof Scalar name) {
            used.add(name.text());
            if (!named.containsKey(name.text())) {
                draft.problems()
                        .unknown(name.where(), "unknown-plan", "no plan " + name.quoted(), name.text(), named.keySet());
            }
            return named.getOrDefault(name.text(), List.of());
        }
        return plan.map(it -> steps(FieldsReader.items(it))).orElse(List.of());
    }

    void reportUnused() {
        places.forEach((name, where) -> {
            if (!used.contains(name)) {
                draft.problems()
                        .add(
                                where,
                                "unused-plan",
                                "nothing uses plan '" + YamlNode.shortened(name) + "'",
                                "use or remove it");
            }
        });
    }

    private List<StepRule> steps(List<YamlNode> nodes) {
        if (nodes.size() > MOST_STEPS) {
            draft.problems()
                    .add(
                            nodes.get(MOST_STEPS).where(),
                            "too-many-steps",
                            "a plan of " + nodes.size() + " steps",
                            "use at most " + MOST_STEPS);
            return List.of();
        }
        List<StepRule> steps = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            boolean last = i == nodes.size() - 1;
            step(nodes.get(i), last).ifPresent(steps::add);
        }
        return List.copyOf(steps);
    }

    private Optional<StepRule> step(YamlNode node, boolean last) {
        if (node instanceof Scalar scalar && scalar.text().equals("pool")) {
            return pool(scalar.where(), last, Optional.empty(), Optional.empty());
        }
        return FieldsReader.of(node, "this step", draft.problems()).flatMap(fields -> {
            Optional<StepRule> step = step(fields, last);
            fields.finish();
            return step;
        });
    }

    private Optional<StepRule> step(FieldsReader fields, boolean last) {
        Optional<Expression> when = fields.scalar("when").flatMap(draft::condition);
        OptionalInt seconds = fields.number("for", 1, LONGEST_STEP_SECONDS);
        Optional<Duration> lasts =
                seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty();
        Optional<Asked> agents = fields.items("agents").map(this::agents);
        Optional<Asked> skills = fields.node("skills")
                .flatMap(node -> FieldsReader.of(node, "'skills'", draft.problems()))
                .map(this::skills);
        boolean pool = fields.truth("pool", false);
        if ((agents.isPresent() ? 1 : 0) + (skills.isPresent() ? 1 : 0) + (pool ? 1 : 0) != 1) {
            draft.problems()
                    .add(
                            fields.where(),
                            "step",
                            "this step does not say whom to ask, or says it twice",
                            "write one of 'agents: [ID, …]', 'skills: {NAME: LEVEL}', 'pool: true'");
            return Optional.empty();
        }
        if (pool) {
            return pool(fields.where(), last, when, lasts);
        }
        if (lasts.isEmpty() && !last) {
            endless(fields.where());
        }
        return agents.or(() -> skills).map(who -> new StepRule(when, who, lasts));
    }

    private Optional<StepRule> pool(Where where, boolean last, Optional<Expression> when, Optional<Duration> lasts) {
        if (lasts.isEmpty() && !last) {
            endless(where);
        }
        return Optional.of(new StepRule(when, new StepRule.QueuePool(), lasts));
    }

    private void endless(Where where) {
        draft.problems().add(where, "endless-step", "no later step is ever reached", "say how many seconds: 'for: 20'");
    }

    private Asked agents(List<YamlNode> nodes) {
        List<Term> ids = new ArrayList<>();
        for (YamlNode node : nodes) {
            FieldsReader.scalar(node, "an agent", draft.problems()).ifPresent(scalar -> {
                ids.add(scalar.text().startsWith("=") ? draft.term(scalar) : new Term.Literal(scalar.text()));
                if (!scalar.text().startsWith("=") && !draft.context().agents().contains(scalar.text())) {
                    draft.problems()
                            .unknown(
                                    scalar.where(),
                                    "unknown-agent",
                                    "no agent " + scalar.quoted(),
                                    scalar.text(),
                                    draft.context().agents());
                }
            });
        }
        return new StepRule.NamedAgents(ids);
    }

    private Asked skills(FieldsReader fields) {
        Map<String, Integer> atLeast = new TreeMap<>();
        for (String skill : fields.keys()) {
            fields.number(skill, 1, HIGHEST_LEVEL).ifPresent(level -> atLeast.put(skill, level));
            if (!draft.context().skills().contains(skill)) {
                draft.problems()
                        .unknown(
                                fields.where(skill),
                                "unknown-skill",
                                "no skill '" + YamlNode.shortened(skill) + "'",
                                skill,
                                draft.context().skills());
            }
        }
        return new StepRule.SkilledAgents(atLeast);
    }
}
