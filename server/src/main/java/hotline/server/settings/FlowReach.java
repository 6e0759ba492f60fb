package hotline.server.settings;

import hotline.ivr.flow.OutsideNumbers;
import java.util.Set;

/**
 * What call flows may reach outside this house.
 *
 * @param systems names of the business systems
 * @param numbers those they may transfer callers to
 */
public record FlowReach(Set<String> systems, OutsideNumbers numbers) {
    /** While {@code hotline.yaml} cannot be read, which is told elsewhere. */
    public static final FlowReach UNKNOWN = new FlowReach(Set.of(), OutsideNumbers.ANY);

    public FlowReach {
        systems = Set.copyOf(systems);
    }
}
