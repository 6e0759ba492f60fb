package hotline.ivr.reader;

import hotline.ivr.sound.Prompts;
import java.util.Set;

/**
 * What a flow may refer to.
 *
 * @param queues ids of the queues that exist
 * @param agents ids of the agents that exist
 * @param skills names of the skills that exist
 */
public record FlowContext(Set<String> queues, Set<String> agents, Set<String> skills, Prompts prompts) {
    public FlowContext {
        queues = Set.copyOf(queues);
        agents = Set.copyOf(agents);
        skills = Set.copyOf(skills);
    }
}
