package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Purpose;
import hotline.acd.distributor.Snapshot.LostLine;
import hotline.acd.distributor.WatchMode;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueExit;
import hotline.acd.queue.QueueId;
import hotline.cti.Lineup.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the core says of one interaction, as far as telephony must know it. Confined to the switchboard's thread. */
final class Matter {
    final InteractionId interaction;
    final long beganAt;
    /** Agents talk among themselves: there is no customer, and no script. */
    final boolean internal;

    final Map<OfferId, Offering> offers = new LinkedHashMap<>();
    final Map<AgentId, OfferId> talking = new LinkedHashMap<>();
    boolean customerPresent;
    /** The stay in a queue that has not ended. */
    @Nullable
    QueueEntryId entry;

    /** The queue she waits in, or was in last. */
    @Nullable
    QueueId queue;
    /** The entry is the place of a caller who is to be called, or has been. */
    boolean placeKept;
    /** She is on the line again. */
    boolean reached;
    /** The offer whose agent waits while she is called. */
    @Nullable
    OfferId dialling;

    /** She talks, or has talked, to a number outside, and the core knows. */
    boolean transferred;

    /** The entry is one an agent has made. */
    @Nullable
    Purpose purpose;
    /** Who has the customer on hold, and has asked us to do it. */
    final Set<AgentId> held = new HashSet<>();
    /** Who has her on hold by a key of the phone. */
    final Set<AgentId> heldAtPhone = new HashSet<>();
    /** Who talks, but for the line, which was lost: the phone is rung again. */
    final Map<AgentId, LostLine> lost = new HashMap<>();
    /** Of which queue each who talks has her. */
    final Map<AgentId, QueueId> queueOf = new HashMap<>();
    /** Whom an agent asks meanwhile, null for nobody. */
    @Nullable
    Asking asking;
    /** Somebody outside has the customer, alone or with agents. */
    boolean outside;

    int consults;
    /** The number by which the customer has come to us; empty when unknown. */
    String ourNumber = "";

    /** The supervisors on the line of agents, by who they are. */
    final Map<AgentId, Watching> watches = new LinkedHashMap<>();

    boolean everQueued;
    /** Why the caller is back in the flow, null while she is not. */
    @Nullable
    QueueExit exit;
    /** How often she has come back. */
    int exits;
    /** We have told the core already; its answer is on the way. */
    boolean leftReported;

    Matter(InteractionId interaction, Direction direction, long beganAt) {
        this.interaction = interaction;
        this.beganAt = beganAt;
        internal = direction == Direction.INTERNAL;
        customerPresent = !internal;
    }

    /**
     * A consultation that goes on.
     *
     * @param of a queue is asked
     * @param blind who asks has left already
     * @param with the agent who has answered, null before and outside
     */
    record Asking(
            AgentId by,
            boolean outside,
            boolean queue,
            boolean blind,
            boolean connected,
            @Nullable AgentId with) {}

    /**
     * A supervisor on the line of an agent.
     *
     * @param connected the supervisor's phone has been answered
     */
    record Watching(int ordinal, AgentId watcher, AgentId agent, String station, WatchMode mode, boolean connected) {
        Watching as(WatchMode other) {
            return new Watching(ordinal, watcher, agent, station, other, connected);
        }
    }

    /**
     * An offer that has not ended.
     *
     * @param byItself the phone is rung by itself and waits when it is answered; else the caller's script rings it
     * @param ending what it will count as when the core takes it back, null while it is wanted
     */
    record Offering(
            OfferId offer,
            InteractionId interaction,
            AgentId agent,
            String station,
            long expiresAt,
            boolean byItself,
            @Nullable OfferResult ending) {
        Offering ending(OfferResult as) {
            return new Offering(offer, interaction, agent, station, expiresAt, byItself, as);
        }

        /** Without what nobody needs to read of a number. */
        @Override
        public String toString() {
            return offer + " to " + agent + " at " + OutsideStation.shown(station);
        }
    }

    /** What is to become of the customer's leg: a function of the core's state. */
    sealed interface Wish {
        /** In the call flow; its script decides. */
        record InFlow() implements Wish {}

        /** Music; phones may ring meanwhile, each by itself. */
        record Wait() implements Wish {}

        /** Back in the call flow. */
        record GoOn(QueueExit exit, int times) implements Wish {}

        record Ring(Offering offering) implements Wish {}

        /** With somebody, or several; which legs are where besides, the line-up says. */
        record Talk(Lineup lineup) implements Wish {}

        /** The core has nothing more for the customer: hang up. */
        record Finish() implements Wish {}

        /** The customer has left. */
        record Gone() implements Wish {}
    }

    /** Whether somebody is to call her: she has hung up, and has a place. */
    boolean isToBeCalled() {
        return placeKept && !reached && !customerPresent;
    }

    /** She is not on the line, and is to be called once an agent has accepted. */
    void isCalled() {
        placeKept = true;
        reached = false;
        // of one who is called without having waited there is no other word
        everQueued = true;
    }

    /** Not queued any more; why she is back in the flow, null when she is not. */
    void comesBack(@Nullable QueueExit why) {
        entry = null;
        placeKept = false;
        dialling = null;
        exit = why;
        exits++;
    }

    /** Whether none of the agents who are with her hears her. */
    boolean isHeldAtAllPhones() {
        return !outside
                && !heldAtPhone.isEmpty()
                && talking.keySet().stream().allMatch(agent -> held.contains(agent) || heldAtPhone.contains(agent));
    }

    boolean wantsOutside(int ordinal) {
        return ordinal == consults && (outside || (asking != null && asking.outside()));
    }

    private Lineup lineup() {
        List<Party> withCaller = new ArrayList<>();
        Map<Party, Place> apart = new LinkedHashMap<>();
        Asking asks = asking;
        boolean askedNow = asks != null && asks.connected() && isOnTheLine(asks.by()) && isOnTheLine(asks.with());
        Place whileAsking = askedNow ? Place.PEER : Place.MUSIC;
        talking.forEach((agent, offer) -> {
            Party party = new Party.OfAgent(offer);
            boolean holds = isWithoutCustomer(agent);
            if (!isOnTheLine(agent)) {
                return;
            }
            if (asks != null && agent.equals(asks.with())) {
                apart.put(party, isWithoutCustomer(asks.by()) ? whileAsking : Place.MUSIC);
            } else if (!holds) {
                withCaller.add(party);
            } else if (asks == null || !agent.equals(asks.by())) {
                apart.put(party, Place.LOUNGE);
            } else if (asks.connected()) {
                apart.put(party, whileAsking);
            } else {
                apart.put(party, asks.queue() ? Place.MUSIC : Place.RINGING);
            }
        });
        if (outside) {
            withCaller.add(new Party.Outside());
        } else if (asks != null && asks.outside() && asks.connected()) {
            apart.put(new Party.Outside(), isWithoutCustomer(asks.by()) ? whileAsking : Place.MUSIC);
        }
        return new Lineup(List.copyOf(withCaller), apart);
    }

    /** Null is somebody outside, who has no line of ours to lose. */
    private boolean isOnTheLine(@Nullable AgentId agent) {
        return agent == null || !lost.containsKey(agent);
    }

    /** Has her on hold, or there is none. */
    private boolean isWithoutCustomer(AgentId agent) {
        return internal || held.contains(agent);
    }

    /** Whether an agent's leaving is news to the core: of those who were with a customer who has left it knows. */
    boolean goesOn() {
        return internal || (customerPresent && !leftReported);
    }

    Wish wish() {
        if (internal) {
            return new Wish.Talk(lineup());
        }
        if (!customerPresent) {
            return dialling == null ? new Wish.Gone() : new Wish.Wait();
        }
        if (!talking.isEmpty() || outside || asking != null) {
            return new Wish.Talk(lineup());
        }
        if (entry != null && (!placeKept || reached)) {
            return offers.values().stream()
                    .filter(offering -> offering.ending() == null && !offering.byItself())
                    .findFirst()
                    .<Wish>map(Wish.Ring::new)
                    .orElseGet(Wish.Wait::new);
        }
        QueueExit back = exit;
        if (back != null) {
            return new Wish.GoOn(back, exits);
        }
        return everQueued ? new Wish.Finish() : new Wish.InFlow();
    }
}
