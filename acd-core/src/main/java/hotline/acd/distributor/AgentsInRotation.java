package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Free agents in the order of their ids, beginning after the one whom the queue asked last. Score: how manieth of those able. */
final class AgentsInRotation implements FreeAgents {
    private final QueueBoard board;
    private final NavigableMap<AgentId, Agent> agents = new TreeMap<>();

    AgentsInRotation(QueueBoard board) {
        this.board = board;
    }

    @Override
    public void add(Agent agent) {
        agents.put(agent.id(), agent);
    }

    @Override
    public void remove(Agent agent) {
        agents.remove(agent.id());
    }

    @Override
    public int size() {
        return agents.size();
    }

    @Override
    public List<Scored> best(int most, Predicate<Agent> able, long now, long lot) {
        var best = new ArrayList<Scored>();
        var last = board.lastAsked;
        if (last == null) {
            take(agents, most, able, best);
        } else {
            take(agents.tailMap(last, false), most, able, best);
            take(agents.headMap(last, true), most, able, best);
        }
        return best;
    }

    private static void take(NavigableMap<AgentId, Agent> from, int most, Predicate<Agent> able, List<Scored> best) {
        for (Agent agent : from.values()) {
            if (best.size() == most) {
                return;
            }
            if (able.test(agent)) {
                best.add(new Scored(agent, best.size()));
            }
        }
    }
}
