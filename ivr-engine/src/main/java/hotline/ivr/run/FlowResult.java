package hotline.ivr.run;

import hotline.acd.routing.RoutingPlan;
import hotline.ivr.flow.Key;
import hotline.ivr.speech.Language;
import java.util.Map;
import java.util.Set;

/** How a flow ended. */
public sealed interface FlowResult {

    /**
     * The caller is to be put into a queue.
     *
     * @param plan whom to ask in which order
     * @param headStartSeconds how much earlier than now the caller counts as queued, from 0 on
     * @param keys what the caller may press while waiting to leave the queue
     * @param attached codes the agent's screen pop shows, for example {@code topic=bill}; never what the caller entered masked
     */
    record HandOver(
            String queue,
            RoutingPlan plan,
            int headStartSeconds,
            Language language,
            Map<String, String> attached,
            Set<Key> keys)
            implements FlowResult {
        public HandOver {
            keys = Set.copyOf(keys);
            attached = Map.copyOf(attached);
        }
    }

    /** The caller got it done without a person, this last: hang up. */
    record Served(String service) implements FlowResult {}

    /** The caller has talked to a number outside, and one of both has hung up: hang up. */
    record Transferred() implements FlowResult {}

    /**
     * The flow is over without a service: hang up.
     *
     * @param closed whether she was told so outside the opening hours, and turned away
     */
    record Ended(boolean closed) implements FlowResult {}

    /** The caller hung up in the flow. */
    record CallerLeft() implements FlowResult {}
}
