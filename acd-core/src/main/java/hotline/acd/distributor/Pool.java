package hotline.acd.distributor;

import hotline.acd.agent.AgentState;
import hotline.acd.agent.Requirement;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The agents who serve a queue and fulfil something besides, and the entries that wait for one of them: where the two sides
 * meet. Both are kept sorted, so that the first of either is found without a search.
 */
final class Pool {
    private static final AgentState[] STATES = AgentState.values();

    final QueueBoard board;
    final Requirement besides;
    /** Those in state READY. */
    FreeAgents free;
    /** Those not offered to anybody. */
    final NavigableSet<Entry> waiting = new TreeSet<>(Entry.ORDER);
    /** Those of them whose step is passed over under some condition. */
    final NavigableSet<Entry> skippable = new TreeSet<>(Entry.ORDER);

    /** Those offered to somebody who may be offered to others as well, because the queue rings all. */
    final NavigableSet<Entry> ringing = new TreeSet<>(Entry.ORDER);

    private final int[] inState = new int[STATES.length];

    Pool(QueueBoard board, Requirement besides, FreeAgents free) {
        this.board = board;
        this.besides = besides;
        this.free = free;
    }

    /** Whether it asks for nothing besides. */
    boolean isWhole() {
        return board.whole() == this;
    }

    boolean admits(Agent agent) {
        return board.serves(agent) && besides.isMetBy(agent.config);
    }

    /** How many agents there are. */
    int size() {
        int size = 0;
        for (int agents : inState) {
            size += agents;
        }
        return size;
    }

    /** How many there are in that state. */
    int count(AgentState state) {
        return inState[state.ordinal()];
    }

    /** How many are at work for somebody: they will be free again. */
    int working() {
        return count(AgentState.RESERVED)
                + count(AgentState.TALKING)
                + count(AgentState.HOLD)
                + count(AgentState.WRAP_UP);
    }

    /** Whether any of them is logged in. */
    boolean isStaffed() {
        for (AgentState state : STATES) {
            if (state != AgentState.LOGGED_OUT && count(state) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The agent is here in the state it has now. */
    void join(Agent agent) {
        inState[agent.state.ordinal()]++;
        if (agent.state == AgentState.READY) {
            free.add(agent);
        }
    }

    /** Undoes {@link #join}; before the state changes. */
    void leave(Agent agent) {
        inState[agent.state.ordinal()]--;
        if (agent.state == AgentState.READY) {
            free.remove(agent);
        }
    }
}
