package hotline.acd.distributor;

/** How a supervisor takes part in a conversation of an agent's. */
public enum WatchMode {
    /** Hears both, is heard by nobody. */
    LISTEN,
    /** Hears both, is heard by the agent alone. */
    WHISPER,
    /** All hear each other. */
    BARGE
}
