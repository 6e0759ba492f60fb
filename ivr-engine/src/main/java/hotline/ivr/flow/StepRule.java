package hotline.ivr.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one step of a routing plan comes about for a caller.
 *
 * @param when the step is left out for callers for whom this does not hold
 * @param lasts empty: until somebody answers
 */
public record StepRule(Optional<Expression> when, Asked who, Optional<Duration> lasts) {

    /** Whom the step asks. */
    public sealed interface Asked {}

    /** Agents by id; those without a value are left out, and the step with them when none remains. */
    public record NamedAgents(List<Term> ids) implements Asked {
        public NamedAgents {
            ids = List.copyOf(ids);
        }
    }

    /** Agents with all these skills, each at least at the level. */
    public record SkilledAgents(Map<String, Integer> atLeast) implements Asked {
        public SkilledAgents {
            atLeast = Map.copyOf(atLeast);
        }
    }

    /** Whoever the queue itself asks. */
    public record QueuePool() implements Asked {}
}
