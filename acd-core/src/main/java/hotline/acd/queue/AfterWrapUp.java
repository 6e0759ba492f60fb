package hotline.acd.queue;

/** What an agent becomes whose wrap-up ran out without being completed by hand. */
public enum AfterWrapUp {
    READY,
    NOT_READY
}
