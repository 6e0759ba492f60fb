package hotline.acd.queue;

/** Why a caller was not let into a queue. Who is blocked never entered. */
public enum BlockCause {
    CLOSED,
    /** As many as it may hold are in it. */
    FULL,
    NOBODY_LOGGED_IN,
    ALL_NOT_READY,
    /** The wait that is to be expected is longer than the queue allows. */
    WAIT_TOO_LONG
}
