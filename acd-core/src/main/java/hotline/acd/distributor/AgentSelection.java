package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.FreeAgents.Scored;
import hotline.acd.distributor.Ledger.Candidate;
import hotline.acd.distributor.Ledger.ExclusionReason;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.Occupancy;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry meets free agents: which of them is it offered to?
 *
 * <ol>
 *   <li>Only agents of the entry's current step who are ready and have a slot for its channel beside what they have in hand
 *       ({@link Slots}), have nothing to do with its interaction yet, did not let this entry pass too lately and are not left alone after a failure.
 *   <li>A step that names agents: the first in its list. Score: place in the list, from 0.
 *   <li>{@code longest-idle}: who has been ready and idle longest; of those who have something in hand the least of it, as a
 *       share of the slots. Score: idle since, milliseconds since 1970.
 *   <li>{@code least-occupied}: the least in hand, as a share of the slots; of equals the lowest occupancy of the last hour
 *       ({@link Occupancy}). Score: both in parts per million, the share before the last seven digits, see {@link Scores}.
 *   <li>{@code fewest-interactions}: who accepted the fewest in the last hour. Score: how many.
 *   <li>{@code round-robin}: in the order of ids, the next after the one whom the queue asked last. Score: how manieth, from 0.
 *   <li>{@code top-down}: the highest proficiency in what the queue needs. Score: what is missing to an expert in all of it.
 *   <li>{@code weighted-random}: by lot, in proportion to that proficiency. Score: how manieth drawn, from 0.
 *   <li>{@code ring-all}: all of them, one after the other, the longest idle first. Score: idle since.
 *   <li>Equal scores: least in hand, longest idle, then the agent's id; top-down: the agent's id.
 * </ol>
 */
final class AgentSelection {
    static final String NAMED = "named-agents";
    private static final int NEXT_BEST = 5;
    private static final AgentState[] NOT_READY =
            EnumSet.complementOf(EnumSet.of(AgentState.READY)).toArray(AgentState[]::new);

    private final State state;

    AgentSelection(State state) {
        this.state = state;
    }

    /** The choice for an entry in its current step, null when nobody can take it now. */
    @Nullable
    Choice choose(Entry entry, long now) {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> chooseNamed(entry, named.agents(), now);
            case Who.QueueAgents serving -> entry.pool == null ? null : chooseServing(entry, entry.pool, now);
        };
    }

    /** Whether the agent, whom the entry's current step admits, can take it now. */
    static boolean couldTake(Agent agent, Entry entry, long now) {
        return agent.isOpenFor(entry.channel()) && hindrance(agent, entry, now) == null;
    }

    private @Nullable Choice chooseNamed(Entry entry, List<AgentId> agents, long now) {
        var able = new ArrayList<Scored>();
        var excluded = new Excluded();
        for (int place = 0; place < agents.size(); place++) {
            var agent = state.agents.get(agents.get(place));
            var reason = agent == null ? ExclusionReason.LOGGED_OUT : exclusion(agent, entry, now);
            if (agent != null && reason == null) {
                able.add(new Scored(agent, place));
            } else if (reason != null) {
                excluded.count(reason, 1);
            }
        }
        return choice(able, NAMED, excluded);
    }

    private @Nullable Choice chooseServing(Entry entry, Pool pool, long now) {
        if (pool.free.size() == 0) {
            return null;
        }
        var able = pool.free.best(
                1 + NEXT_BEST, agent -> hindrance(agent, entry, now) == null, now, Lots.of(state.nextOffer()));
        return able.isEmpty() ? null : choice(able, nameOf(pool.board.config.policy()), excludedOf(pool, entry, now));
    }

    /** Counted without looking at everybody: only those who let the entry pass, and those left alone, are asked one by one. */
    private Excluded excludedOf(Pool pool, Entry entry, long now) {
        var excluded = new Excluded();
        var whole = pool.board.whole();
        for (AgentState other : NOT_READY) {
            excluded.count(reasonFor(other), whole.closed(other));
        }
        excluded.count(ExclusionReason.LACKS_SKILL, whole.free.size() - pool.free.size());
        for (AgentId concerned : entry.interaction.concerned()) {
            countHindrance(state.agents.get(concerned), ExclusionReason.BUSY, pool, entry, now, excluded);
        }
        if (!entry.tried.isEmpty()) {
            for (AgentId tried : entry.tried.keySet()) {
                countHindrance(state.agents.get(tried), ExclusionReason.RETRY_LATER, pool, entry, now, excluded);
            }
        }
        if (!state.resting.isEmpty()) {
            for (Agent resting : state.resting) {
                countHindrance(resting, ExclusionReason.JUST_FAILED, pool, entry, now, excluded);
            }
        }
        return excluded;
    }

    private static void countHindrance(
            @Nullable Agent agent, ExclusionReason reason, Pool pool, Entry entry, long now, Excluded excluded) {
        if (agent != null
                && agent.isOpenFor(pool.channel)
                && hindrance(agent, entry, now) == reason
                && pool.admits(agent)) {
            excluded.count(reason, 1);
        }
    }

    private static @Nullable Choice choice(List<Scored> able, String rule, Excluded excluded) {
        if (able.isEmpty()) {
            return null;
        }
        var best = able.getFirst();
        return new Choice(best.agent(), rule, best.score(), nextBest(able), excluded.list());
    }

    private static List<Candidate> nextBest(List<Scored> able) {
        var candidates = new Candidate[Math.min(NEXT_BEST, able.size() - 1)];
        for (int i = 0; i < candidates.length; i++) {
            var other = able.get(i + 1);
            candidates[i] = new Candidate(other.agent().id(), other.score());
        }
        return List.of(candidates);
    }

    /** Why an agent whom the step admits cannot take the entry, null when nothing hinders. */
    static @Nullable ExclusionReason exclusion(Agent agent, Entry entry, long now) {
        return agent.isOpenFor(entry.channel()) ? hindrance(agent, entry, now) : reasonFor(agent.state);
    }

    /** What keeps an agent who has a slot for it from taking the entry, null when nothing does. */
    private static @Nullable ExclusionReason hindrance(Agent agent, Entry entry, long now) {
        if (agent.hasSomethingInHand() && agent.isConcernedWith(entry.interaction)) {
            return ExclusionReason.BUSY;
        }
        if (entry.isWithheldFrom(agent.id(), now)) {
            return ExclusionReason.RETRY_LATER;
        }
        return agent.offerAllowedFrom > now ? ExclusionReason.JUST_FAILED : null;
    }

    /** Why nothing of a channel can be offered in that state; who is READY has no slots of it at all. */
    static ExclusionReason reasonFor(AgentState state) {
        return switch (state) {
            case LOGGED_OUT -> ExclusionReason.LOGGED_OUT;
            case NOT_READY -> ExclusionReason.NOT_READY;
            case RESERVED -> ExclusionReason.RESERVED;
            case TALKING, HOLD -> ExclusionReason.BUSY;
            case WRAP_UP -> ExclusionReason.WRAP_UP;
            case READY -> ExclusionReason.LACKS_SKILL;
        };
    }

    static String nameOf(SelectionPolicy policy) {
        return switch (policy) {
            case LONGEST_IDLE -> "longest-idle";
            case LEAST_OCCUPIED -> "least-occupied";
            case FEWEST_INTERACTIONS -> "fewest-interactions";
            case ROUND_ROBIN -> "round-robin";
            case TOP_DOWN -> "top-down";
            case WEIGHTED_RANDOM -> "weighted-random";
            case RING_ALL -> "ring-all";
        };
    }
}
