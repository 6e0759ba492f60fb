package hotline.acd.figures;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where live figures begin: what is open after the event at {@code position}, and what was counted of the day until then.
 * Times in milliseconds since 1970.
 *
 * @param today counted of the day so far; of stretches of time only those that have ended
 */
public record Beginning(
        Position position,
        Tallies today,
        List<OpenEntry> entries,
        List<OpenOffer> offers,
        List<OpenAssignment> assignments,
        List<AgentNow> agents) {
    public Beginning {
        entries = List.copyOf(entries);
        offers = List.copyOf(offers);
        assignments = List.copyOf(assignments);
        agents = List.copyOf(agents);
    }

    /** @param toBeCalled the caller has hung up and will be called */
    public record OpenEntry(QueueEntryId entry, QueueId queue, long queuedAt, long orderKey, boolean toBeCalled) {}

    public record OpenOffer(OfferId offer, QueueEntryId entry, QueueId queue, AgentId agent, long madeAt) {}

    /**
     * An agent's part that has not ended.
     *
     * @param talkMillis without hold; 0 until the conversation is over
     * @param holdMillis of holds that are over
     * @param heldSince null when the customer is not on hold
     * @param wrapUpAt when the conversation was over, null before
     * @param consulted the agent is only asked by a colleague
     */
    public record OpenAssignment(
            InteractionId interaction,
            AgentId agent,
            QueueId queue,
            long beganAt,
            long talkMillis,
            long holdMillis,
            @Nullable Long heldSince,
            @Nullable Long wrapUpAt,
            boolean consulted) {}

    /**
     * An agent whose state is known.
     *
     * @param available availability alone: LOGGED_OUT, NOT_READY or READY
     * @param reason why not ready, null otherwise
     * @param activity TALKING, HOLD or WRAP_UP in the interaction, null without one
     * @param since when the state, or the reason in it, began
     */
    public record AgentNow(
            AgentId agent,
            AgentState available,
            @Nullable NotReadyReason reason,
            @Nullable String station,
            @Nullable OfferId offer,
            @Nullable InteractionId interaction,
            @Nullable AgentState activity,
            long since) {}

    /** What a snapshot tells: right for the present, and nothing counted yet. Of holds before it nothing is known. */
    static Beginning of(Snapshot snapshot, Tallies nothingYet) {
        var entries = new ArrayList<OpenEntry>();
        var offers = new ArrayList<OpenOffer>();
        var assignments = new ArrayList<OpenAssignment>();
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            var entry = interaction.entry();
            if (entry != null && entry.purpose() == null) {
                entries.add(new OpenEntry(
                        entry.entry(), entry.queue(), entry.queuedAt(), entry.orderKey(), entry.held() != null));
            }
            offers(interaction).forEach(offer -> offers.add(open(offer)));
            interaction.assignments().forEach(part -> assignments.add(open(interaction, part, snapshot.at())));
        }
        var offered = new HashMap<AgentId, OpenOffer>();
        offers.forEach(offer -> offered.putIfAbsent(offer.agent(), offer));
        var parts = new HashMap<AgentId, OpenAssignment>();
        assignments.forEach(part -> parts.putIfAbsent(part.agent(), part));
        var agents = snapshot.agents().stream()
                .map(agent -> LiveAgent.inSnapshot(
                        agent,
                        offered.get(agent.config().id()),
                        parts.get(agent.config().id())))
                .toList();
        return new Beginning(snapshot.position(), nothingYet, entries, offers, assignments, agents);
    }

    static List<Snapshot.OfferRecord> offers(Snapshot.InteractionRecord interaction) {
        var offers = new ArrayList<>(interaction.rescinded());
        if (interaction.entry() != null) {
            offers.addAll(interaction.entry().offers());
        }
        return offers;
    }

    private static OpenOffer open(Snapshot.OfferRecord offer) {
        return new OpenOffer(offer.offer(), offer.entry(), offer.queue(), offer.agent(), offer.madeAt());
    }

    private static OpenAssignment open(
            Snapshot.InteractionRecord interaction, Snapshot.AssignmentRecord part, long now) {
        boolean over = part.wrapsUp();
        return new OpenAssignment(
                interaction.interaction(),
                part.agent(),
                part.queue(),
                part.beganAt(),
                over ? Math.max(0, now - part.beganAt()) : 0,
                0,
                part.held() ? Long.valueOf(now) : null,
                over ? Long.valueOf(now) : null,
                part.consulted());
    }
}
