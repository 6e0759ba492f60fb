package hotline.acd.simulation.replay;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads who was at work. What people wanted, and which phones could be reached, is given; how long somebody stayed away whom the
 * system made not ready is chance: such an absence would have come at another time, or not at all. Not for several threads.
 */
final class Attendance {
    /** Set by the system, and ended by the agent when he or she comes back. */
    private static final Set<NotReadyReason> UNTIL_BACK =
            Set.of(NotReadyReason.RING_NO_ANSWER, NotReadyReason.DECLINED, NotReadyReason.WRAP_UP_EXPIRED);

    private record Absence(NotReadyReason reason, long since) {}

    /** An agent as the journal has told so far. */
    private static final class Seen {
        Availability availability = Availability.LOGGED_OUT;

        @Nullable
        Availability pending;

        @Nullable
        String station;

        @Nullable
        Absence absence;
        /** Still has a conversation of before the day. */
        boolean engaged;

        Availability wanted() {
            return pending == null ? availability : pending;
        }
    }

    private final Function<AgentId, String> teams;
    private final Map<AgentId, Seen> agents = new HashMap<>();
    private final Set<String> unreachable = new HashSet<>();
    private final List<Day.Wish> wishes = new ArrayList<>();
    private final List<Day.Phone> phones = new ArrayList<>();
    private final Samples<Long> absences = new Samples<>();

    /** @param teams of the agents at the moment */
    Attendance(Function<AgentId, String> teams) {
        this.teams = teams;
    }

    void beginWith(Snapshot snapshot, long at) {
        unreachable.addAll(snapshot.unreachableStations());
        for (Snapshot.AgentRecord agent : snapshot.agents()) {
            var id = agent.config().id();
            var seen = seen(id);
            seen.availability = agent.availability();
            seen.pending = agent.pending();
            seen.station = agent.station();
            seen.engaged = agent.state() == AgentState.TALKING
                    || agent.state() == AgentState.HOLD
                    || agent.state() == AgentState.WRAP_UP;
            if (seen.station != null) {
                // Who is in a conversation comes free when it really ended.
                var wanted = seen.engaged ? Availability.notReady(NotReadyReason.SIGNED_IN) : seen.wanted();
                wishes.add(new Day.Wish(at, id, wanted));
                phones.add(new Day.Phone(at, id, !unreachable.contains(seen.station)));
            }
        }
    }

    /** @param given whether it lies within the day, so that it will happen again */
    void take(Recorded recorded, boolean given) {
        long at = recorded.at();
        switch (recorded.event()) {
            case Event.AgentSignedIn in -> {
                var seen = seen(in.agent());
                seen.station = in.station();
                become(in.agent(), Availability.notReady(NotReadyReason.SIGNED_IN), Actor.SYSTEM, at);
                if (given) {
                    wishes.add(new Day.Wish(at, in.agent(), seen.availability));
                    phones.add(new Day.Phone(at, in.agent(), !unreachable.contains(in.station())));
                }
            }
            case Event.AvailabilityChanged changed -> {
                boolean comesBack =
                        seen(changed.agent()).absence != null && changed.availability() instanceof Availability.Ready;
                become(changed.agent(), changed.availability(), changed.by(), at);
                if (given && !changed.by().equals(Actor.SYSTEM) && !comesBack) {
                    wishes.add(new Day.Wish(at, changed.agent(), changed.availability()));
                }
            }
            case Event.AvailabilityPended pended -> {
                var seen = seen(pended.agent());
                seen.pending = pended.then();
                if (given && !pended.by().equals(Actor.SYSTEM)) {
                    wishes.add(new Day.Wish(at, pended.agent(), seen.wanted()));
                }
            }
            case Event.StationChanged changed -> stationChanged(changed, at, given);
            case Event.AssignmentEnded ended -> {
                var seen = seen(ended.agent());
                if (seen.engaged && given) {
                    wishes.add(new Day.Wish(at, ended.agent(), seen.wanted()));
                }
                seen.engaged = false;
            }
            default -> {}
        }
    }

    private void become(AgentId agent, Availability availability, Actor by, long at) {
        var seen = seen(agent);
        if (seen.absence != null) {
            var reason = seen.absence.reason();
            absences.add(new Day.AbsentFor(reason, teams.apply(agent)), reason, at - seen.absence.since());
        }
        seen.absence = by.equals(Actor.SYSTEM)
                        && availability instanceof Availability.NotReady notReady
                        && UNTIL_BACK.contains(notReady.reason())
                ? new Absence(notReady.reason(), at)
                : null;
        seen.availability = availability;
        seen.pending = null;
        if (availability instanceof Availability.LoggedOut) {
            seen.station = null;
        }
    }

    private void stationChanged(Event.StationChanged changed, long at, boolean given) {
        if (changed.reachable()) {
            unreachable.remove(changed.station());
        } else {
            unreachable.add(changed.station());
        }
        agents.forEach((id, seen) -> {
            if (given && changed.station().equals(seen.station)) {
                phones.add(new Day.Phone(at, id, changed.reachable()));
            }
        });
    }

    private Seen seen(AgentId agent) {
        return agents.computeIfAbsent(agent, id -> new Seen());
    }

    List<Day.Wish> wishes() {
        return List.copyOf(wishes);
    }

    List<Day.Phone> phones() {
        return List.copyOf(phones);
    }

    Samples<Long> absences() {
        return absences;
    }
}
