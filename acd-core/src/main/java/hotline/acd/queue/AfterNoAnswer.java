package hotline.acd.queue;

/** What an agent becomes who let an offer ring until it expired. */
public enum AfterNoAnswer {
    NOT_READY,
    STAYS_READY
}
