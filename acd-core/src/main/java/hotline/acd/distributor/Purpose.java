package hotline.acd.distributor;

/** Why an agent has made a queue entry that is none of the customer's own: it counts in no figure of the queue. */
public enum Purpose {
    /** An agent wants to speak with a colleague first, while the customer is on hold. */
    CONSULT,
    /** An agent has sent the customer to a certain colleague. */
    TRANSFER,
    /** A supervisor who is on the line is to have the customer. */
    TAKE_OVER,
    /** The agent's line was lost. Stands in older records only: now the agent's part goes on. */
    RETURN,
    /** An agent calls a customer who is not on the line; that agent alone is reserved, and then she is called, once. */
    DIAL,
    /** An agent calls a colleague: that agent's own phone first. */
    COLLEAGUE
}
