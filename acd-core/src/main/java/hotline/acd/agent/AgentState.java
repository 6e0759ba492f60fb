package hotline.acd.agent;

/**
 * The second layer: derived from availability and assignments, drives routing. In CSTA words: agentNull, agentNotReady,
 * agentReady, agentBusy (three of them), agentWorkingAfterCall.
 */
public enum AgentState {
    LOGGED_OUT,
    NOT_READY,
    READY,
    RESERVED,
    TALKING,
    HOLD,
    WRAP_UP
}
