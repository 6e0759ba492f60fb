package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Free agents in the order of a score that ages with time. It is another one in each minute, and must not depend on when
 * within the minute it is asked for. Equal scores: least in hand, then longest idle first.
 *
 * <p>So all are ranked anew each minute, and most are gone before they are looked at. Therefore only those who were looked at
 * stand in order, and the others in a heap, which takes anybody in a step or two; and whoever is scored is scored for some
 * minutes to come at the same time.
 */
final class AgentsByScore implements FreeAgents {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int FEW = 64;

    /** Mostly somebody has work again before they are over. */
    private static final int MINUTES_AHEAD = 4;

    /** What a policy goes by. */
    interface Score {
        /**
         * Scores an agent for this minute and those after it.
         *
         * @param scores the first is of this minute; they hold as long as nothing changes with the agent
         * @return for how many minutes they are known, at least one
         */
        int of(Agent agent, long now, long[] scores);
    }

    /** An agent's stay here. Keeps its place when the agent has left and changes. */
    private static final class Ranked implements Comparable<Ranked> {
        private final Agent agent;
        private final int load;
        private final long idleSince;
        /** From that minute on, for so many. */
        private long since;

        private int known;
        private final long[] scores = new long[MINUTES_AHEAD];
        /** Of {@link #minute}. */
        private long score;

        private boolean isFirst;
        private boolean gone;

        private Ranked(Agent agent) {
            this.agent = agent;
            this.load = agent.load;
            this.idleSince = agent.idleSince;
        }

        @Override
        public int compareTo(Ranked other) {
            if (score != other.score) {
                return Long.compare(score, other.score);
            }
            if (load != other.load) {
                return Integer.compare(load, other.load);
            }
            return idleSince != other.idleSince
                    ? Long.compare(idleSince, other.idleSince)
                    : agent.id().compareTo(other.agent.id());
        }
    }

    private final Score score;
    private final Map<Agent, Ranked> stays = new HashMap<>();
    /** Those who have been looked at, all before the others. */
    private final InOrder<Ranked> first = new InOrder<>(Ranked::compareTo);
    /** The others. */
    private final PriorityQueue<Ranked> later = new PriorityQueue<>();
    /** Those without a score yet. */
    private final ArrayList<Ranked> news = new ArrayList<>();
    /** How many of the last two have left: they are passed over, and thrown away when they are many. */
    private int gone;

    private long minute;

    AgentsByScore(Score score) {
        this.score = score;
    }

    @Override
    public void add(Agent agent) {
        var stay = new Ranked(agent);
        stays.put(agent, stay);
        news.add(stay);
    }

    @Override
    public void remove(Agent agent) {
        var stay = stays.remove(agent);
        if (stay == null) {
            return;
        }
        if (stay.isFirst) {
            first.remove(stay);
        } else if (!news.isEmpty() && news.getLast() == stay) {
            news.removeLast();
        } else {
            stay.gone = true;
            gone++;
            forgetThoseWhoLeft();
        }
    }

    @Override
    public int size() {
        return stays.size();
    }

    @Override
    public List<Scored> best(int most, Predicate<Agent> able, long now, long lot) {
        if (stays.size() == 1 && !news.isEmpty() && !news.getLast().gone) {
            var only = news.getLast();
            return able.test(only.agent) ? List.of(new Scored(only.agent, scoreOf(only, now))) : List.of();
        }
        rank(now);
        var best = new ArrayList<Scored>(Math.min(most, stays.size()));
        for (int place = 0; best.size() < most && (place < first.size() || lookFurther()); place++) {
            var next = first.get(place);
            if (able.test(next.agent)) {
                best.add(new Scored(next.agent, next.score));
            }
        }
        return best;
    }

    private void rank(long now) {
        if (minute != now / MINUTE_MILLIS) {
            minute = now / MINUTE_MILLIS;
            news.addAll(first);
            news.addAll(later);
            first.clear();
            later.clear();
        }
        // Scored first and placed then: so the processor need not wait for the memory of one after the other.
        for (int i = 0; i < news.size(); i++) {
            var one = news.get(i);
            if (!one.gone) {
                one.score = scoreOf(one, now);
            }
        }
        for (int i = 0; i < news.size(); i++) {
            var one = news.get(i);
            if (one.gone) {
                gone--;
            } else {
                one.isFirst = !first.isEmpty() && one.compareTo(first.get(first.size() - 1)) < 0;
                (one.isFirst ? first : later).add(one);
            }
        }
        news.clear();
    }

    private long scoreOf(Ranked one, long now) {
        long minute = now / MINUTE_MILLIS;
        if (minute >= one.since + one.known) {
            one.since = minute;
            one.known = score.of(one.agent, now, one.scores);
        }
        return one.scores[(int) (minute - one.since)];
    }

    /** Takes the best of the others to the first; whether there was one. */
    private boolean lookFurther() {
        for (var next = later.poll(); next != null; next = later.poll()) {
            if (!next.gone) {
                next.isFirst = true;
                return first.add(next);
            }
            gone--;
        }
        return false;
    }

    private void forgetThoseWhoLeft() {
        if (gone > FEW + stays.size()) {
            news.removeIf(one -> one.gone);
            later.removeIf(one -> one.gone);
            gone = 0;
        }
    }
}
