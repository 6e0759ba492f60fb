package hotline.acd.queue;

/** What an agent becomes who declined an offer. */
public enum AfterDecline {
    NOT_READY,
    STAYS_READY
}
