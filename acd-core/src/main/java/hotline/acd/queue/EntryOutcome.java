package hotline.acd.queue;

/** How a stay in a queue ended. Disjoint: entered = answered + abandoned + flow-outs (the rest) + still waiting. */
public enum EntryOutcome {
    ANSWERED,
    ABANDONED,
    /** Sent on by a rule of the queue, to another queue or back into the flow. */
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
    CLOSED;

    /** Whether the stay ended neither with an agent nor by the caller's giving up. */
    public boolean isFlowOut() {
        return this != ANSWERED && this != ABANDONED;
    }
}
