package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;

/** With whom an agent wants to speak, or to connect the customer. */
public sealed interface Target {
    /** A certain colleague, who must be signed in and free; ready or not. */
    record ToAgent(AgentId agent) implements Target {}

    /** Whoever the queue's rules find. */
    record ToQueue(QueueId queue) implements Target {}

    /** A number outside. Which one the core never learns: who asks has left it where telephony finds it. */
    record ToOutside() implements Target {}
}
