package hotline.acd.interaction;

/** Who ended the customer's part of an interaction. */
public enum EndedBy {
    CALLER,
    AGENT,
    SYSTEM,
    NETWORK
}
