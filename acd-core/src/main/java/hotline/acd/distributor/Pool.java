package hotline.acd.distributor;

import hotline.acd.agent.AgentState;
import hotline.acd.agent.Requirement;
import hotline.acd.interaction.MediaChannel;

/**
 * The agents who serve a queue and fulfil something besides, and the entries that wait for one of them: where the two sides
 * meet. Both are kept sorted, so that the first of either is found without a search.
 */
final class Pool {
    private static final AgentState[] STATES = AgentState.values();

    final QueueBoard board;
    final Requirement besides;
    /** What waits here. */
    final MediaChannel channel;
    /** Those who can be offered something of the channel. */
    FreeAgents free;
    /** Those not offered to anybody. */
    final InOrder<Entry> waiting = new InOrder<>(Entry.ORDER);
    /** Those of them whose step is passed over under some condition. */
    final InOrder<Entry> skippable = new InOrder<>(Entry.ORDER);

    /** Those offered to somebody who may be offered to others as well, because the queue rings all. */
    final InOrder<Entry> ringing = new InOrder<>(Entry.ORDER);

    private final int[] inState = new int[STATES.length];
    /** How many of them can be offered something nevertheless. */
    private final int[] openInState = new int[STATES.length];
    /** The slots of all in the state. */
    private final int[] slotsInState = new int[STATES.length];

    private int openSlots;

    Pool(QueueBoard board, Requirement besides, FreeAgents free) {
        this.board = board;
        this.besides = besides;
        this.channel = board.config.channel();
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

    /** How many in that state cannot be offered anything. */
    int closed(AgentState state) {
        return inState[state.ordinal()] - openInState[state.ordinal()];
    }

    /** How many more interactions those who can be offered one could take together. */
    int openSlots() {
        return openSlots;
    }

    /** How many interactions all who are ready or at work can have in hand together. */
    int staffedSlots() {
        return slotsInState[AgentState.READY.ordinal()]
                + slotsInState[AgentState.RESERVED.ordinal()]
                + slotsInState[AgentState.TALKING.ordinal()]
                + slotsInState[AgentState.HOLD.ordinal()]
                + slotsInState[AgentState.WRAP_UP.ordinal()];
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
        int state = agent.state.ordinal();
        inState[state]++;
        slotsInState[state] += agent.slots(channel);
        if (agent.isOpenFor(channel)) {
            openInState[state]++;
            openSlots += agent.slotsLeft(channel);
            free.add(agent);
        }
    }

    /** Undoes {@link #join}; before the state changes. */
    void leave(Agent agent) {
        int state = agent.state.ordinal();
        inState[state]--;
        slotsInState[state] -= agent.slots(channel);
        if (agent.isOpenFor(channel)) {
            openInState[state]--;
            openSlots -= agent.slotsLeft(channel);
            free.remove(agent);
        }
    }
}
