package hotline.server.center;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Snapshot;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the core must be told so that it has the queues and agents wanted: the difference to what it has. Queues first, removals last; a queue of another channel is another queue. */
final class CoreChanges {
    private CoreChanges() {}

    static List<ConfigChange> from(Snapshot now, CenterConfiguration wanted) {
        Map<QueueId, QueueConfig> queues = new TreeMap<>();
        now.queues().forEach(queue -> queues.put(queue.id(), queue));
        Map<AgentId, AgentConfig> agents = new TreeMap<>();
        now.agents().forEach(agent -> agents.put(agent.config().id(), agent.config()));
        List<ConfigChange> changes = new ArrayList<>();
        for (CenterConfiguration.Queue queue : wanted.queues()) {
            var before = queues.remove(queue.config().id());
            if (before != null && before.channel() != queue.config().channel()) {
                changes.add(new ConfigChange.RemoveQueue(queue.config().id()));
            }
            if (!queue.config().equals(before)) {
                changes.add(new ConfigChange.PutQueue(queue.config()));
            }
        }
        for (CenterConfiguration.Agent agent : wanted.atPhones()) {
            if (!agent.config().equals(agents.remove(agent.config().id()))) {
                changes.add(new ConfigChange.PutAgent(agent.config()));
            }
        }
        agents.keySet().forEach(id -> changes.add(new ConfigChange.RemoveAgent(id)));
        queues.keySet().forEach(id -> changes.add(new ConfigChange.RemoveQueue(id)));
        return changes;
    }
}
