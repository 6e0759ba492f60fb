package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Requirement;
import hotline.acd.distributor.Ledger.Candidate;
import hotline.acd.distributor.Ledger.Exclusion;
import hotline.acd.distributor.Ledger.ExclusionReason;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.Occupancy;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry meets free agents: which of them is it offered to?
 *
 * <ol>
 *   <li>Only agents of the entry's current step who are READY, are not left alone after a failure, did not let this entry pass
 *       too lately and fulfil what the step asks for.
 *   <li>A step that names agents: the first in its list. Score: place in the list, from 0.
 *   <li>{@code longest-idle}: who has been ready and idle longest. Score: idle since, milliseconds since 1970.
 *   <li>{@code least-occupied}: the lowest occupancy of the last hour ({@link Occupancy}). Score: parts per million.
 *   <li>Equal scores: longest idle, then the agent's id.
 * </ol>
 */
final class AgentSelection {
    private static final int NEXT_BEST = 5;
    private static final String NAMED = "named-agents";

    /** Someone who could take the entry. */
    private record Scored(Agent agent, long score) {
        static final Comparator<Scored> BEST_FIRST =
                Comparator.comparingLong(Scored::score).thenComparing(Scored::agent, Agent.LONGEST_IDLE);
    }

    private final State state;

    AgentSelection(State state) {
        this.state = state;
    }

    /** The choice for an entry in its current step, null when nobody can take it now. */
    @Nullable
    Choice choose(Entry entry, long now) {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> chooseNamed(entry, named.agents(), now);
            case Who.QueueAgents serving -> chooseServing(entry, serving.besides(), now);
        };
    }

    /** Whether the agent can take the entry in its current step now. */
    boolean couldTake(Agent agent, Entry entry, long now) {
        if (agent.state != AgentState.READY || hindrance(agent, entry, requirementOf(entry), now) != null) {
            return false;
        }
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> named.agents().contains(agent.id());
            case Who.QueueAgents serving -> {
                var board = state.queues.get(entry.queue);
                yield board != null && board.members.contains(agent);
            }
        };
    }

    /** Whether somebody of the entry's current step is logged in. */
    boolean somebodyLoggedIn(Entry entry) {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> named.agents().stream().anyMatch(this::isLoggedIn);
            case Who.QueueAgents serving -> {
                var board = state.queues.get(entry.queue);
                yield board != null
                        && board.members.stream()
                                .anyMatch(agent -> agent.state != AgentState.LOGGED_OUT
                                        && serving.besides().isMetBy(agent.config));
            }
        };
    }

    private boolean isLoggedIn(AgentId id) {
        var agent = state.agents.get(id);
        return agent != null && agent.state != AgentState.LOGGED_OUT;
    }

    private @Nullable Choice chooseNamed(Entry entry, List<AgentId> agents, long now) {
        var able = new ArrayList<Scored>();
        var excluded = new EnumMap<ExclusionReason, Integer>(ExclusionReason.class);
        for (int place = 0; place < agents.size(); place++) {
            var agent = state.agents.get(agents.get(place));
            var reason = agent == null
                    ? ExclusionReason.LOGGED_OUT
                    : agent.state == AgentState.READY
                            ? hindrance(agent, entry, Requirement.NONE, now)
                            : reasonFor(agent.state);
            if (agent != null && reason == null) {
                able.add(new Scored(agent, place));
            } else if (reason != null) {
                excluded.merge(reason, 1, Integer::sum);
            }
        }
        return choice(able, NAMED, excluded);
    }

    private @Nullable Choice chooseServing(Entry entry, Requirement besides, long now) {
        var board = state.queues.get(entry.queue);
        if (board == null || board.free.isEmpty()) {
            return null;
        }
        var policy = board.config.policy();
        var able = new ArrayList<Scored>();
        var excluded = new EnumMap<ExclusionReason, Integer>(ExclusionReason.class);
        for (Agent agent : board.free) {
            var reason = hindrance(agent, entry, besides, now);
            if (reason == null) {
                able.add(new Scored(agent, score(policy, agent, now)));
            } else {
                excluded.merge(reason, 1, Integer::sum);
            }
        }
        for (AgentState other : AgentState.values()) {
            if (other != AgentState.READY) {
                excluded.merge(reasonFor(other), board.membersIn(other), Integer::sum);
            }
        }
        able.sort(Scored.BEST_FIRST);
        return choice(able, nameOf(policy), excluded);
    }

    private static @Nullable Choice choice(List<Scored> able, String rule, Map<ExclusionReason, Integer> excluded) {
        if (able.isEmpty()) {
            return null;
        }
        var best = able.getFirst();
        var nextBest = able.stream()
                .skip(1)
                .limit(NEXT_BEST)
                .map(other -> new Candidate(other.agent().id(), other.score()))
                .toList();
        var exclusions = new ArrayList<Exclusion>();
        excluded.forEach((reason, agents) -> {
            if (agents > 0) {
                exclusions.add(new Exclusion(reason, agents));
            }
        });
        return new Choice(best.agent(), rule, best.score(), nextBest, exclusions);
    }

    /** What keeps a READY agent from taking the entry, null when nothing does. */
    private static @Nullable ExclusionReason hindrance(Agent agent, Entry entry, Requirement besides, long now) {
        if (entry.isWithheldFrom(agent.id(), now)) {
            return ExclusionReason.RETRY_LATER;
        }
        if (agent.offerAllowedFrom > now) {
            return ExclusionReason.JUST_FAILED;
        }
        return besides.isMetBy(agent.config) ? null : ExclusionReason.LACKS_SKILL;
    }

    private static Requirement requirementOf(Entry entry) {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> Requirement.NONE;
            case Who.QueueAgents serving -> serving.besides();
        };
    }

    private static ExclusionReason reasonFor(AgentState state) {
        return switch (state) {
            case LOGGED_OUT -> ExclusionReason.LOGGED_OUT;
            case NOT_READY -> ExclusionReason.NOT_READY;
            case RESERVED -> ExclusionReason.RESERVED;
            case TALKING, HOLD -> ExclusionReason.BUSY;
            case WRAP_UP -> ExclusionReason.WRAP_UP;
            case READY -> throw new IllegalArgumentException("being ready excludes nobody");
        };
    }

    private long score(SelectionPolicy policy, Agent agent, long now) {
        return switch (policy) {
            case LONGEST_IDLE -> agent.idleSince;
            case LEAST_OCCUPIED -> {
                agent.work.countTo(now, agent.kindOfTime());
                long mean = state.meanOccupancy.at(now, state.agents.values());
                yield Occupancy.perMillion(agent.work.work(), agent.work.idle(), mean);
            }
        };
    }

    private static String nameOf(SelectionPolicy policy) {
        return switch (policy) {
            case LONGEST_IDLE -> "longest-idle";
            case LEAST_OCCUPIED -> "least-occupied";
        };
    }
}
