package hotline.acd.simulation;

import static hotline.acd.simulation.Promises.promise;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Capacity;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is promised about each agent's slots: nothing is offered beyond those of its channel, nor beside something that it must
 * not interrupt, and each offer and each part fills one until its end.
 */
final class SlotPromises {
    private final Map<AgentId, Capacity> capacities = new TreeMap<>();
    private final Map<InteractionId, MediaChannel> channels = new TreeMap<>();
    /** By agent, what occupies a slot: the name of an offer, or of an interaction. */
    private final Map<AgentId, TreeMap<String, MediaChannel>> taken = new TreeMap<>();

    private final Map<OfferId, AgentId> offered = new TreeMap<>();
    /** Agents who have just accepted: the slot is theirs already. */
    private final TreeSet<AgentId> accepting = new TreeSet<>();
    /** How often somebody was offered something who had something in hand already. */
    int besides;

    void follow(Event event) {
        switch (event) {
            case Event.Configured configured -> configured.changes().forEach(this::configure);
            case Event.InteractionBegan began -> channels.put(began.interaction(), began.channel());
            case Event.OfferMade made -> {
                var channel = channelOf(made.entry().interaction());
                var inHand = of(made.agent());
                promise(
                        allows(capacityOf(made.agent()), inHand.values(), channel),
                        "%s is offered %s beside %s",
                        made.agent(),
                        channel,
                        inHand);
                besides += inHand.isEmpty() ? 0 : 1;
                inHand.put(made.offer().toString(), channel);
                offered.put(made.offer(), made.agent());
            }
            case Event.OfferEnded ended -> {
                var agent = offered.remove(ended.offer());
                promise(
                        agent != null && of(agent).remove(ended.offer().toString()) != null,
                        "%s ends once",
                        ended.offer());
                if (agent != null && ended.result() == OfferResult.ACCEPTED) {
                    accepting.add(agent);
                }
            }
            case Event.AssignmentBegan began -> {
                var inHand = of(began.agent());
                var channel = channelOf(began.interaction());
                promise(
                        accepting.remove(began.agent()) || allows(capacityOf(began.agent()), inHand.values(), channel),
                        "%s takes %s beside %s",
                        began.agent(),
                        channel,
                        inHand);
                promise(
                        inHand.put(began.interaction().toString(), channel) == null,
                        "%s takes part in %s once",
                        began.agent(),
                        began.interaction());
            }
            case Event.AssignmentEnded ended ->
                promise(
                        of(ended.agent()).remove(ended.interaction().toString()) != null,
                        "what ends for %s was there",
                        ended.agent());
            default -> {}
        }
    }

    private void configure(ConfigChange change) {
        if (change instanceof ConfigChange.PutAgent put) {
            capacities.put(put.agent().id(), put.agent().capacity());
        }
    }

    private TreeMap<String, MediaChannel> of(AgentId agent) {
        return taken.computeIfAbsent(agent, id -> new TreeMap<>());
    }

    /** Whether the agent has a part in it, wrap-up included. */
    boolean hasInHand(AgentId agent, InteractionId interaction) {
        return of(agent).containsKey(interaction.toString());
    }

    private Capacity capacityOf(AgentId agent) {
        return capacities.getOrDefault(agent, Capacity.VOICE_ONLY);
    }

    private MediaChannel channelOf(InteractionId interaction) {
        return channels.getOrDefault(interaction, MediaChannel.VOICE);
    }

    /** Whether the agent could be offered one more of this interaction's channel. */
    boolean hasRoomFor(AgentId agent, InteractionId interaction) {
        return allows(capacityOf(agent), of(agent).values(), channelOf(interaction));
    }

    /** The rule, in the words of {@link Capacity}. */
    static boolean allows(Capacity capacity, Collection<MediaChannel> inHand, MediaChannel another) {
        long same = inHand.stream().filter(channel -> channel == another).count();
        return same < capacity.most(another)
                && inHand.stream()
                        .filter(channel -> channel != another)
                        .allMatch(channel -> capacity.slots().stream()
                                .anyMatch(slots -> slots.channel() == channel
                                        && slots.interruptibleBy().contains(another)));
    }

    /** What each agent has in hand, as a snapshot tells. */
    static Map<AgentId, List<MediaChannel>> inHand(Snapshot snapshot) {
        var inHand = new TreeMap<AgentId, List<MediaChannel>>();
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            StatePromises.offersOf(interaction)
                    .forEach(offer -> inHand.computeIfAbsent(offer.agent(), agent -> new ArrayList<>())
                            .add(interaction.channel()));
            interaction
                    .assignments()
                    .forEach(part -> inHand.computeIfAbsent(part.agent(), agent -> new ArrayList<>())
                            .add(interaction.channel()));
        }
        return inHand;
    }

    void checkTheEnd() {
        promise(taken.values().stream().allMatch(Map::isEmpty), "something hangs: %s", taken);
    }
}
