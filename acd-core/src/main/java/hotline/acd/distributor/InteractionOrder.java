package hotline.acd.distributor;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A freed agent meets waiting entries: which of them comes first? Of all entries the agent could take now, in all queues the
 * agent serves and all plans that name the agent, the one with the smallest order key; equal keys in the order of queueing.
 */
final class InteractionOrder {
    private final State state;
    private final AgentSelection selection;

    InteractionOrder(State state, AgentSelection selection) {
        this.state = state;
        this.selection = selection;
    }

    /** The first entry the agent could take, null for none. */
    @Nullable
    Entry first(Agent agent, long now) {
        Entry first = earlier(null, firstOf(state.naming.of(agent.id()), agent, now));
        for (QueueBoard board : agent.boards) {
            first = earlier(first, firstOf(board.undemanding, agent, now));
            first = earlier(first, firstOf(board.demanding, agent, now));
        }
        return first;
    }

    /** All waiting entries whose step concerns the agent, in order. */
    NavigableSet<Entry> concerning(Agent agent) {
        var all = new TreeSet<>(Entry.ORDER);
        all.addAll(state.naming.of(agent.id()));
        for (QueueBoard board : agent.boards) {
            all.addAll(board.undemanding);
            all.addAll(board.demanding);
        }
        return all;
    }

    /** How many waiting entries other than the chosen one the agent could take now. */
    int others(Agent agent, Entry chosen, long now) {
        int others = state.naming.of(agent.id()).size();
        for (QueueBoard board : agent.boards) {
            others += board.undemanding.size();
            for (Entry entry : board.demanding) {
                if (selection.couldTake(agent, entry, now)) {
                    others++;
                }
            }
        }
        for (Entry passed : state.passedBy.of(agent.id())) {
            if (countedWithoutLooking(agent, passed) && passed.isWithheldFrom(agent.id(), now)) {
                others--;
            }
        }
        return others - 1;
    }

    private boolean countedWithoutLooking(Agent agent, Entry entry) {
        if (state.naming.of(agent.id()).contains(entry)) {
            return true;
        }
        var board = state.queues.get(entry.queue);
        return board != null && board.members.contains(agent) && board.undemanding.contains(entry);
    }

    private @Nullable Entry firstOf(NavigableSet<Entry> entries, Agent agent, long now) {
        for (Entry entry : entries) {
            if (selection.couldTake(agent, entry, now)) {
                return entry;
            }
        }
        return null;
    }

    private static @Nullable Entry earlier(@Nullable Entry one, @Nullable Entry other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Entry.ORDER.compare(one, other) <= 0 ? one : other;
    }
}
