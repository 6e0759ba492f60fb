package hotline.acd.distributor;

/** How a consultation ended. */
public enum ConsultEnd {
    /** The one consulted has the customer now, and who asked has left. */
    HANDED_OVER,
    /** All talk together now. */
    CONFERENCE,
    /** Who asked has gone back to the customer. */
    CANCELLED,
    /** Nobody has answered. */
    NOT_REACHED,
    /** The one consulted has hung up. */
    LEFT,
    CUSTOMER_GONE;

    /** Whether who was asked has the customer now, alone or with others. */
    public boolean isTakenPart() {
        return this == HANDED_OVER || this == CONFERENCE;
    }
}
