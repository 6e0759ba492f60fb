package hotline.acd.routing;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Requirement;
import java.util.List;

/** Whom a routing step means. */
public sealed interface Who {
    /** These agents and nobody else, whether or not they serve the queue; the first that is free is preferred. */
    record NamedAgents(List<AgentId> agents) implements Who {
        public NamedAgents {
            agents = agents.stream().distinct().toList();
            if (agents.isEmpty()) {
                throw new IllegalArgumentException("a step for named agents names none");
            }
        }
    }

    /** The agents who serve the queue and fulfil this besides. */
    record QueueAgents(Requirement besides) implements Who {
        /** Whether whoever serves the queue will do. */
        public boolean isWholeQueue() {
            return besides.equals(Requirement.NONE);
        }
    }
}
