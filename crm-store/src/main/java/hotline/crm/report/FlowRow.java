package hotline.crm.report;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the calls that began in a time and went through a flow.
 *
 * @param calls how many
 * @param selfServed those that the flow served, and that never had to wait for a person
 * @param left those that hung up in the flow, unserved
 * @param queued those that were handed over to a queue at least once
 * @param transferred those that it connected with a number outside, and that talked to no agent
 * @param ended those that are over
 * @param nodes by name
 */
public record FlowRow(
        String flow,
        long calls,
        long selfServed,
        long left,
        long queued,
        long transferred,
        long ended,
        List<NodeRow> nodes) {
    public FlowRow {
        nodes = List.copyOf(nodes);
    }

    /** Containment = served by the flow alone / ended; empty when nothing has ended. */
    public OptionalDouble containment() {
        return ended == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) selfServed / ended);
    }

    /**
     * One node.
     *
     * @param entered how often it was entered and left; one call may enter it several times
     * @param abandoned how often the caller hung up in it
     * @param millis how long callers were in it, together
     * @param exits how often by what it was left
     */
    public record NodeRow(String node, long entered, long abandoned, long millis, SortedMap<String, Long> exits) {
        public NodeRow {
            exits = Collections.unmodifiableSortedMap(new TreeMap<>(exits));
        }

        /** Mean time in it. */
        public long meanMillis() {
            return entered == 0 ? 0 : millis / entered;
        }
    }
}
