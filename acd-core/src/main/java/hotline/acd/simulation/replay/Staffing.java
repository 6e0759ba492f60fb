package hotline.acd.simulation.replay;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.queue.QueueConfig;
import java.util.HashSet;
import java.util.List;

/**
 * The queues and agents a day is run with.
 *
 * @param followsTheDay whether the changes of configuration made on that day are made again
 */
public record Staffing(List<QueueConfig> queues, List<AgentConfig> agents, boolean followsTheDay) {
    public Staffing {
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
    }

    /** As it was. */
    public static Staffing of(Day day) {
        return new Staffing(day.queues(), day.agents(), true);
    }

    /** As it might have been, from the first moment to the last. */
    public static Staffing other(List<QueueConfig> queues, List<AgentConfig> agents) {
        return new Staffing(queues, agents, false);
    }

    /** Agents whom the day does not know: they are ready from its beginning to its end. */
    List<AgentId> additional(Day day) {
        var known = new HashSet<AgentId>();
        day.agents().forEach(agent -> known.add(agent.id()));
        day.changes()
                .forEach(change -> change.changes().forEach(one -> {
                    if (one instanceof ConfigChange.PutAgent put) {
                        known.add(put.agent().id());
                    }
                }));
        return agents.stream()
                .map(AgentConfig::id)
                .filter(id -> !known.contains(id))
                .toList();
    }
}
