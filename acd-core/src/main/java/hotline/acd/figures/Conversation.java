package hotline.acd.figures;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import org.jspecify.annotations.Nullable;

/** An agent's part that has not ended, and its times so far. Confined to the thread of {@link LiveFigures}. */
final class Conversation {
    private final InteractionId interaction;
    private final QueueId queue;
    private final long beganAt;
    private boolean consulted;
    private long talkMillis;
    private long holdMillis;
    private @Nullable Long heldSince;
    private @Nullable Long wrapUpAt;

    /** @param consulted the agent is only asked by a colleague, which is no handling of the queue */
    Conversation(InteractionId interaction, QueueId queue, long beganAt, boolean consulted) {
        this.consulted = consulted;
        this.interaction = interaction;
        this.queue = queue;
        this.beganAt = beganAt;
    }

    Conversation(Beginning.OpenAssignment open) {
        this(open.interaction(), open.queue(), open.beganAt(), open.consulted());
        talkMillis = open.talkMillis();
        holdMillis = open.holdMillis();
        heldSince = open.heldSince();
        wrapUpAt = open.wrapUpAt();
    }

    InteractionId interaction() {
        return interaction;
    }

    QueueId queue() {
        return queue;
    }

    /** What the agent does in it. */
    AgentState state() {
        if (wrapUpAt != null) {
            return AgentState.WRAP_UP;
        }
        return heldSince != null ? AgentState.HOLD : AgentState.TALKING;
    }

    /** Who was only asked has the customer now. */
    void becomesOwn() {
        consulted = false;
    }

    void held(long at) {
        if (heldSince == null) {
            heldSince = at;
        }
    }

    void retrieved(long at) {
        if (heldSince != null) {
            holdMillis += between(heldSince, at);
            heldSince = null;
        }
    }

    void over(long at) {
        retrieved(at);
        talkMillis = between(beganAt, at) - holdMillis;
        wrapUpAt = at;
    }

    void ended(long at, AgentId agent, Tallies today) {
        if (wrapUpAt == null) {
            over(at);
        }
        long wrapUp = wrapUpAt == null ? 0 : between(wrapUpAt, at);
        if (!consulted) {
            today.handled(queue, agent, at, talkMillis, holdMillis, wrapUp);
        }
    }

    private static long between(long from, long to) {
        return Math.max(0, to - from);
    }
}
