package hotline.ivr.run;

import hotline.acd.queue.QueueExit;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.run.FlowJournal.Exit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller's way through a flow. Confined to the thread that walks it, which is the caller's own (virtual) thread: {@link #walk} blocks it until the flow
 * has ended.
 */
public final class FlowRun {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRun.class);

    /** Nobody walks that far; a flow that turns in circles ends with a person. */
    private static final int MOST_NODES = 500;

    private final Surroundings around;
    private final Whereabouts here;
    private final Steps steps;
    private final String first;

    private FlowRun(Flow flow, String first, Variables variables, Surroundings around) {
        this.first = first;
        this.around = around;
        this.here = new Whereabouts(flow, variables);
        this.steps = new Steps(here, around);
    }

    /** A run from the flow's start. */
    public static FlowRun begin(Flow flow, Caller caller, Surroundings around) {
        return new FlowRun(flow, flow.start(), servable(flow, Variables.of(caller)), around);
    }

    /**
     * A run from the beginning of a node, as told to {@link FlowJournal#entered}: how a caller goes on after our process has died. When the flow no longer
     * has the node, the run begins at the flow's start, with language and variables kept.
     */
    public static FlowRun resume(Flow flow, String node, Variables variables, Surroundings around) {
        String first = flow.node(node).isPresent() ? node : flow.start();
        return new FlowRun(flow, first, servable(flow, variables), around);
    }

    /**
     * A run for a caller who has come back from a queue without having had an agent.
     *
     * @param node the queue node that handed her over, as told to {@link FlowJournal#entered}
     * @param pressed the key that led out, when it was one
     * @return empty when the flow does not say how it goes on
     */
    public static Optional<FlowRun> goOn(
            Flow flow, String node, QueueExit exit, Optional<Key> pressed, Variables variables, Surroundings around) {
        return flow.node(node)
                .filter(Node.Queue.class::isInstance)
                .map(Node.Queue.class::cast)
                .flatMap(queue -> queue.after(exit, pressed))
                .map(next -> resume(flow, prefix(flow, node) + next, variables, around));
    }

    /**
     * Walks until the flow ends. Throws nothing for what callers, customer records or recordings do: whatever fails there ends in an apology and a
     * hand-over to a person. To be called once.
     */
    public FlowResult walk() {
        String name = first;
        here.depth = here.depthOf(first);
        for (int i = 0; i < MOST_NODES; i++) {
            Move move = visit(name);
            switch (move.next()) {
                case Move.Next.Go go -> name = here.prefix + go.node();
                case Move.Next.Out out -> {
                    name = out.place();
                    here.leaveFor(here.depthOf(name));
                }
                case Move.Next.Finish finish -> {
                    return finish.result();
                }
            }
        }
        LOG.warn("flow {}: {} nodes and no end, last {}; caller goes to a person", here.flow.name(), MOST_NODES, name);
        here.leaveFor(0);
        return visitPersonAfterFailure();
    }

    private FlowResult visitPersonAfterFailure() {
        return visit(here.whole.person()).next() instanceof Move.Next.Finish finish
                ? finish.result()
                : steps.bareHandOver();
    }

    /** Enters a node, lets it work, leaves it; a failure leads to the flow's person. */
    private Move visit(String name) {
        String own = here.enters(name);
        steps.tell(() -> around.journal().entered(name, here.variables));
        Move move;
        try {
            move = steps.walk(name, own);
        } catch (CallerGone e) {
            move = Move.end(new FlowResult.CallerLeft(), new Exit.CallerLeft());
        } catch (RuntimeException e) {
            LOG.warn("flow {}, node {}: failed, caller goes to a person", here.flow.name(), name, e);
            move = steps.failed(name, "failed");
        }
        Exit exit = move.exit();
        here.broughtByKey = exit instanceof Exit.Pressed;
        steps.tell(() -> around.journal().left(name, exit));
        return move;
    }

    /** Those keys that lead from the queue node of this name straight to keeping the place. */
    public static Set<Key> callbackKeys(Flow flow, String name, Node.Queue node) {
        return node.keys().entrySet().stream()
                .filter(way -> flow.node(prefix(flow, name) + way.getValue()).orElse(null) instanceof Node.KeepPlace)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String prefix(Flow flow, String name) {
        return flow.place(name).map(Flow.Place::prefix).orElse("");
    }

    private static Variables servable(Flow flow, Variables variables) {
        return flow.languages().contains(variables.language())
                ? variables
                : variables.in(flow.languages().getFirst());
    }
}
