package hotline.ivr.run;

import hotline.ivr.flow.Node;
import hotline.ivr.flow.Term;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each flow that is called variables of its own. Those of the flows around it are put away among the variables themselves, under names no flow can write, so that they
 * come back after our death, too. Masked digits never pass from one to another. Confined to the caller's thread.
 */
final class Scopes {
    /** Between the depth and the name of a variable that is put away. */
    private static final char AWAY = '>';

    private final Deque<Map<String, Object>> maskedAround = new ArrayDeque<>();
    private Map<String, Object> masked = new HashMap<>();

    /** What the caller has entered masked in this flow. */
    Map<String, Object> masked() {
        return masked;
    }

    /**
     * The variables with which a flow begins that is called.
     *
     * @param depth of the flow that calls
     * @param values for what it takes to be computed from
     */
    Variables enter(Node.Call call, int depth, Variables variables, Map<String, Object> values) {
        Variables inner = variables;
        for (Map.Entry<String, Object> own : variables.values().entrySet()) {
            if (isOwn(own.getKey())) {
                inner = inner.without(own.getKey()).with(depth + String.valueOf(AWAY) + own.getKey(), own.getValue());
            }
        }
        maskedAround.push(masked);
        masked = new HashMap<>();
        for (Map.Entry<String, Term> taken : call.with().entrySet()) {
            Object value = taken.getValue().value(values).orElse(null);
            inner = value == null ? inner : inner.with(taken.getKey(), value);
        }
        return inner;
    }

    /** The variables of the flow at a depth, again; nothing is left of those it had called. */
    Variables back(int from, int depth, Variables variables) {
        Variables outer = variables;
        String mine = depth + String.valueOf(AWAY);
        for (Map.Entry<String, Object> one : variables.values().entrySet()) {
            String name = one.getKey();
            if (isOwn(name)) {
                outer = outer.without(name);
            } else if (name.indexOf(AWAY) > 0 && depthOf(name) >= depth) {
                outer = outer.without(name);
            }
        }
        for (Map.Entry<String, Object> one : variables.values().entrySet()) {
            if (one.getKey().startsWith(mine)) {
                outer = outer.with(one.getKey().substring(mine.length()), one.getValue());
            }
        }
        for (int i = depth; i < from; i++) {
            masked = maskedAround.isEmpty() ? new HashMap<>() : maskedAround.pop();
        }
        return outer;
    }

    private static boolean isOwn(String name) {
        return name.indexOf('.') < 0 && name.indexOf(AWAY) < 0;
    }

    private static int depthOf(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf(AWAY)));
    }
}
