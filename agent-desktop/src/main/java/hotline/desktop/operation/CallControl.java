package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;

/** What desks have telephony do with conversations without asking the core: what becomes of it the core is told by the line. Any thread; nothing blocks or throws. */
public interface CallControl {
    /**
     * Whether agents may call this number outside.
     *
     * @param number hostile
     */
    boolean mayCall(String number);

    /** Whom to call when the core, asked next, has somebody outside called in this interaction. Durable nowhere: it is for this attempt alone. */
    void outsideNumber(InteractionId interaction, String number);

    /** Ends an agent's part on the line; nothing when there is none. */
    void hangUp(InteractionId interaction, AgentId agent);

    /**
     * Sends keys to whoever the agent talks with.
     *
     * @param keys of {@code 0-9*#A-D}
     */
    void press(InteractionId interaction, AgentId agent, String keys);
}
