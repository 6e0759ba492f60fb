package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.routing.Occupancy;

/**
 * The centre's mean occupancy over the whole minutes of the last hour, computed once a minute. Because the running minute is
 * left out it does not matter when within a minute it is asked for.
 */
final class MeanOccupancy {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long NONE = -1;

    private long minute = NONE;
    private long perMillion;

    /** Parts per million. */
    long at(long now, ById<AgentId, Agent> agents) {
        if (minute != now / MINUTE_MILLIS) {
            long work = 0;
            long idle = 0;
            for (Agent agent : agents.values()) {
                agent.work.countTo(now, agent.kindOfTime());
                work += agent.work.workInWholeMinutes();
                idle += agent.work.idleInWholeMinutes();
            }
            perMillion = Occupancy.meanPerMillion(work, idle);
            minute = now / MINUTE_MILLIS;
        }
        return perMillion;
    }

    /** The set of agents is another. */
    void forget() {
        minute = NONE;
    }
}
