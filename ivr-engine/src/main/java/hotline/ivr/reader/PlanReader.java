package hotline.ivr.reader;

import hotline.acd.agent.Requirement;
import hotline.acd.agent.RequirementFaulty;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.routing.SkipWhen;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads routing plans: those with a name, and those written where they are used. */
final class PlanReader {
    private static final int MOST_STEPS = 20;
    private static final int LONGEST_STEP_SECONDS = 24 * 3600;
    private static final int USUAL_PATIENCE_SECONDS = 30;
    private static final Asked POOL = new StepRule.QueueAgents(Requirement.NONE);
    private static final StepRule LEAVE =
            new StepRule(Optional.empty(), new StepRule.Nobody(), Optional.empty(), SkipWhen.NEVER);
    /** How {@link SkipWhen} is written: {@code nobody-free} for {@code NOBODY_FREE}. */
    private static final Map<String, SkipWhen> SKIPS = Arrays.stream(SkipWhen.values())
            .collect(Collectors.toMap(
                    skip -> skip.name().toLowerCase(Locale.ROOT).replace('_', '-'), skip -> skip));

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
        if (steps.equals(List.of(LEAVE))) {
            draft.problems()
                    .add(
                            nodes.getFirst().where(),
                            "plan-asks-nobody",
                            "this plan asks nobody",
                            "put steps before 'leave', for example '{agents: [ID], for: 30}'");
        }
        return List.copyOf(steps);
    }

    /** To one agent alone, with so many seconds' patience: {@code to}, {@code for} and {@code skip}. */
    List<StepRule> toOneAgent(FieldsReader fields) {
        Asked agent = fields.required("to", "name the agent, or a variable: 'to: \"= customer.assignedAgent\"'")
                .map(List::of)
                .map(this::agents)
                .orElse(new StepRule.NamedAgents(List.of()));
        Duration patience =
                Duration.ofSeconds(fields.number("for", 1, LONGEST_STEP_SECONDS).orElse(USUAL_PATIENCE_SECONDS));
        SkipWhen skip = skip(fields, SkipWhen.NOBODY_FREE_IN_TIME);
        return List.of(new StepRule(Optional.empty(), agent, Optional.of(patience), skip), LEAVE);
    }

    static boolean leaves(List<StepRule> plan) {
        return plan.contains(LEAVE);
    }

    private Optional<StepRule> step(YamlNode node, boolean last) {
        if (node instanceof Scalar scalar && scalar.text().equals("pool")) {
            if (!last) {
                endless(scalar.where());
            }
            return Optional.of(new StepRule(Optional.empty(), POOL, Optional.empty(), SkipWhen.NEVER));
        }
        if (node instanceof Scalar scalar && scalar.text().equals("leave")) {
            if (!last) {
                endless(scalar.where());
            }
            return Optional.of(LEAVE);
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
        List<Asked> asked = new ArrayList<>();
        fields.items("agents").map(this::agents).ifPresent(asked::add);
        fields.node("skills")
                .flatMap(node -> FieldsReader.of(node, "'skills'", draft.problems()))
                .map(this::skills)
                .ifPresent(asked::add);
        fields.scalar("needs").map(this::needs).ifPresent(asked::add);
        if (fields.truth("pool", false)) {
            asked.add(POOL);
        }
        // somebody in particular is not waited for while busy, unless the flow says so; a pool is waited for
        boolean named = !asked.isEmpty() && asked.getFirst() instanceof StepRule.NamedAgents;
        SkipWhen skip = skip(fields, named ? SkipWhen.NOBODY_FREE : SkipWhen.NEVER);
        if (asked.size() != 1) {
            draft.problems()
                    .add(
                            fields.where(),
                            "step",
                            "this step does not say whom to ask, or says it twice",
                            "write one of 'agents: [ID, …]', 'needs: SKILLS', 'skills: {NAME: LEVEL}', 'pool: true'");
            return Optional.empty();
        }
        if (lasts.isEmpty() && !last) {
            endless(fields.where());
        }
        return Optional.of(new StepRule(when, asked.getFirst(), lasts, skip));
    }

    private SkipWhen skip(FieldsReader fields, SkipWhen otherwise) {
        Optional<Scalar> written = fields.scalar("skip");
        if (written.isEmpty()) {
            return otherwise;
        }
        SkipWhen skip = SKIPS.get(written.get().text());
        if (skip == null) {
            draft.problems()
                    .unknown(
                            written.get().where(),
                            "unknown-skip",
                            "a step cannot be passed over when " + written.get().quoted(),
                            written.get().text(),
                            SKIPS.keySet());
            return otherwise;
        }
        return skip;
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
        List<Requirement> parts = new ArrayList<>();
        for (String skill : fields.keys()) {
            OptionalInt level = fields.number(skill, SkillLevel.LOWEST, SkillLevel.HIGHEST);
            if (isSkill(skill, fields.where(skill)) && level.isPresent()) {
                parts.add(new Requirement.Skill(new SkillId(skill), level.getAsInt()));
            }
        }
        return new StepRule.QueueAgents(Requirement.all(parts));
    }

    private Asked needs(Scalar written) {
        try {
            Requirement needs = Requirement.parse(written.text());
            needs.skills().forEach(skill -> isSkill(skill.value(), written.where()));
            return new StepRule.QueueAgents(needs);
        } catch (RequirementFaulty fault) {
            draft.problems()
                    .add(
                            written.where(),
                            "needs",
                            written.quoted() + ": " + fault.getMessage() + " at character " + fault.column(),
                            "write skills with levels, for example 'sales >= 5 and (lang-zh or lang-en >= 7)'");
            return POOL;
        }
    }

    private boolean isSkill(String skill, Where where) {
        boolean known = draft.context().skills().contains(skill);
        if (!known) {
            draft.problems()
                    .unknown(
                            where,
                            "unknown-skill",
                            "no skill '" + YamlNode.shortened(skill) + "'",
                            skill,
                            draft.context().skills());
        }
        return known;
    }
}
