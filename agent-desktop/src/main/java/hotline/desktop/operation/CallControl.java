package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What desks have telephony do with conversations without asking the core: what becomes of it the core is told by the line. Any thread; but where it is said nothing blocks or throws. */
public interface CallControl {
    /**
     * Whether agents may call this number outside.
     *
     * @param number hostile
     */
    boolean mayCall(String number);

    /**
     * A telephone outside at which an agent may work: its number in E.164; empty when it is no number, one of our own, or one that may not be called.
     *
     * @param typed hostile
     */
    Optional<String> telephone(String typed);

    /** Whom to call when the core, asked next, has somebody outside called in this interaction. Durable nowhere: it is for this attempt alone. */
    void outsideNumber(InteractionId interaction, String number);

    /**
     * Whom to call in a new interaction that the core, asked next, is to begin. Durable when it returns; blocks, and throws {@link hotline.crm.DatabaseAway}.
     *
     * @param number one that may be called
     * @param queue on whose behalf
     * @param earlier in which she reached us: she is shown the number by which she did; null: one she knows, or one of the queue's
     */
    void dials(InteractionId call, String number, QueueId queue, @Nullable InteractionId earlier);

    /** Ends an agent's part on the line; nothing when there is none. */
    void hangUp(InteractionId interaction, AgentId agent);

    /**
     * Sends keys to whoever the agent talks with.
     *
     * @param keys of {@code 0-9*#A-D}
     */
    void press(InteractionId interaction, AgentId agent, String keys);
}
