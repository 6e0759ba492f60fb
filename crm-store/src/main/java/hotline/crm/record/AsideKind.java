package hotline.crm.record;

/** What went on beside a conversation. */
public enum AsideKind {
    /** A supervisor hears what an agent and the customer say. */
    LISTEN,
    /** And is heard by the agent. */
    WHISPER,
    /** And by both. */
    BARGE,
    /** An agent asks for a supervisor. */
    HELP,
    /** An agent asks somebody outside. */
    OUTSIDE
}
