package hotline.ivr.flow;

import hotline.acd.agent.Requirement;
import hotline.acd.routing.SkipWhen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one step of a routing plan comes about for a caller.
 *
 * @param when the step is left out for callers for whom this does not hold
 * @param lasts empty: until somebody answers
 * @param skip when the step is passed over instead of waiting for its agents
 */
public record StepRule(Optional<Expression> when, Asked who, Optional<Duration> lasts, SkipWhen skip) {

    /** Whom the step asks. */
    public sealed interface Asked {}

    /** Agents by id; those without a value are left out, and the step with them when none remains. */
    public record NamedAgents(List<Term> ids) implements Asked {
        public NamedAgents {
            ids = List.copyOf(ids);
        }
    }

    /** Nobody: the caller leaves the queue for the flow. Only as the last step, and not the only one. */
    public record Nobody() implements Asked {}

    /** Agents of the queue who fulfil this besides; {@link Requirement#NONE}: whoever the queue itself asks. */
    public record QueueAgents(Requirement besides) implements Asked {}
}
