package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.cti.Matter.Offering;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps what is recorded silent while it is paused, or while all who talk with the customer have her on hold at their phones. Whoever was in charge before us may have died in between: what is recorded is told
 * again what it should be whenever Asterisk is connected. Confined to the switchboard's thread.
 */
final class RecordedLegs {
    private final Recordings recordings;
    private final Matters matters;
    private final Lines lines;

    RecordedLegs(Recordings recordings, Matters matters, Lines lines) {
        this.recordings = recordings;
        this.matters = matters;
        this.lines = lines;
    }

    /** Who talks with the caller when this is done, and of which queue each has her; empty with somebody outside alone. */
    Map<AgentId, QueueId> conversation(Matter matter, Order order) {
        Map<AgentId, QueueId> agents = new TreeMap<>();
        switch (order) {
            case Order.Ring ring -> {
                Offering offering = matter.offers.get(ring.offer());
                QueueId queue = matter.queue;
                if (offering != null && queue != null) {
                    agents.put(offering.agent(), queue);
                }
            }
            case Order.Join join ->
                matter.talking.forEach((agent, offer) -> {
                    if (offer.equals(join.offer())) {
                        add(matter, agent, agents);
                    }
                });
            case Order.Confer confer -> inConference(matter).forEach(agent -> add(matter, agent, agents));
            case Order.Flow none -> {}
            case Order.GoOn none -> {}
            case Order.Wait none -> {}
            case Order.Finish none -> {}
            case Order.BeginAnew none -> {}
        }
        return agents;
    }

    private static void add(Matter matter, AgentId agent, Map<AgentId, QueueId> agents) {
        QueueId queue = matter.queueOf.get(agent);
        if (queue != null) {
            agents.put(agent, queue);
        }
    }

    private static Iterable<AgentId> inConference(Matter matter) {
        return matter.talking.keySet().stream()
                .filter(agent -> !matter.held.contains(agent) && !matter.lost.containsKey(agent))
                .toList();
    }

    /** Somebody has come into the conference, perhaps. */
    void conferenceChanged(Matter matter) {
        if (recordings.channel(matter.interaction).isPresent()) {
            recordings.joined(
                    matter.interaction,
                    conversation(matter, new Order.Confer("")).keySet());
        }
    }

    /**
     * Makes what is recorded of it as it should be.
     *
     * @return whether it is; true also when nothing is recorded
     */
    CompletableFuture<Boolean> see(InteractionId interaction) {
        return recordings
                .channel(interaction)
                .map(channel -> lines.silence(channel, isSilent(interaction)))
                .orElseGet(() -> CompletableFuture.completedFuture(true));
    }

    /** Nothing is heard of it yet: nothing needs to be done where it may be heard. */
    CompletableFuture<Boolean> begins(InteractionId interaction) {
        return isSilent(interaction) ? see(interaction) : CompletableFuture.completedFuture(true);
    }

    private boolean isSilent(InteractionId interaction) {
        Matter matter = matters.of(interaction);
        return recordings.isPaused(interaction) || (matter != null && matter.isHeldAtAllPhones());
    }

    /** Asterisk is there, again perhaps. */
    void connected() {
        recordings.running().forEach(this::see);
    }
}
