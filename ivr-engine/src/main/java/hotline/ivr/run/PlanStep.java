package hotline.ivr.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a routing plan: whom to ask, and for how long before the next step begins.
 *
 * @param lasts empty: until somebody answers; only the last step
 */
public record PlanStep(Who who, Optional<Duration> lasts) {

    /** Whom a step asks. */
    public sealed interface Who {}

    /** These agents, by id, and nobody else. */
    public record Agents(List<String> ids) implements Who {
        public Agents {
            ids = List.copyOf(ids);
        }
    }

    /** Agents who have all these skills, each at least at the given level. */
    public record Skilled(Map<String, Integer> atLeast) implements Who {
        public Skilled {
            atLeast = Map.copyOf(atLeast);
        }
    }

    /** Whoever the queue itself asks. */
    public record Pool() implements Who {}
}
