package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Snapshot.LeftPlace;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueExit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One customer matter, or a call between agents, that has not ended. Changed by {@link Changes} alone. */
final class Interaction {
    final InteractionId id;
    final MediaChannel channel;
    final Direction direction;
    final String entryPoint;
    final long beganAt;
    boolean customerPresent;

    @Nullable
    String service;

    boolean leftByAgent;
    /** She has talked to somebody outside. */
    boolean transferred;
    /** Somebody outside talks with her, and with the agents if there are any. */
    boolean outside;
    /** Whom an agent is asking meanwhile, null for nobody. */
    @Nullable
    Consult consult;

    int consultsSoFar;
    /** The place from which she came to an agent last, null before. */
    @Nullable
    LeftPlace answeredFrom;

    /** Why the caller is back in the flow, null while she is not. */
    @Nullable
    QueueExit exit;

    /** The place she had in the queue she has left for the flow, null when there is none. */
    @Nullable
    LeftPlace left;

    int entriesSoFar;
    int segmentsSoFar;

    @Nullable
    Entry entry;

    /** The supervisors on the line of agents who take part. */
    SortedMap<AgentId, Watch> watches = Collections.emptySortedMap();

    int watchesSoFar;
    /** Offers of an entry that has ended which have not. */
    List<Offer> rescinded = Collections.emptyList();

    SortedMap<AgentId, Assignment> assignments = Collections.emptySortedMap();

    Interaction(InteractionId id, MediaChannel channel, Direction direction, String entryPoint, long beganAt) {
        this.id = id;
        this.channel = channel;
        this.direction = direction;
        this.entryPoint = entryPoint;
        this.beganAt = beganAt;
        this.customerPresent = !isInternal();
    }

    /* Those who wait have nothing of all this, and share what is empty. */

    void add(Assignment part) {
        if (assignments.isEmpty()) {
            assignments = new TreeMap<>();
        }
        assignments.put(part.agent, part);
    }

    /** The agent's part, null when there was none. */
    @Nullable
    Assignment removePart(AgentId agent) {
        return assignments.isEmpty() ? null : assignments.remove(agent);
    }

    void add(Watch watch) {
        if (watches.isEmpty()) {
            watches = new TreeMap<>();
        }
        watches.put(watch.watcher, watch);
    }

    void removeWatch(AgentId watcher) {
        if (!watches.isEmpty()) {
            watches.remove(watcher);
        }
    }

    void rescinding(Offer offer) {
        if (rescinded.isEmpty()) {
            rescinded = new ArrayList<>(1);
        }
        rescinded.add(offer);
    }

    /** Whether agents talk among themselves, and never was a customer. */
    boolean isInternal() {
        return direction == Direction.INTERNAL;
    }

    /** The agents who take part at this moment, in order of their ids. */
    List<AgentId> agentsInConversation() {
        if (assignments.isEmpty()) {
            return List.of();
        }
        var agents = new ArrayList<AgentId>();
        for (Assignment assignment : assignments.values()) {
            if (assignment.inConversation()) {
                agents.add(assignment.agent);
            }
        }
        return agents;
    }

    /** The agents to whom it is offered, or who have a part in it, each once. */
    Collection<AgentId> concerned() {
        if (assignments.isEmpty() && rescinded.isEmpty() && (entry == null || entry.offers.isEmpty())) {
            return List.of();
        }
        var agents = new TreeSet<>(assignments.keySet());
        rescinded.forEach(offer -> agents.add(offer.agent));
        if (entry != null) {
            entry.offers.forEach(offer -> agents.add(offer.agent));
        }
        return agents;
    }

    /** Whether the customer is on the line and nobody talks with her, or is to. */
    boolean isLeftAlone() {
        return customerPresent
                && entry == null
                && consult == null
                && !outside
                && agentsInConversation().isEmpty();
    }

    /** Whether nothing more can happen. */
    boolean isOver() {
        return !customerPresent && entry == null && rescinded.isEmpty() && assignments.isEmpty() && consult == null;
    }
}
