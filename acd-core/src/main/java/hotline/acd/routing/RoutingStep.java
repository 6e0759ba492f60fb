package hotline.acd.routing;

/**
 * One step of a routing plan.
 *
 * @param who whom the entry may be offered to during the step
 * @param forMillis how long the step lasts before the next one begins; a ringing offer is never cut by it
 * @param skipWhen when the step is passed over, looked at when it begins and whenever an agent's state changes
 */
public record RoutingStep(Who who, long forMillis, SkipWhen skipWhen) {
    public RoutingStep {
        if (forMillis < 0) {
            throw new IllegalArgumentException("a step cannot last " + forMillis + " ms");
        }
    }
}
