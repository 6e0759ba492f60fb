package hotline.acd.distributor;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;

/** One difference between the configuration in force and the one wanted. */
public sealed interface ConfigChange {
    /** The queue is new or its rules are others. */
    record PutQueue(QueueConfig queue) implements ConfigChange {}

    /** The queue goes; rejected while somebody waits in it. */
    record RemoveQueue(QueueId queue) implements ConfigChange {}

    /** The agent is new or has other skills or another team. */
    record PutAgent(AgentConfig agent) implements ConfigChange {}

    /** The agent goes; rejected while signed in. */
    record RemoveAgent(AgentId agent) implements ConfigChange {}
}
