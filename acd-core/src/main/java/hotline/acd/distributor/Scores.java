package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.routing.Occupancy;
import hotline.acd.routing.WorkLog;

/** What policies go by; the lower the better. Each depends on the state and the running minute alone. */
final class Scores {
    private static final long MINUTE_MILLIS = 60_000;
    /** Above every occupancy. */
    static final long SHARE = 10_000_000;

    private final ById<AgentId, Agent> agents;
    private final MeanOccupancy mean;

    Scores(ById<AgentId, Agent> agents, MeanOccupancy mean) {
        this.agents = agents;
        this.mean = mean;
    }

    /** Since when ready without work, milliseconds since 1970. */
    static long idleSince(Agent agent) {
        return agent.idleSince;
    }

    /** Interactions accepted in the last hour. */
    static long accepted(Agent agent, long now) {
        return agent.accepted.inTheHourTo(now);
    }

    /**
     * How occupied an agent is who can be offered something: what is in hand as a share of the slots, and after it, in seven
     * digits, the occupancy of the last hour; both parts per million. The time of the running minute counts once it is over,
     * or when the agent's state changes.
     */
    long occupancy(Agent agent, long now) {
        return agent.load * SHARE + occupancyOfTheHour(agent, now);
    }

    /** That of the last hour alone. */
    long occupancyOfTheHour(Agent agent, long now) {
        var kind = agent.kindOfTime();
        agent.work.countTo(now, kind);
        long running = now - Math.max(agent.stateSince, now - Math.floorMod(now, MINUTE_MILLIS));
        long work = agent.work.work() - (kind == WorkLog.Kind.WORK ? running : 0);
        long idle = agent.work.idle() - (kind == WorkLog.Kind.IDLE ? running : 0);
        return Occupancy.perMillion(work, idle, () -> mean.at(now, agents));
    }
}
