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

    /** One with the score of {@link #minute}. */
    private static final class Ranked {
        private final Agent agent;
        private long score;

        private Ranked(Agent agent, long score) {
            this.agent = agent;
            this.score = score;
        }
    }

    private final Score score;
    private final InOrder<Ranked> ranked = new InOrder<>((one, other) -> one.score != other.score
            ? Long.compare(one.score, other.score)
            : Agent.LONGEST_IDLE.compare(one.agent, other.agent));
    private final Map<Agent, Ranked> known = new HashMap<>();
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
        var best = new ArrayList<Scored>(Math.min(most, ranked.size()));
        for (int place = 0; place < ranked.size() && best.size() < most; place++) {
            var next = ranked.get(place);
            if (able.test(next.agent)) {
                best.add(new Scored(next.agent, next.score));
            }
        }
        return best;
    }

    private void rank(long now) {
        if (minute != now / MINUTE_MILLIS) {
            minute = now / MINUTE_MILLIS;
            ranked.forEach(one -> one.score = score.of(one.agent, now));
            ranked.sort();
        }
        if (!unranked.isEmpty()) {
            var news = new ArrayList<Ranked>(unranked.size());
            for (Agent agent : unranked) {
                var one = new Ranked(agent, score.of(agent, now));
                known.put(agent, one);
                news.add(one);
            }
            unranked.clear();
            ranked.addAll(news);
        }
    }
}
