package hotline.acd.simulation.theory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A call centre as queueing theory sees one: calls of several types arrive at random (Poisson) and are answered first come
 * first served by agents who have the skills, the longest idle of them first; nobody needs time to answer or to wrap up.
 *
 * @param handle how long a conversation takes
 * @param patience how long a caller waits before giving up; empty: for ever
 * @param thresholdSeconds T of the service level
 * @param calls how many arrive
 */
public record Model(
        List<CallType> types,
        List<Server> agents,
        Times handle,
        Optional<Times> patience,
        double thresholdSeconds,
        long calls,
        long seed) {
    private static final int DISCARDED_PART = 10;

    public Model {
        types = List.copyOf(types);
        agents = List.copyOf(agents);
        if (types.isEmpty() || agents.isEmpty() || calls < 1) {
            throw new IllegalArgumentException("a model needs a type, an agent and a call");
        }
    }

    /** Calls that come at a rate and need all of these skills. */
    public record CallType(String name, double ratePerSecond, Set<String> requires) {
        public CallType {
            requires = Set.copyOf(requires);
        }
    }

    /** An agent. */
    public record Server(String name, Set<String> skills) {
        public Server {
            skills = Set.copyOf(skills);
        }
    }

    /** One type, and agents who are all alike. */
    public static Model alike(
            int agents,
            double ratePerSecond,
            Times handle,
            Optional<Times> patience,
            double thresholdSeconds,
            long calls,
            long seed) {
        return new Model(
                List.of(new CallType("all", ratePerSecond, Set.of())),
                IntStream.rangeClosed(1, agents)
                        .mapToObj(i -> new Server("agent " + i, Set.of()))
                        .toList(),
                handle,
                patience,
                thresholdSeconds,
                calls,
                seed);
    }

    /** Arrivals of all types together. */
    public double ratePerSecond() {
        return types.stream().mapToDouble(CallType::ratePerSecond).sum();
    }

    /** Work that arrives / work that could be done; what exceeds 1 must give up. */
    public double load() {
        return ratePerSecond() * handle.meanSeconds() / agents.size();
    }

    /**
     * How uncertain the mean wait is at least, as a part of it, because the queue swings slowly near full load: W. Whitt,
     * "Planning queueing simulations" (1989), for waits in heavy traffic. Much patience is much the same as endless patience,
     * but nothing as simple is known of it: 0 where callers give up.
     */
    public double leastRelativeErrorOfWaits() {
        if (patience.isPresent()) {
            return 0;
        }
        double variability = 1 + handle.coefficientOfVariation() * handle.coefficientOfVariation();
        return Math.sqrt(2 * variability / measuredCalls()) / (1 - load());
    }

    /** How many calls are measured: all but the first tenth, in which the queues fill. */
    public long measuredCalls() {
        return calls - calls / DISCARDED_PART;
    }
}
