package hotline.ivr.run;

import hotline.ivr.flow.Flow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a caller is in her flow, or in one that is called within it, and what is known of her there. Confined to her thread. */
final class Whereabouts {
    final Flow whole;
    /** The latest last. */
    final Deque<String> menusBefore = new ArrayDeque<>();

    final Scopes scopes = new Scopes();
    /** The flow she is in: the whole one, or one that is called within it. */
    Flow flow;
    /** Of the whole names of its nodes. */
    String prefix = "";
    /** How many flows have called one another. */
    int depth;

    Variables variables;
    /** A key of hers has led to the node she is in. */
    boolean broughtByKey;

    /** What she has got done. */
    Optional<String> service = Optional.empty();

    Whereabouts(Flow whole, Variables variables) {
        this.whole = whole;
        this.flow = whole;
        this.variables = variables;
    }

    /** How deep a node lies. */
    int depthOf(String name) {
        return whole.place(name).map(Flow.Place::depth).orElse(0);
    }

    /**
     * She comes to a node of the flow she is in, or of one that it calls.
     *
     * @param name its whole name
     * @return its name within its flow
     */
    String enters(String name) {
        Optional<Flow.Place> place = whole.place(name);
        flow = place.map(Flow.Place::flow).orElse(whole);
        prefix = place.map(Flow.Place::prefix).orElse("");
        depth = depthOf(name);
        return place.map(Flow.Place::name).orElse(name);
    }

    /** She goes back to a flow further out, whose variables are those that count again. */
    void leaveFor(int outer) {
        if (outer < depth) {
            variables = scopes.back(depth, outer, variables);
            depth = outer;
        }
    }

    /** What conditions and texts may use; a copy. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(variables.values());
        values.put("language", variables.language().tag());
        return values;
    }

    /** The same with what she has entered masked. */
    Map<String, Object> valuesAndMasked() {
        Map<String, Object> values = values();
        values.putAll(scopes.masked());
        return values;
    }
}
