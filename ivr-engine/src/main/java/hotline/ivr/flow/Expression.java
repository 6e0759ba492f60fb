package hotline.ivr.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.jspecify.annotations.Nullable;

/**
 * A condition or computed value over a flow's variables, in JEXL's expression syntax. Compares and computes only: no loops, no {@code new}, no methods, no assignment, no
 * access to Java. A variable without a value is {@code null} and equals nothing. Immutable, any thread.
 */
public final class Expression {
    private static final int LONGEST = 400;
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_$][A-Za-z0-9_$.]*)\\s*\\(");
    private static final Set<String> BEFORE_PARENTHESES =
            Set.of("empty", "size", "and", "or", "not", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod", "in");

    private static final JexlEngine JEXL = new JexlBuilder()
            .features(JexlFeatures.createNone()
                    .structuredLiteral(true)
                    .comparatorNames(true)
                    .script(false))
            .permissions(JexlPermissions.NONE)
            .strict(false)
            .safe(true)
            .silent(false)
            .cache(0)
            .create();

    private final String text;
    private final JexlScript compiled;

    private Expression(String text, JexlScript compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    /**
     * Reads an expression.
     *
     * @throws Faulty when the text is no such expression
     */
    public static Expression of(String text) throws Faulty {
        if (text.isBlank()) {
            throw new Faulty("the expression is empty");
        }
        if (text.length() > LONGEST) {
            throw new Faulty("the expression is longer than " + LONGEST + " characters");
        }
        String bare = QUOTED.matcher(text).replaceAll("''");
        if (bare.contains(";")) {
            throw new Faulty("only one expression, without ';'");
        }
        Matcher call = CALL.matcher(bare);
        while (call.find()) {
            if (!BEFORE_PARENTHESES.contains(call.group(1))) {
                throw new Faulty("there is no function " + call.group(1) + "(), only empty() and size()");
            }
        }
        try {
            return new Expression(text, JEXL.createScript(text));
        } catch (JexlException e) {
            throw new Faulty(e.getDetail() == null ? "not an expression" : e.getDetail());
        } catch (RuntimeException | StackOverflowError e) {
            throw new Faulty("not an expression");
        }
    }

    /** The dotted names of all variables it mentions. */
    public Set<String> variables() {
        return compiled.getVariables().stream()
                .map((List<String> parts) -> String.join(".", parts))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it holds for these values. */
    public boolean holds(Map<String, Object> values) {
        return Boolean.TRUE.equals(value(values));
    }

    /**
     * Its value: text, a whole number ({@link Long}), a truth value, or null. In sums what has no value counts as 0, and so does a division by 0.
     *
     * @throws IllegalStateException when the value is something else, for example a list
     */
    public @Nullable Object value(Map<String, Object> values) {
        try {
            Object value = compiled.execute(new MapContext(Map.copyOf(values)));
            return switch (value) {
                case null -> null;
                case Boolean truth -> truth;
                case Number number -> number.longValue();
                case String string -> string;
                default ->
                    throw new IllegalStateException("'" + text + "' gives neither text nor number nor true or false");
            };
        } catch (JexlException | ArithmeticException e) {
            // neither its message nor its cause: they may hold the values, which are a customer's
            throw new IllegalStateException("'" + text + "' cannot be computed with the values it has: "
                    + e.getClass().getSimpleName());
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** A text is not an expression of this kind. */
    public static final class Faulty extends Exception {
        private static final long serialVersionUID = 1L;

        Faulty(String message) {
            super(message);
        }
    }
}
