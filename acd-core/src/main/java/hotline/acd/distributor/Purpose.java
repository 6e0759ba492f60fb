package hotline.acd.distributor;

/** Why an agent has made a queue entry that is none of the customer's own: it counts in no figure of the queue. */
public enum Purpose {
    /** An agent wants to speak with a colleague first, while the customer is on hold. */
    CONSULT,
    /** An agent has sent the customer to a certain colleague. */
    TRANSFER,
    /** A supervisor who is on the line is to have the customer. */
    TAKE_OVER,
    /** The agent's line was lost: back to that agent, if soon there again; else she is a customer of the queue like others. */
    RETURN,
    /** An agent calls a customer who is not on the line; that agent alone is reserved, and then she is called, once. */
    DIAL,
    /** An agent calls a colleague: that agent's own phone first. */
    COLLEAGUE
}
