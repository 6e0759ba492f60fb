package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Free agents in an order that stays what it is for as long as they are free. */
final class AgentsInOrder implements FreeAgents {
    private final InOrder<Agent> agents;
    private final ToLongFunction<Agent> score;

    /** @param score for the ledger: lower for those who come first */
    AgentsInOrder(Comparator<Agent> order, ToLongFunction<Agent> score) {
        this.agents = new InOrder<>(order);
        this.score = score;
    }

    @Override
    public void add(Agent agent) {
        agents.add(agent);
    }

    @Override
    public void remove(Agent agent) {
        agents.remove(agent);
    }

    @Override
    public int size() {
        return agents.size();
    }

    @Override
    public List<Scored> best(int most, Predicate<Agent> able, long now, long lot) {
        var best = new ArrayList<Scored>(Math.min(most, agents.size()));
        for (Agent agent : agents) {
            if (able.test(agent)) {
                best.add(new Scored(agent, score.applyAsLong(agent)));
                if (best.size() == most) {
                    break;
                }
            }
        }
        return best;
    }
}
