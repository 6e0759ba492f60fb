package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Snapshot.TriedAgent;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
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
    final MediaChannel channel;
    final QueueId queue;
    final RoutingPlan plan;
    final Position queuedAs;
    final long queuedAt;
    final SortedMap<String, String> attached;
    /** The queues it was in before, one after the other, without leaving the waiting. */
    final List<QueueId> overflowedFrom;

    long orderKey;
    int step;
    long stepSince;
    boolean ended;
    /** Whether its chances may have changed since the last matching, see {@link Unsettled}. */
    boolean unsettled;
    /** Whether matching finds it: it waits, or it rings and may ring at more phones. */
    boolean shown;
    /** Where matching finds it, when its step asks for agents of the queue. */
    @Nullable
    Pool pool;

    /** When its step is over, planned; null in the last step. */
    Agenda.@Nullable Item stepEnds;

    /** Why an agent has made it; null for the customer's own. */
    @Nullable
    Purpose purpose;

    /** What a kept place has besides; null for an entry whose customer waits on the line. */
    @Nullable
    HeldPlace held;

    /** Those that have not ended; the entries that wait share what is empty. */
    List<Offer> offers = Collections.emptyList();

    /** Agents who let it pass; mostly nobody. */
    SortedMap<AgentId, TriedAgent> tried = Collections.emptySortedMap();

    Entry(
            QueueEntryId id,
            Interaction interaction,
            QueueId queue,
            RoutingPlan plan,
            Position queuedAs,
            long queuedAt,
            long orderKey,
            SortedMap<String, String> attached,
            List<QueueId> overflowedFrom) {
        this.id = id;
        this.interaction = interaction;
        this.channel = interaction.channel;
        this.queue = queue;
        this.plan = plan;
        this.queuedAs = queuedAs;
        this.queuedAt = queuedAt;
        this.orderKey = orderKey;
        this.attached = attached;
        this.overflowedFrom = overflowedFrom;
        this.stepSince = queuedAt;
    }

    MediaChannel channel() {
        return channel;
    }

    RoutingStep currentStep() {
        return plan.steps().get(step);
    }

    boolean inLastStep() {
        return step == plan.steps().size() - 1;
    }

    /** Whether its step ends, by its time or by being passed over; a kept place stays in the last one. */
    boolean isStepLimited() {
        return !inLastStep() || (plan.thenLeave() && held == null);
    }

    /** When its step is over, milliseconds since 1970. */
    long stepEndsAt() {
        return stepSince + currentStep().forMillis();
    }

    /** Whether the time of the last step has run out, while a phone rang: that is not cut by it. */
    boolean isPlanOver(long now) {
        return inLastStep() && isStepLimited() && isWaiting() && now >= stepEndsAt();
    }

    boolean maySkipStep() {
        return isStepLimited() && currentStep().skipWhen() != SkipWhen.NEVER;
    }

    /** Whether it waits to be offered to somebody. */
    boolean isWaiting() {
        return offers.isEmpty() && !ended && (held == null || mayBeOffered(held));
    }

    /** Whether it is offered to somebody, and more might take it. */
    boolean isRinging() {
        return !offers.isEmpty() && !ended && (held == null || held.dialling == null);
    }

    /** Only once the caller has hung up, and not too soon after an attempt in vain; and when she is on the line again. */
    private boolean mayBeOffered(HeldPlace place) {
        return place.reached || (!interaction.customerPresent && place.restsUntil == 0);
    }

    /** Whether an agent who accepts it waits while the customer is called. */
    boolean isToBeDialled() {
        return held != null && !held.reached;
    }

    /** Whether a certain agent is meant and nobody else. */
    boolean isForOneAgent() {
        return plan.steps().size() == 1
                && currentStep().who() instanceof Who.NamedAgents named
                && named.agents().size() == 1;
    }

    void add(Offer offer) {
        if (offers.isEmpty()) {
            offers = new ArrayList<>(1);
        }
        offers.add(offer);
    }

    /** The agent let it pass; returns what was known of her before. */
    @Nullable
    TriedAgent add(TriedAgent past) {
        if (tried.isEmpty()) {
            tried = new TreeMap<>();
        }
        return tried.put(past.agent(), past);
    }

    /** Until when it is not offered to the agent, who let it pass; 0 for one who did not. */
    long withheldUntil(AgentId agent) {
        var past = tried.isEmpty() ? null : tried.get(agent);
        return past == null ? 0 : past.until();
    }

    /** Whether the agent let it pass so lately that it is not offered again yet. */
    boolean isWithheldFrom(AgentId agent, long now) {
        return withheldUntil(agent) > now;
    }
}
