package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Free agents in the order of a score that ages with time. It is taken when it is first needed, and anew in each minute: it
 * must not depend on when within the minute it is asked for. Equal scores: longest idle first.
 */
final class AgentsByScore implements FreeAgents {
    private static final long MINUTE_MILLIS = 60_000;

    /** What a policy goes by. */
    interface Score {
        long of(Agent agent, long now);
    }

    private final Score score;
    private final InOrder<Scored> ranked = new InOrder<>(Scored.THEN_LONGEST_IDLE);
    private final Map<Agent, Scored> known = new HashMap<>();
    private final Set<Agent> unranked = new LinkedHashSet<>();
    private long minute;

    AgentsByScore(Score score) {
        this.score = score;
    }

    @Override
    public void add(Agent agent) {
        unranked.add(agent);
    }

    @Override
    public void remove(Agent agent) {
        var was = known.remove(agent);
        if (was == null) {
            unranked.remove(agent);
        } else {
            ranked.remove(was);
        }
    }

    @Override
    public int size() {
        return ranked.size() + unranked.size();
    }

    @Override
    public List<Scored> best(int most, Predicate<Agent> able, long now, long lot) {
        if (ranked.isEmpty() && unranked.size() == 1) {
            var only = unranked.iterator().next();
            return able.test(only) ? List.of(new Scored(only, score.of(only, now))) : List.of();
        }
        rank(now);
        var best = new ArrayList<Scored>();
        for (Scored one : ranked) {
            if (best.size() == most) {
                break;
            }
            if (able.test(one.agent())) {
                best.add(one);
            }
        }
        return best;
    }

    private Scored scored(Agent agent, long now) {
        var scored = new Scored(agent, score.of(agent, now));
        known.put(agent, scored);
        return scored;
    }

    private void rank(long now) {
        var news = new ArrayList<Scored>();
        if (minute != now / MINUTE_MILLIS) {
            minute = now / MINUTE_MILLIS;
            ranked.forEach(one -> news.add(scored(one.agent(), now)));
            ranked.clear();
        }
        unranked.forEach(agent -> news.add(scored(agent, now)));
        unranked.clear();
        ranked.addAll(news);
    }
}
