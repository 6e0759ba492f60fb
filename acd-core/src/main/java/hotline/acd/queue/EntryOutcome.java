package hotline.acd.queue;

/** How a stay in a queue ended. Disjoint: entered = answered + abandoned + flow-outs (the rest) + still waiting. */
public enum EntryOutcome {
    ANSWERED,
    ABANDONED,
    /** Sent on by a rule of the queue, to another queue or back into the flow, or by the end of the routing plan. */
    OVERFLOWED,
    /** Taken out by a person or by the flow. */
    WITHDRAWN,
    /** The longest allowed wait was over. */
    TIMED_OUT,
    /** Sent to another queue by a person. */
    MOVED,
    /** The caller left by a key. */
    EXITED,
    /** Nobody was left who could serve the queue. */
    UNSERVED,
    /** The queue had closed. */
    CLOSED,
    /** The caller left by a key to be called back. */
    CALLBACK,
    /** A place that was kept: the customer was called as often as allowed, and not reached. */
    UNREACHED,
    /** A place that was kept: the hours in which the customer could be called are over. */
    WINDOW_OVER;

    /** Whether the stay ended neither with an agent nor by the caller's giving up. */
    public boolean isFlowOut() {
        return this != ANSWERED && this != ABANDONED;
    }
}
