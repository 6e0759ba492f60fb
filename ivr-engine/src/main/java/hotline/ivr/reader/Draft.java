package hotline.ivr.reader;

import hotline.acd.interaction.Code;
import hotline.ivr.flow.Expression;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Term;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered while a flow is read, to be checked when all of it is known: which names were mentioned where. Also reads the small values everything is
 * made of.
 */
final class Draft {
    /** A name that must exist. */
    record Mention(Where where, String name) {}

    /** A flow that is called, and where. */
    record CalledFlow(Where where, Flow flow) {}

    private final Problems problems;
    private final FlowContext context;
    private final List<Mention> nodes = new ArrayList<>();
    private final List<Mention> variables = new ArrayList<>();
    private final List<Mention> lasting = new ArrayList<>();
    private final List<Mention> prompts = new ArrayList<>();
    private final List<Mention> given = new ArrayList<>();
    private final List<Mention> masked = new ArrayList<>();
    private final List<Mention> attached = new ArrayList<>();
    private final List<Mention> collected = new ArrayList<>();
    private final List<Mention> shown = new ArrayList<>();
    private final List<CalledFlow> called = new ArrayList<>();
    private final Map<String, Set<String>> computedFrom = new HashMap<>();

    Draft(Problems problems, FlowContext context) {
        this.problems = problems;
        this.context = context;
    }

    Problems problems() {
        return problems;
    }

    FlowContext context() {
        return context;
    }

    /** Names of nodes something leads to. */
    List<Mention> nodes() {
        return nodes;
    }

    /** Variables something reads. */
    List<Mention> variables() {
        return variables;
    }

    /** Those of {@link #variables} whose value goes somewhere it stays or is heard, so that they must not be masked. */
    List<Mention> lasting() {
        return lasting;
    }

    /** Prompts that are said in the caller's language. */
    List<Mention> prompts() {
        return prompts;
    }

    /** Variables that the flow itself gives a value. */
    List<Mention> given() {
        return given;
    }

    /** Those of {@link #given} whose value is masked. */
    List<Mention> masked() {
        return masked;
    }

    /** Variables whose value is attached when a caller is handed over, so that it is kept with the journal. */
    List<Mention> attached() {
        return attached;
    }

    /** Those of {@link #given} that callers enter. */
    List<Mention> collected() {
        return collected;
    }

    /** Those of {@link #collected} that agents see. */
    List<Mention> shown() {
        return shown;
    }

    List<CalledFlow> called() {
        return called;
    }

    /** Of those of {@link #given} that are computed, from which variables. */
    Map<String, Set<String>> computedFrom() {
        return computedFrom;
    }

    /** The node a key leads to; empty when the key is absent. */
    Optional<String> target(FieldsReader fields, String key) {
        return fields.scalar(key).map(this::target);
    }

    /** As {@link #target(FieldsReader, String)}, and a problem when the key is absent. */
    String requiredTarget(FieldsReader fields, String key) {
        return fields.required(key, "name the node that comes next")
                .flatMap(node -> FieldsReader.scalar(node, "'" + key + "'", problems))
                .map(this::target)
                .orElse("");
    }

    String target(Scalar scalar) {
        nodes.add(new Mention(scalar.where(), scalar.text()));
        return scalar.text();
    }

    /** A condition, with or without the leading {@code =}; its variables may be masked ones. */
    Optional<Expression> condition(Scalar scalar) {
        String text = scalar.text().startsWith("=") ? scalar.text().substring(1) : scalar.text();
        return expression(scalar.where(), text);
    }

    /** A literal or, after {@code =}, a computed value that lasts. */
    Term term(Scalar scalar) {
        String text = scalar.text();
        if (!text.startsWith("=")) {
            return new Term.Literal(literal(text));
        }
        Optional<Expression> expression = expression(scalar.where(), text.substring(1));
        expression.ifPresent(it -> it.variables().forEach(name -> lasting.add(new Mention(scalar.where(), name))));
        return expression.<Term>map(Term.Computed::new).orElseGet(() -> new Term.Literal(""));
    }

    private Optional<Expression> expression(Where where, String text) {
        try {
            Expression expression = Expression.of(text.strip());
            expression.variables().forEach(name -> variables.add(new Mention(where, name)));
            return Optional.of(expression);
        } catch (Expression.Faulty e) {
            problems.add(
                    where,
                    "expression",
                    "'" + YamlNode.shortened(text.strip()) + "': " + YamlNode.shortened(String.valueOf(e.getMessage())),
                    "compare and compute with variables, for example customer.tier == 'vip'; nothing else is allowed");
            return Optional.empty();
        }
    }

    /** A text that must not be computed but is what it says: true, false, a whole number, or text. */
    private static Object literal(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        boolean number = text.matches("-?(0|[1-9][0-9]{0,17})");
        return number ? Long.valueOf(text) : text;
    }

    /** Reports a name that cannot stand in the journal. */
    void requireCode(String name, Where where) {
        if (!Code.isValid(name)) {
            problems.add(
                    where,
                    "code",
                    "'" + YamlNode.shortened(name) + "' cannot be a name here",
                    "use 1 to 64 of a-z, A-Z, 0-9, '-', '_', '.' and ':', beginning with a letter or digit");
        }
    }

    void mentionValue(Where where, String variable) {
        variables.add(new Mention(where, variable));
        lasting.add(new Mention(where, variable));
    }
}
