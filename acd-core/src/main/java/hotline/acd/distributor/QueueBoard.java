package hotline.acd.distributor;

import hotline.acd.agent.AgentState;
import hotline.acd.queue.QueueConfig;
import java.util.EnumMap;
import java.util.Map;
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

    private final Map<AgentState, Integer> inState = new EnumMap<>(AgentState.class);

    QueueBoard(QueueConfig config) {
        this.config = config;
    }

    int membersIn(AgentState state) {
        return inState.getOrDefault(state, 0);
    }

    void join(Agent agent) {
        inState.merge(agent.state, 1, Integer::sum);
        if (agent.state == AgentState.READY) {
            free.add(agent);
        }
    }

    void leave(Agent agent) {
        inState.merge(agent.state, -1, Integer::sum);
        if (agent.state == AgentState.READY) {
            free.remove(agent);
        }
    }
}
