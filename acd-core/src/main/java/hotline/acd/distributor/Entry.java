package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Snapshot.TriedAgent;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One stay in one queue. Changed by {@link Changes} alone. */
final class Entry {
    /** The one global order of all who wait. */
    static final Comparator<Entry> ORDER = (one, other) -> one.orderKey != other.orderKey
            ? Long.compare(one.orderKey, other.orderKey)
            : one.queuedAs.compareTo(other.queuedAs);

    final QueueEntryId id;
    final Interaction interaction;
    final QueueId queue;
    final RoutingPlan plan;
    final Position queuedAs;
    final long queuedAt;
    final long orderKey;
    int step;
    long stepSince;
    boolean ended;
    /** Whether its chances may have changed since the last matching, see {@link Unsettled}. */
    boolean unsettled;
    /** Where it waits, when its step asks for agents of the queue. */
    @Nullable
    Pool pool;

    final List<Offer> offers = new ArrayList<>();
    final TreeMap<AgentId, TriedAgent> tried = new TreeMap<>();

    Entry(
            QueueEntryId id,
            Interaction interaction,
            QueueId queue,
            RoutingPlan plan,
            Position queuedAs,
            long queuedAt,
            long orderKey) {
        this.id = id;
        this.interaction = interaction;
        this.queue = queue;
        this.plan = plan;
        this.queuedAs = queuedAs;
        this.queuedAt = queuedAt;
        this.orderKey = orderKey;
        this.stepSince = queuedAt;
    }

    RoutingStep currentStep() {
        return plan.steps().get(step);
    }

    boolean inLastStep() {
        return step == plan.steps().size() - 1;
    }

    boolean maySkipStep() {
        return !inLastStep() && currentStep().skipWhen() != SkipWhen.NEVER;
    }

    /** Whether it waits to be offered to somebody. */
    boolean isWaiting() {
        return !ended && offers.isEmpty();
    }

    /** Whether the agent let it pass so lately that it is not offered again yet. */
    boolean isWithheldFrom(AgentId agent, long now) {
        var past = tried.get(agent);
        return past != null && past.until() > now;
    }
}
