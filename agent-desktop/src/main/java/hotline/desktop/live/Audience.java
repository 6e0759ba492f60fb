package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;

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

    Audience EVERYBODY = new Everybody();
}
