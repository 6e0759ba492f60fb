package hotline.acd.agent;

import hotline.acd.interaction.Code;

/** Why an agent is not ready: one the person chose (Break, Meal …) or one the system set. */
public record NotReadyReason(String code) implements Comparable<NotReadyReason> {
    /** An offer expired unanswered (RONA). */
    public static final NotReadyReason RING_NO_ANSWER = new NotReadyReason("RING_NO_ANSWER");
    /** The agent declined an offer. */
    public static final NotReadyReason DECLINED = new NotReadyReason("DECLINED");
    /** The agent's phone cannot be reached; ends by itself when it is seen. */
    public static final NotReadyReason PHONE_DOWN = new NotReadyReason("PHONE_DOWN");
    /** The agent's phone was busy with something that is not ours; ends by itself. */
    public static final NotReadyReason LINE_BUSY = new NotReadyReason("LINE_BUSY");
    /** Wrap-up ran out in a queue where that makes the agent not ready. */
    public static final NotReadyReason WRAP_UP_EXPIRED = new NotReadyReason("WRAP_UP_EXPIRED");
    /** The agent's desk lost its connection. */
    public static final NotReadyReason CONNECTION_LOST = new NotReadyReason("CONNECTION_LOST");
    /** What an agent is right after signing in, before going ready. */
    public static final NotReadyReason SIGNED_IN = new NotReadyReason("SIGNED_IN");

    public NotReadyReason {
        code = Code.check("not-ready reason", code);
    }

    @Override
    public int compareTo(NotReadyReason other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
