package hotline.acd.distributor;

/** How an offer ended. */
public enum OfferResult {
    ACCEPTED,
    DECLINED,
    /** Nobody answered in time (RONA). */
    EXPIRED,
    /** The agent accepted, and the customer, called then, was not reached. Leaves the agent as before. */
    UNREACHED,
    /** Taken back: the caller is gone, or somebody else answered. Leaves the agent as before. */
    RESCINDED,
    /** The phone cannot be reached. */
    UNREACHABLE,
    /** The phone is busy with something that is not ours. */
    BUSY,
    /** Any other failure of the telephony; treated as unreachable but for the phone, which is not marked down. */
    FAILED
}
