package hotline.acd.routing;

import hotline.acd.agent.Requirement;
import java.util.List;

/**
 * Whom an entry may be offered to, step by step.
 *
 * @param thenLeave what comes after the last step: the caller leaves the queue for the flow. Otherwise the last step lasts until the entry ends, whatever its
 *     duration says
 */
public record RoutingPlan(List<RoutingStep> steps, boolean thenLeave) {
    /** Whoever serves the queue. */
    public static final RoutingPlan WHOLE_QUEUE =
            new RoutingPlan(List.of(new RoutingStep(new Who.QueueAgents(Requirement.NONE), 0, SkipWhen.NEVER)));

    /** Whoever the last step asks is waited for. */
    public RoutingPlan(List<RoutingStep> steps) {
        this(steps, false);
    }

    public RoutingPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > 20) {
            throw new IllegalArgumentException("a routing plan has 1 to 20 steps, not " + steps.size());
        }
    }
}
