package hotline.acd.queue;

/** How a stay in a queue ended. Disjoint: entered = answered + abandoned + flow-outs (the rest) + still waiting. */
public enum EntryOutcome {
    ANSWERED,
    ABANDONED,
    /** Sent to another queue by rule. */
    OVERFLOWED,
    /** Taken out by a person or by the flow. */
    WITHDRAWN,
    /** The longest allowed wait was over. */
    TIMED_OUT
}
