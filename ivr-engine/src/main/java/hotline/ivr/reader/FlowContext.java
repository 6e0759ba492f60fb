package hotline.ivr.reader;

import hotline.ivr.sound.Prompts;
import java.util.Set;

/**
 * What a flow may refer to.
 *
 * @param queues ids of the queues that exist
 * @param agents ids of the agents that exist
 * @param skills names of the skills that exist
 * @param systems names of the business systems that are configured
 * @param flows those it may call
 */
public record FlowContext(
        Set<String> queues,
        Set<String> agents,
        Set<String> skills,
        Prompts prompts,
        Set<String> systems,
        FlowTexts flows) {
    public FlowContext {
        queues = Set.copyOf(queues);
        agents = Set.copyOf(agents);
        skills = Set.copyOf(skills);
        systems = Set.copyOf(systems);
    }

    /** Without business systems, and without other flows. */
    public FlowContext(Set<String> queues, Set<String> agents, Set<String> skills, Prompts prompts) {
        this(queues, agents, skills, prompts, Set.of(), FlowTexts.NONE);
    }

    /** The same with these business systems. */
    public FlowContext with(Set<String> others) {
        return new FlowContext(queues, agents, skills, prompts, others, flows);
    }

    /** The same with these flows beside the one that is read. */
    public FlowContext with(FlowTexts others) {
        return new FlowContext(queues, agents, skills, prompts, systems, others);
    }
}
