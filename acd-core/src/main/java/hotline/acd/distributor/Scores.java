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

    /** Interactions accepted in the last hour, see {@link AgentsByScore.Score}. */
    static int accepted(Agent agent, long now, long[] scores) {
        for (int ahead = 0; ahead < scores.length; ahead++) {
            scores[ahead] = agent.accepted.inTheHourTo(now, ahead);
        }
        return scores.length;
    }

    /**
     * How occupied an agent is who can be offered something: what is in hand as a share of the slots, and after it, in seven
     * digits, the occupancy of the last hour; both parts per million. The time of the running minute counts once it is over,
     * or when the agent's state changes. See {@link AgentsByScore.Score}; the centre's mean is not known ahead.
     */
    int occupancy(Agent agent, long now, long[] scores) {
        long share = agent.load * SHARE;
        scores[0] = share + occupancyOfTheHour(agent, now);
        for (int ahead = 1; ahead < scores.length; ahead++) {
            long work = millis(agent, WorkLog.Kind.WORK, now, ahead);
            long idle = millis(agent, WorkLog.Kind.IDLE, now, ahead);
            if (!Occupancy.isMeasured(work, idle)) {
                return ahead;
            }
            scores[ahead] = share + Occupancy.perMillion(work, idle);
        }
        return scores.length;
    }

    /** That of the last hour alone. */
    long occupancyOfTheHour(Agent agent, long now) {
        agent.work.countTo(now, agent.kindOfTime());
        long work = millis(agent, WorkLog.Kind.WORK, now, 0);
        long idle = millis(agent, WorkLog.Kind.IDLE, now, 0);
        return Occupancy.isMeasured(work, idle)
                ? Occupancy.perMillion(work, idle)
                : Occupancy.toppedUp(work, idle, mean.at(now, agents));
    }

    /** What counts in so many minutes if the agent's state stays what it is; all until now must be counted. */
    private static long millis(Agent agent, WorkLog.Kind kind, long now, int ahead) {
        long minute = now - Math.floorMod(now, MINUTE_MILLIS);
        long until = ahead == 0 ? Math.max(agent.stateSince, minute) : minute + ahead * MINUTE_MILLIS;
        return agent.work.millis(kind, ahead) + (agent.kindOfTime() == kind ? until - now : 0);
    }
}
