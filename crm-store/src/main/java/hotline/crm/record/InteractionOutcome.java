package hotline.crm.record;

/** What came of an interaction. Disjoint. */
public enum InteractionOutcome {
    /** An agent took part. */
    TALKED,
    /** The flow did what the customer wanted. */
    SELF_SERVED,
    /** The flow connected the customer with a number outside, which answered; no agent took part. */
    TRANSFERRED,
    ABANDONED_IVR,
    ABANDONED_QUEUE,
    /** The customer left while an agent's phone rang. */
    ABANDONED_RINGING,
    /** Left the queue by rule and reached nobody. */
    FLOW_OUT,
    /** Was not let in: closed, full, nobody there. */
    BLOCKED,
    /** The line or we ended it. */
    FAILED
}
