package hotline.acd.interaction;

/** Who began an interaction. */
public enum Direction {
    INBOUND,
    OUTBOUND,
    INTERNAL
}
