package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Snapshot.LostLine;
import hotline.acd.queue.QueueId;
import org.jspecify.annotations.Nullable;

/** An agent's part of an interaction. */
final class Assignment {
    final Interaction interaction;
    final AgentId agent;
    final OfferId offer;
    final QueueId queue;
    final long beganAt;
    boolean held;
    /** By a key of the phone, not at the desk. */
    boolean heldAtPhone;
    /** The agent is only asked by a colleague, and has the customer when that one hands her over; or there is none, in a call between agents. */
    boolean consulted;

    /** Null while the agent is on the line. */
    @Nullable
    LostLine lineLost;

    /** Since when the agent asks for a supervisor, null for not. */
    @Nullable
    Long helpSince;

    /** The conversation is over. */
    boolean wrapsUp;

    /** When wrap-up runs out, null for never. */
    @Nullable
    Long wrapUpUntil;

    /** What came of it as the agent says so far, null for nothing. */
    @Nullable
    String disposition;

    /** How often the agent has got more time to wrap up. */
    int extensions;

    /** When wrap-up runs out, or a line that was lost has been away too long. */
    Agenda.@Nullable Item runsOut;

    Assignment(Interaction interaction, AgentId agent, OfferId offer, QueueId queue, long beganAt) {
        this.interaction = interaction;
        this.agent = agent;
        this.offer = offer;
        this.queue = queue;
        this.beganAt = beganAt;
    }

    AgentState state() {
        if (wrapsUp) {
            return AgentState.WRAP_UP;
        }
        return held ? AgentState.HOLD : AgentState.TALKING;
    }

    /** Whether the agent still takes part, talking or holding. */
    boolean inConversation() {
        return !wrapsUp;
    }
}
