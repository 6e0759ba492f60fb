package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.routing.Occupancy;
import hotline.acd.routing.WorkLog;

/** What policies go by; the lower the better. Each depends on the state and the running minute alone. */
final class Scores {
    private static final long MINUTE_MILLIS = 60_000;

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
     * Occupancy of a free agent in the last hour, parts per million. The idle time of the running minute counts once it is
     * over, or when the agent gets work.
     */
    long occupancy(Agent agent, long now) {
        agent.work.countTo(now, WorkLog.Kind.IDLE);
        long countedFrom = Math.max(agent.stateSince, now - Math.floorMod(now, MINUTE_MILLIS));
        long idle = agent.work.idle() - (now - countedFrom);
        return Occupancy.perMillion(agent.work.work(), idle, mean.at(now, agents));
    }
}
