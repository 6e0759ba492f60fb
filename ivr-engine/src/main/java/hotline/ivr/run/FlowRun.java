package hotline.ivr.run;

import hotline.ivr.flow.Flow;

/**
 * One caller's way through a flow. Confined to the thread that walks it, which is the caller's own (virtual) thread: {@link #walk} blocks it until the flow
 * has ended.
 */
public final class FlowRun {

    private FlowRun(Flow flow, String node, Variables variables, Surroundings around) {}

    /** A run from the flow's start. */
    public static FlowRun begin(Flow flow, Caller caller, Surroundings around) {
        return new FlowRun(flow, flow.start(), Variables.of(caller), around);
    }

    /**
     * A run from the beginning of a node, as told to {@link FlowJournal#entered}: how a caller goes on after our process has died. When the flow no longer
     * has the node, the run begins at the flow's start, with language and variables kept.
     */
    public static FlowRun resume(Flow flow, String node, Variables variables, Surroundings around) {
        return new FlowRun(flow, node, variables, around);
    }

    /**
     * Walks until the flow ends, and never throws for what callers, customer records or recordings do: whatever fails there ends in an apology and a
     * hand-over to a person.
     */
    public FlowResult walk() {
        throw new UnsupportedOperationException("being built");
    }
}
