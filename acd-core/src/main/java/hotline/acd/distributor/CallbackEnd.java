package hotline.acd.distributor;

/** Why a customer who was called was not reached. */
public enum CallbackEnd {
    /** It rang until the time was over. */
    NO_ANSWER,
    BUSY,
    /** The customer refused the call. */
    DECLINED,
    /** The network found no way, or nobody knows what became of the attempt. */
    FAILED,
    /** The agent hung up before the customer answered. */
    AGENT_LEFT
}
