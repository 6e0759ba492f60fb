package hotline.acd.queue;

import org.jspecify.annotations.Nullable;

/** Why a caller who wanted an agent is back in the call flow. */
public enum QueueExit {
    /** Not let in: as many as it may hold were in the queue. */
    FULL,
    /** The queue was closed, or closed while she waited. */
    CLOSED,
    /** Nobody could serve the queue, at the door or later. */
    UNSERVED,
    /** Not let in: she would have had to wait too long. */
    TOO_LONG,
    /** A rule of the queue sent her on, or her routing plan has ended. */
    OVERFLOW,
    /** The longest wait was over. */
    TIMEOUT,
    /** Somebody took her out. */
    WITHDRAWN,
    /** She pressed a key. */
    KEY;

    /** What follows from not being let in. */
    public static QueueExit of(BlockCause cause) {
        return switch (cause) {
            case CLOSED -> CLOSED;
            case FULL -> FULL;
            case NOBODY_LOGGED_IN, ALL_NOT_READY -> UNSERVED;
            case WAIT_TOO_LONG -> TOO_LONG;
        };
    }

    /** What follows from the end of a stay; null when the caller is not back in the flow by it. */
    public static @Nullable QueueExit of(EntryOutcome outcome) {
        return switch (outcome) {
            case ANSWERED, ABANDONED, MOVED, UNREACHED, WINDOW_OVER -> null;
            case OVERFLOWED -> OVERFLOW;
            case WITHDRAWN -> WITHDRAWN;
            case TIMED_OUT -> TIMEOUT;
            case EXITED, CALLBACK -> KEY;
            case UNSERVED -> UNSERVED;
            case CLOSED -> CLOSED;
        };
    }
}
