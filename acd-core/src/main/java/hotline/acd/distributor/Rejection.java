package hotline.acd.distributor;

/**
 * Why a request was not done.
 *
 * @param detail what exactly, for a person to read
 */
public record Rejection(Reason reason, String detail) {
    /** The kinds of reasons, stable for those who script. */
    public enum Reason {
        UNKNOWN_AGENT,
        UNKNOWN_QUEUE,
        UNKNOWN_INTERACTION,
        UNKNOWN_ENTRY,
        UNKNOWN_OFFER,
        NOT_SIGNED_IN,
        STATION_IN_USE,
        ALREADY_QUEUED,
        CUSTOMER_GONE,
        NOT_YOURS,
        NOT_NOW,
        INVALID
    }
}
