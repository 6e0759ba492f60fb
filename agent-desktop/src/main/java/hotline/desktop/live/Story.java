package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.desktop.message.WorkItem.PathStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An interaction while it goes on, and as long as it lies on a desk. Changed by {@link Desks} alone. Times in milliseconds since 1970. */
final class Story {
    final InteractionId id;
    final String entryPoint;
    final long began;
    final List<PathStep> path = new ArrayList<>();
    /** By agent, whose desk it is on. */
    final Map<AgentId, Work> works = new TreeMap<>();

    boolean customerPresent = true;
    boolean ended;

    /** Where it waits; stays after the wait has ended, for the offers that were made of it. */
    @Nullable
    Stay stay;

    Story(InteractionId id, String entryPoint, long began) {
        this.id = id;
        this.entryPoint = entryPoint;
        this.began = began;
    }

    /** Whether whoever accepts it waits while she is called. */
    boolean promisedCall() {
        return stay != null && stay.toBeCalled();
    }

    /**
     * One stay in one queue.
     *
     * @param toBeCalled the caller has hung up, keeps the place and will be called
     * @param open false once it has ended
     * @param ringsAt whose phones ring, in the order in which it was offered to them; more than one where a queue rings all
     */
    record Stay(
            QueueEntryId entry,
            QueueId queue,
            long queued,
            long headStartMillis,
            RoutingPlan plan,
            boolean toBeCalled,
            boolean open,
            List<AgentId> ringsAt) {
        Stay {
            ringsAt = List.copyOf(ringsAt);
        }

        /** Whose phone has rung longest, null when none rings. */
        @Nullable
        AgentId offeredTo() {
            return ringsAt.isEmpty() ? null : ringsAt.getFirst();
        }

        Stay offered(AgentId agent) {
            List<AgentId> more = new ArrayList<>(ringsAt);
            more.add(agent);
            return ringing(more);
        }

        Stay offerEnded(AgentId agent) {
            return ringing(
                    ringsAt.stream().filter(other -> !other.equals(agent)).toList());
        }

        private Stay ringing(List<AgentId> agents) {
            return new Stay(entry, queue, queued, headStartMillis, plan, toBeCalled, open, agents);
        }

        Stay ended() {
            return new Stay(entry, queue, queued, headStartMillis, plan, toBeCalled, false, List.of());
        }

        Stay reordered(long otherHeadStartMillis) {
            return new Stay(entry, queue, queued, otherHeadStartMillis, plan, toBeCalled, open, ringsAt);
        }
    }
}
