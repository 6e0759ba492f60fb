package hotline.acd.distributor;

/** How a supervisor's listening ended. */
public enum WatchEnd {
    /** The supervisor has hung up or wanted no more. */
    LEFT,
    /** The supervisor's line was lost, and the phone, rung again, was not answered in time. */
    LINE_LOST,
    /** The supervisor's phone was not answered. */
    NOT_REACHED,
    /** The agent's part of the conversation is over. */
    CONVERSATION_OVER,
    /** The supervisor has the customer now. */
    TAKEN_OVER
}
