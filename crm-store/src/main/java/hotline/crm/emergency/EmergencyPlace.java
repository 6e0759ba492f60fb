package hotline.crm.emergency;

/**
 * Where something can be switched on.
 *
 * @param id of the queue, or the number as it is dialled
 */
public record EmergencyPlace(Kind kind, String id) {
    /** Which kind of place. */
    public enum Kind {
        /** A number that is dialled: callers hear it before anything else. */
        NUMBER,
        /** A queue: callers hear it before they enter. */
        QUEUE
    }

    @Override
    public String toString() {
        return (kind == Kind.NUMBER ? "number " : "queue ") + id;
    }
}
