package hotline.acd.simulation.theory;

import java.util.List;

/**
 * What came of a simulated model. Times in seconds, shares from 0 to 1.
 *
 * @param asaSeconds mean wait of those who were answered
 * @param meanWaitSeconds mean wait of all
 * @param probabilityOfWait share of all for whom nobody was free
 * @param serviceLevel answered within the threshold / (answered + abandoned)
 * @param probabilityOfAbandon abandoned / (answered + abandoned)
 * @param occupancy share of the agents' time that was work
 */
public record ModelResult(
        Totals totals,
        Estimate asaSeconds,
        Estimate meanWaitSeconds,
        Estimate probabilityOfWait,
        Estimate serviceLevel,
        Estimate probabilityOfAbandon,
        Estimate occupancy,
        List<OfType> types,
        List<OfAgent> agents) {
    public ModelResult {
        types = List.copyOf(types);
        agents = List.copyOf(agents);
    }

    /**
     * Of the whole run, nothing discarded. Exact: entered = answered + abandoned + waiting, and (Little's law) what all calls
     * waited together is the number who waited, summed over time.
     *
     * @param waiting how many still waited in the end
     * @param waitTicks what the calls waited, each counted from its arrival to its answer or end
     * @param waitingTicks the number of those waiting by the core's events, times how long it was so
     * @param ticks how long the run lasted
     */
    public record Totals(
            long entered,
            long answered,
            long abandoned,
            long waiting,
            long waitTicks,
            long waitingTicks,
            long ticks,
            double ticksPerSecond) {
        public double seconds() {
            return ticks / ticksPerSecond;
        }
    }

    public record OfType(String name, Estimate meanWaitSeconds) {}

    public record OfAgent(String name, Estimate idleShare) {}
}
