package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.routing.Who;
import org.jspecify.annotations.Nullable;

/**
 * How long until somebody is expected to be free, milliseconds. From the queues' mean handling times: of a conversation what
 * is left to the mean, but at least half of it, for who has talked long may talk long still; so of a wrap-up that has no end.
 */
final class TimeUntilFree {
    /** Nobody knows. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private final State state;

    TimeUntilFree(State state) {
        this.state = state;
    }

    /** Until somebody of the entry's current step is free for it. */
    long of(Entry entry, long now) {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> {
                long least = UNKNOWN;
                for (AgentId id : named.agents()) {
                    least = Math.min(least, of(state.agents.get(id), entry, now));
                }
                yield least;
            }
            case Who.QueueAgents serving -> entry.pool == null ? UNKNOWN : of(entry.pool);
        };
    }

    private static long of(Pool pool) {
        if (pool.free.size() > 0) {
            return 0;
        }
        int slots = pool.staffedSlots();
        return slots == 0 ? UNKNOWN : pool.board.handlingMillis() / slots;
    }

    private long of(@Nullable Agent agent, Entry entry, long now) {
        if (agent == null || !staysReady(agent) || agent.slots(entry.channel()) == 0) {
            return UNKNOWN;
        }
        if (agent.isOpenFor(entry.channel())) {
            return Math.max(0, Math.max(entry.withheldUntil(agent.id()), agent.offerAllowedFrom) - now);
        }
        long first = UNKNOWN;
        for (Offer offer : agent.offers) {
            first = Math.min(first, handlingOf(state.boards.get(offer.queue())));
        }
        for (Assignment part : agent.assignments) {
            first = Math.min(first, leftOf(part, now));
        }
        return first;
    }

    /** Whether nothing else is planned for when the agent is free. */
    private static boolean staysReady(Agent agent) {
        var then = agent.pending != null ? agent.pending : agent.availability;
        return then instanceof Availability.Ready;
    }

    private long leftOf(Assignment assignment, long now) {
        if (assignment.wrapUpUntil != null) {
            return Math.max(0, assignment.wrapUpUntil - now);
        }
        long mean = handlingOf(state.boards.get(assignment.queue));
        return Math.max(mean - (now - assignment.beganAt), mean / 2);
    }

    private static long handlingOf(@Nullable QueueBoard board) {
        return board == null ? QueueBoard.USUAL_HANDLING_MILLIS : board.handlingMillis();
    }
}
