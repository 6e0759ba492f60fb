package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import java.util.Set;

/** Whom a message concerns. Whether somebody belongs to it is looked at again whenever it is delivered. */
public sealed interface Audience {
    /** Every page. */
    record Everybody() implements Audience {}

    /** The pages of one agent. */
    record Desk(AgentId agent) implements Audience {}

    /** The pages of the agents who serve the queue. */
    record Serving(QueueId queue) implements Audience {}

    /** Boards of those who watch the queue. */
    record QueueBoard(QueueId queue) implements Audience {}

    /** Boards of those who watch the agent. */
    record AgentBoard(AgentId agent) implements Audience {}

    /** The pages of these agents and of those who watch them, of who serves or watches these queues, and of these teams. */
    record Concerned(Set<AgentId> agents, Set<QueueId> queues, Set<String> teams) implements Audience {
        public Concerned {
            agents = Set.copyOf(agents);
            queues = Set.copyOf(queues);
            teams = Set.copyOf(teams);
        }
    }

    Audience EVERYBODY = new Everybody();
}
