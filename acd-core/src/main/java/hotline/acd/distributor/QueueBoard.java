package hotline.acd.distributor;

import hotline.acd.agent.AgentState;
import hotline.acd.queue.QueueConfig;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Who serves a queue and who waits in it, kept sorted so that matching need not search. */
final class QueueBoard {
    QueueConfig config;
    /** All who fulfil the queue's requirement, signed in or not. */
    final NavigableSet<Agent> members = new TreeSet<>((a, b) -> a.id().compareTo(b.id()));

    /** Those of them in state READY, longest idle first. */
    final NavigableSet<Agent> free = new TreeSet<>(Agent.LONGEST_IDLE);
    /** Waiting, and any of the members will do. */
    final NavigableSet<Entry> undemanding = new TreeSet<>(Entry.ORDER);
    /** Waiting, and the current step asks for more than membership. */
    final NavigableSet<Entry> demanding = new TreeSet<>(Entry.ORDER);
    /** All entries that have not ended, waiting or offered, in whatever step. */
    int entries;

    private final int[] inState = new int[AgentState.values().length];

    QueueBoard(QueueConfig config) {
        this.config = config;
    }

    int membersIn(AgentState state) {
        return inState[state.ordinal()];
    }

    void join(Agent agent) {
        inState[agent.state.ordinal()]++;
        if (agent.state == AgentState.READY) {
            free.add(agent);
        }
    }

    void leave(Agent agent) {
        inState[agent.state.ordinal()]--;
        if (agent.state == AgentState.READY) {
            free.remove(agent);
        }
    }
}
