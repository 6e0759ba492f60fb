package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who stands in which pool: kept right while queues, agents and their states change. Follows from the rest of the state, so it
 * is in no snapshot. A pool is made when an entry first asks for it, and kept for the next.
 */
final class Boards {
    /** A queue that rings all rings at so many phones at once for one caller, at most. */
    static final int MOST_PHONES = 30;

    /**
     * What a queue's pools may weigh before those in which nobody waits are given up: as much as so many pools of everybody. Each
     * costs its members something whenever their state changes, and all agents must be asked to make it again.
     */
    private static final int MOST_POOLS = 64;
    /** What a pool weighs besides its members. */
    private static final int POOL_WEIGHT = 64;

    private final ById<QueueId, QueueBoard> queues = new ById<>();
    private final ById<AgentId, Agent> agents;
    private final Scores scores;
    /** The agents who have a skill, in order; null when that is not known at present. */
    private @Nullable Map<SkillId, List<Agent>> bySkill;

    Boards(ById<AgentId, Agent> agents, Scores scores) {
        this.agents = agents;
        this.scores = scores;
    }

    @Nullable
    QueueBoard get(@Nullable QueueId id) {
        return id == null ? null : queues.get(id);
    }

    ById<QueueId, QueueBoard> all() {
        return queues;
    }

    /** A queue is new or its rules are others. */
    QueueBoard put(QueueConfig config) {
        var board = queues.get(config.id());
        if (board == null) {
            board = new QueueBoard(config);
            queues.put(config.id(), board);
        }
        board.configure(config);
        pool(board, Requirement.NONE);
        return board;
    }

    void remove(QueueId id) {
        var board = queues.remove(id);
        if (board != null) {
            giveUp(board.pools.values());
        }
    }

    /** An agent came, went, or can do something else. */
    void agentsChanged() {
        bySkill = null;
    }

    /** Queues or skills have changed: everybody is placed anew. */
    void placeAll() {
        agents.values().forEach(Boards::takeOut);
        for (QueueBoard board : queues.values()) {
            for (Pool pool : board.pools.values()) {
                pool.free = freeAgents(board);
                fill(pool);
            }
        }
        countSharing();
    }

    private void countSharing() {
        queues.values().forEach(board -> {
            board.members = 0;
            board.sharing.clear();
        });
        for (Agent agent : agents.values()) {
            var served = agent.pools.stream()
                    .filter(Pool::isWhole)
                    .map(pool -> pool.board)
                    .toList();
            for (QueueBoard board : served) {
                board.members++;
                for (QueueBoard other : served) {
                    if (other != board) {
                        board.sharing.merge(other, 1, Integer::sum);
                    }
                }
            }
        }
    }

    /** Takes an agent, who is no more, out of all pools. */
    static void takeOut(Agent agent) {
        agent.pools.forEach(pool -> pool.leave(agent));
        agent.pools.clear();
    }

    /** Puts an entry where matching finds it, when it may be offered to somebody; whether it may. */
    boolean show(Entry entry, Who.QueueAgents who) {
        var board = queues.get(entry.queue);
        if (board == null || !(entry.isWaiting() || mayRingAtMore(entry, board))) {
            return false;
        }
        var pool = pool(board, who.besides());
        (entry.isWaiting() ? pool.waiting : pool.ringing).add(entry);
        if (entry.isWaiting() && entry.maySkipStep()) {
            pool.skippable.add(entry);
        }
        entry.pool = pool;
        return true;
    }

    private static boolean mayRingAtMore(Entry entry, QueueBoard board) {
        return board.ringsAll() && entry.isRinging() && entry.offers.size() < MOST_PHONES;
    }

    /** Undoes {@link #show}; before the step changes. */
    static void hide(Entry entry) {
        var pool = entry.pool;
        if (pool != null) {
            pool.waiting.remove(entry);
            pool.ringing.remove(entry);
            pool.skippable.remove(entry);
            entry.pool = null;
        }
    }

    private Pool pool(QueueBoard board, Requirement besides) {
        var known = besides == Requirement.NONE ? board.whole : board.pools.get(besides);
        if (known != null) {
            return known;
        }
        giveUpIdlePools(board);
        var pool = new Pool(board, besides, freeAgents(board));
        board.pools.put(besides, pool);
        if (besides.equals(Requirement.NONE)) {
            board.whole = pool;
        }
        fill(pool);
        return pool;
    }

    private void fill(Pool pool) {
        for (Agent agent : candidates(pool)) {
            if (pool.admits(agent)) {
                agent.pools.add(pool);
                pool.join(agent);
            }
        }
    }

    /** All whom it admits, and as few others as can be told by one skill. */
    private List<Agent> candidates(Pool pool) {
        var able = agents.values();
        for (SkillId skill : pool.besides.indispensable()) {
            var having = bySkill().getOrDefault(skill, List.of());
            able = having.size() < able.size() ? having : able;
        }
        return able;
    }

    private Map<SkillId, List<Agent>> bySkill() {
        if (bySkill == null) {
            bySkill = new HashMap<>();
            for (Agent agent : agents.values()) {
                for (SkillLevel level : agent.config.skills()) {
                    bySkill.computeIfAbsent(level.skill(), skill -> new ArrayList<>())
                            .add(agent);
                }
            }
        }
        return bySkill;
    }

    private void giveUpIdlePools(QueueBoard board) {
        long weight = 0;
        for (Pool pool : board.pools.values()) {
            weight += POOL_WEIGHT + pool.size();
        }
        if (weight > (long) MOST_POOLS * (POOL_WEIGHT + agents.values().size())) {
            var idle = board.pools.values().stream()
                    .filter(pool -> pool != board.whole && pool.waiting.isEmpty() && pool.ringing.isEmpty())
                    .collect(Collectors.toSet());
            board.pools.values().removeAll(idle);
            giveUp(idle);
        }
    }

    private void giveUp(Collection<Pool> pools) {
        var gone = new HashSet<>(pools);
        agents.values().forEach(agent -> agent.pools.removeIf(gone::contains));
    }

    private FreeAgents freeAgents(QueueBoard board) {
        return switch (board.config.policy()) {
            case LONGEST_IDLE, RING_ALL -> new AgentsInOrder(Agent.LONGEST_IDLE, Scores::idleSince);
            case LEAST_OCCUPIED -> new AgentsByScore(scores::occupancy);
            case FEWEST_INTERACTIONS -> new AgentsByScore(Scores::accepted);
            case TOP_DOWN ->
                new AgentsInOrder(
                        Comparator.comparingLong(board::shortcoming).thenComparing(Agent::id), board::shortcoming);
            case ROUND_ROBIN -> new AgentsInRotation(board);
            case WEIGHTED_RANDOM -> new AgentsByLot(board::proficiency);
        };
    }
}
