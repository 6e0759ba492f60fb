package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.MediaChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is at work, where, and willing.
 *
 * <p>Where the system itself makes an agent not ready for a time (PHONE_DOWN, LINE_BUSY), what the agent will be afterwards
 * stands as the pending availability; so a person sees it, can change it, and nothing else need be remembered.
 */
final class AgentRules {
    private static final int LONGEST_STATION = 64;

    private final State state;

    AgentRules(State state) {
        this.state = state;
    }

    @Nullable
    Rejection signIn(Turn turn, Request.SignIn request) {
        var agent = state.agents.get(request.agent());
        if (agent == null) {
            return unknown(request.agent());
        }
        if (!isStation(request.station())) {
            return new Rejection(Reason.INVALID, "a station is 1 to 64 printable characters without spaces");
        }
        if (request.station().equals(agent.station)) {
            return null;
        }
        var there = state.agentAtStation.get(request.station());
        if (there != null) {
            return new Rejection(
                    Reason.STATION_IN_USE, "station " + request.station() + " is used by agent " + there.id());
        }
        if (!agent.offers.isEmpty() || agent.isInConversation() || agent.watching != null) {
            return new Rejection(
                    Reason.NOT_NOW, "agent " + agent.id() + " can move to another station only without a call");
        }
        turn.emit(new Event.AgentSignedIn(agent.id(), request.station(), request.by()));
        if (!state.isReachable(agent)) {
            withhold(turn, agent, NotReadyReason.PHONE_DOWN, agent.availability);
        }
        return null;
    }

    @Nullable
    Rejection signOut(Turn turn, Request.SignOut request) {
        return wish(turn, request.agent(), Availability.LOGGED_OUT, request.by());
    }

    @Nullable
    Rejection change(Turn turn, Request.ChangeAvailability request) {
        if (request.wanted() instanceof Availability.LoggedOut) {
            return new Rejection(Reason.INVALID, "to leave, sign out");
        }
        return wish(turn, request.agent(), request.wanted(), request.by());
    }

    private @Nullable Rejection wish(Turn turn, AgentId id, Availability wanted, Actor by) {
        var agent = state.agents.get(id);
        if (agent == null) {
            return unknown(id);
        }
        if (!agent.isSignedIn()) {
            return new Rejection(Reason.NOT_SIGNED_IN, "agent " + id + " is not signed in");
        }
        boolean atOnce = agent.isFree() || (becomesReady(agent, wanted) && agent.hasRoom());
        if (atOnce) {
            wishWhenFree(turn, agent, wanted, by);
        } else {
            wishWhenBusy(turn, agent, wanted, by);
        }
        return null;
    }

    /** Who works already, and could take more, need not finish first to be ready. */
    private static boolean becomesReady(Agent agent, Availability wanted) {
        return wanted instanceof Availability.Ready && !(agent.availability instanceof Availability.Ready);
    }

    private void wishWhenFree(Turn turn, Agent agent, Availability wanted, Actor by) {
        if (wanted instanceof Availability.Ready && !state.isReachable(agent)) {
            if (!agent.isNotReadyFor(NotReadyReason.PHONE_DOWN)) {
                turn.emit(new Event.AvailabilityChanged(
                        agent.id(), Availability.notReady(NotReadyReason.PHONE_DOWN), Actor.SYSTEM));
            }
            if (!wanted.equals(agent.pending)) {
                turn.emit(new Event.AvailabilityPended(agent.id(), wanted, by));
            }
        } else if (agent.pending != null || !agent.availability.equals(wanted)) {
            turn.emit(new Event.AvailabilityChanged(agent.id(), wanted, by));
        }
    }

    /** Who stays after all may have room for more, and the phone may have died meanwhile. */
    private void wishWhenBusy(Turn turn, Agent agent, Availability wanted, Actor by) {
        var then = wanted.equals(agent.availability) ? null : wanted;
        if (!Objects.equals(then, agent.pending)) {
            turn.emit(new Event.AvailabilityPended(agent.id(), then, by));
            settle(turn, agent);
        }
    }

    /** What is seen of a phone is a level, told again and again; only a change of it, or of an agent by it, is an event. */
    void stationSeen(Turn turn, Report.StationSeen report) {
        boolean changed = report.reachable() == state.unreachableStations.contains(report.station());
        if (changed) {
            turn.emit(new Event.StationChanged(report.station(), report.reachable()));
        }
        var agent = state.agentAtStation.get(report.station());
        if (agent == null || !agent.hasRoom()) {
            return;
        }
        boolean withheld = agent.pending != null
                && (agent.isNotReadyFor(NotReadyReason.PHONE_DOWN) || agent.isNotReadyFor(NotReadyReason.LINE_BUSY));
        if (report.reachable()) {
            boolean news = changed || turn.clamp(report.at(), 0) >= agent.availabilitySince;
            if (withheld && news) {
                settle(turn, agent);
            }
        } else if (agent.availability instanceof Availability.Ready && agent.pending == null) {
            withhold(turn, agent, NotReadyReason.PHONE_DOWN, Availability.READY);
        } else if (withheld && agent.isNotReadyFor(NotReadyReason.LINE_BUSY) && agent.pending != null) {
            withhold(turn, agent, NotReadyReason.PHONE_DOWN, agent.pending);
        }
    }

    /** A line that was busy is tried again. */
    void lineFree(Turn turn, AgentId id) {
        var agent = state.agents.get(id);
        if (agent != null && agent.hasRoom() && agent.isNotReadyFor(NotReadyReason.LINE_BUSY)) {
            settle(turn, agent);
        }
    }

    /**
     * The agent has become free, or free enough to be ready again: what was pending becomes so, and nobody stays ready at a dead
     * phone.
     */
    void settle(Turn turn, Agent agent) {
        var next = agent.pending != null ? agent.pending : agent.availability;
        boolean now = next instanceof Availability.Ready ? agent.hasRoom() : agent.isFree();
        if (!now || !agent.isSignedIn()) {
            return;
        }
        if (next instanceof Availability.Ready && !state.isReachable(agent)) {
            withhold(turn, agent, NotReadyReason.PHONE_DOWN, next);
        } else if (agent.pending != null) {
            turn.emit(new Event.AvailabilityChanged(agent.id(), next, Actor.SYSTEM));
        }
    }

    /**
     * An offer to the agent was not accepted: the table of the vocabulary. Who has taken something meanwhile that leaves no
     * room for it is not to blame.
     */
    void afterFailedOffer(Turn turn, Agent agent, MediaChannel channel, OfferResult result, boolean makesNotReady) {
        if (agent.pending == null && agent.hasRoomFor(channel) && agent.availability instanceof Availability.Ready) {
            switch (result) {
                case EXPIRED -> becomeNotReady(turn, agent, NotReadyReason.RING_NO_ANSWER, makesNotReady);
                case DECLINED -> becomeNotReady(turn, agent, NotReadyReason.DECLINED, makesNotReady);
                case UNREACHABLE -> withhold(turn, agent, NotReadyReason.PHONE_DOWN, Availability.READY);
                case BUSY -> withhold(turn, agent, NotReadyReason.LINE_BUSY, Availability.READY);
                case FAILED, RESCINDED, ACCEPTED, UNREACHED -> {}
            }
        }
        boolean withheld =
                agent.isNotReadyFor(NotReadyReason.PHONE_DOWN) || agent.isNotReadyFor(NotReadyReason.LINE_BUSY);
        if (!withheld) {
            settle(turn, agent);
        }
    }

    private static void becomeNotReady(Turn turn, Agent agent, NotReadyReason reason, boolean really) {
        if (really) {
            becomeNotReady(turn, agent, reason);
        }
    }

    private static void becomeNotReady(Turn turn, Agent agent, NotReadyReason reason) {
        turn.emit(new Event.AvailabilityChanged(agent.id(), Availability.notReady(reason), Actor.SYSTEM));
    }

    private static void withhold(Turn turn, Agent agent, NotReadyReason reason, Availability then) {
        if (!agent.isNotReadyFor(reason)) {
            becomeNotReady(turn, agent, reason);
        }
        if (!then.equals(agent.pending)) {
            turn.emit(new Event.AvailabilityPended(agent.id(), then, Actor.SYSTEM));
        }
    }

    /** Wrap-up ran out in a queue where that makes the agent not ready. */
    void afterExpiredWrapUp(Turn turn, Agent agent) {
        if (agent.pending == null && agent.isFree() && agent.availability instanceof Availability.Ready) {
            becomeNotReady(turn, agent, NotReadyReason.WRAP_UP_EXPIRED);
        } else {
            settle(turn, agent);
        }
    }

    /** Why the agent cannot be rung now for something new of this channel, ready or not; null when nothing is in the way. */
    @Nullable
    Rejection notFree(AgentId id, MediaChannel channel) {
        var agent = state.agents.get(id);
        if (agent == null) {
            return unknown(id);
        }
        if (agent.station == null) {
            return new Rejection(Reason.NOT_SIGNED_IN, "agent " + id + " is not signed in");
        }
        return agent.hasRoomFor(channel) && state.isReachable(agent)
                ? null
                : new Rejection(Reason.NOT_NOW, "agent " + id + " is busy or cannot be reached");
    }

    static Rejection unknown(AgentId id) {
        return new Rejection(Reason.UNKNOWN_AGENT, "no agent " + id + " is configured");
    }

    private static boolean isStation(String station) {
        return !station.isEmpty()
                && station.length() <= LONGEST_STATION
                && station.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
