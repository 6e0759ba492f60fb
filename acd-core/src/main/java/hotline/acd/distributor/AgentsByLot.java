package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Free agents of whom one is drawn by lot, the chances in proportion to a weight: a tree of sums over the agents in the order
 * of their ids (Fenwick), so that a draw is a walk from its root. Score: how manieth draw. Who is drawn and not able is put
 * aside and the draw repeated.
 */
final class AgentsByLot implements FreeAgents {
    private final ToLongFunction<Agent> weight;
    private final Map<Agent, Long> weights = new HashMap<>();
    /** Everybody who was ever free here; who is not at the moment weighs nothing. */
    private final TreeMap<AgentId, Agent> seen = new TreeMap<>();

    private final Map<AgentId, Integer> places = new HashMap<>();
    private Agent[] agents = {};
    private long[] sums = {0};
    private long total;
    private boolean outgrown;

    AgentsByLot(ToLongFunction<Agent> weight) {
        this.weight = weight;
    }

    @Override
    public void add(Agent agent) {
        long weighs = weight.applyAsLong(agent);
        weights.put(agent, weighs);
        outgrown |= seen.put(agent.id(), agent) != agent;
        weigh(agent, weighs);
    }

    @Override
    public void remove(Agent agent) {
        var weighed = weights.remove(agent);
        if (weighed != null) {
            weigh(agent, -weighed);
        }
    }

    @Override
    public int size() {
        return weights.size();
    }

    @Override
    public List<Scored> best(int most, Predicate<Agent> able, long now, long lot) {
        if (outgrown) {
            plant();
        }
        var best = new ArrayList<Scored>();
        var drawn = new ArrayList<Agent>();
        while (best.size() < most && total > 0) {
            var agent = agents[placeAt(Lots.below(total, lot, drawn.size()))];
            drawn.add(agent);
            weigh(agent, -weights.getOrDefault(agent, 0L));
            if (able.test(agent)) {
                best.add(new Scored(agent, best.size()));
            }
        }
        drawn.forEach(agent -> weigh(agent, weights.getOrDefault(agent, 0L)));
        return best;
    }

    private void plant() {
        agents = seen.values().toArray(new Agent[0]);
        sums = new long[agents.length + 1];
        total = 0;
        outgrown = false;
        for (int place = 0; place < agents.length; place++) {
            places.put(agents[place].id(), place);
        }
        weights.forEach(this::weigh);
    }

    private void weigh(Agent agent, long more) {
        if (outgrown) {
            return;
        }
        total += more;
        for (int node = places.getOrDefault(agent.id(), 0) + 1; node < sums.length; node += node & -node) {
            sums[node] += more;
        }
    }

    /** The agent in whose share of the total this point lies. */
    private int placeAt(long point) {
        int node = 0;
        long left = point;
        for (int step = Integer.highestOneBit(Math.max(1, sums.length - 1)); step > 0; step >>= 1) {
            int next = node + step;
            if (next < sums.length && sums[next] <= left) {
                node = next;
                left -= sums[next];
            }
        }
        return node;
    }
}
