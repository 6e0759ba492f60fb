package hotline.acd.queue;

/** What happens to callers while nobody can serve a queue. */
public enum WhenUnserved {
    /** They may enter and wait. */
    WAIT,
    /** They may not enter; who waits already goes on waiting. */
    REFUSE,
    /** They may not enter, and who waits already leaves. */
    LEAVE
}
