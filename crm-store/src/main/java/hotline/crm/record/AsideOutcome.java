package hotline.crm.record;

/** How something beside a conversation ended. */
public enum AsideOutcome {
    /** The supervisor has gone on in another way. */
    CHANGED,
    /** Whoever was called has hung up, or the supervisor wanted no more. */
    LEFT,
    /** The supervisor's line was lost, and did not come back in time. */
    LINE_LOST,
    NOT_REACHED,
    CONVERSATION_OVER,
    /** The supervisor has the customer now. */
    TAKEN_OVER,
    /** A supervisor came. */
    HELPED,
    /** Who asked does not want it any more. */
    CANCELLED,
    /** Whoever was asked has the customer now. */
    HANDED_OVER,
    CONFERENCE,
    CUSTOMER_GONE
}
