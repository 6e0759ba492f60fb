package hotline.acd.distributor;

/** What the telephony saw when an offered leg ended without an answer. What it means is the core's to decide. */
public enum LegEnd {
    /** Rang until taken back or timed out. */
    NO_ANSWER,
    /** The phone or the person refused. */
    DECLINED,
    BUSY,
    UNREACHABLE,
    /** The caller hung up while it rang. */
    CALLER_GONE,
    /** Of several phones that rang for the caller another one was answered. */
    ANSWERED_ELSEWHERE,
    FAILED
}
