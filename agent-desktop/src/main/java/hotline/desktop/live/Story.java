package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.desktop.message.ConsultView;
import hotline.desktop.message.WorkItem;
import hotline.desktop.message.WorkItem.PathStep;
import hotline.desktop.message.WorkItem.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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

    /** Codes that the flow has given along, the newest. */
    SortedMap<String, String> attached = Collections.emptySortedMap();

    boolean customerPresent;
    /** Agents talk among themselves. */
    final boolean internal;

    boolean ended;

    /** Where it waits; stays after the wait has ended, for the offers that were made of it. */
    @Nullable
    Stay stay;

    /** Whom an agent asks meanwhile, null for nobody. */
    @Nullable
    Asking asking;
    /** Somebody outside talks with them. */
    boolean outside;
    /** Which agent has sent the customer on last, null for none. */
    @Nullable
    AgentId passedOnBy;

    /** Who of us calls whom; null for a customer's matter. */
    WorkItem.@Nullable Colleagues colleagues;

    Story(InteractionId id, Direction direction, String entryPoint, long began) {
        this.id = id;
        this.internal = direction == Direction.INTERNAL;
        this.customerPresent = !internal;
        this.entryPoint = entryPoint;
        this.began = began;
    }

    /** An agent asks another one: of a call without a customer it is the beginning. */
    void asks(Asking now) {
        asking = now;
        if (internal && colleagues == null && now.to() instanceof Target.ToAgent(var to)) {
            colleagues = new WorkItem.Colleagues(now.by(), to, null);
        }
    }

    /** Whether it is the call of this agent, whom the colleague has not answered. */
    boolean hasCalledInVain(AgentId agent) {
        return colleagues != null
                && colleagues.notReached() != null
                && colleagues.from().equals(agent);
    }

    /** Whoever was called without a customer has not answered. */
    void notReached() {
        WorkItem.Colleagues both = colleagues;
        if (both != null) {
            Work other = works.get(both.to());
            // who is not even rung has something else by now
            OfferResult why = other == null || other.result == null ? OfferResult.BUSY : other.result;
            colleagues = new WorkItem.Colleagues(both.from(), both.to(), why);
        }
    }

    /** Whether whoever accepts it waits while she is called. */
    boolean promisedCall() {
        return stay != null && stay.toBeCalled();
    }

    /** The agents who talk in it, or have its customer on hold. */
    List<Work> talking() {
        return works.values().stream()
                .filter(work -> work.phase == Phase.TALKING || work.phase == Phase.HOLD)
                .toList();
    }

    /** Those of them who have the customer since later than this agent, in the order in which they came. */
    List<AgentId> cameAfter(Work one) {
        return talking().stream()
                .filter(work -> work.offer.compareTo(one.offer) > 0)
                .sorted(Comparator.comparing(work -> work.offer))
                .map(work -> work.agent)
                .toList();
    }

    /** Whether three and more talk with each other. */
    boolean isConference() {
        return asking == null && customerPresent && talking().size() + (outside ? 1 : 0) > 1;
    }

    @Nullable
    ConsultView consult() {
        Asking now = asking;
        if (now == null || now.blind()) {
            return null;
        }
        Work by = works.get(now.by());
        return new ConsultView(
                now.by(),
                now.with() != null ? now.with() : now.to() instanceof Target.ToAgent(var agent) ? agent : null,
                now.to() instanceof Target.ToQueue(var queue) ? queue : null,
                now.to() instanceof Target.ToOutside,
                now.connected() ? ConsultView.Progress.CONNECTED : ConsultView.Progress.CALLING,
                by == null || by.phase == Phase.HOLD,
                Instant.ofEpochMilli(now.since()));
    }

    /** A consultation that goes on. */
    record Asking(
            AgentId by,
            Target to,
            boolean blind,
            long since,
            boolean connected,
            @Nullable AgentId with) {}

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
