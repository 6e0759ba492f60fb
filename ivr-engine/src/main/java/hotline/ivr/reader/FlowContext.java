package hotline.ivr.reader;

import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.sound.Prompts;
import java.util.Set;

/**
 * What a flow may refer to.
 *
 * @param queues ids of the queues that exist
 * @param agents ids of the agents that exist
 * @param skills names of the skills that exist
 * @param products codes of the products that exist
 * @param systems names of the business systems that are configured
 * @param flows those it may call
 * @param outside numbers callers may be transferred to
 */
public record FlowContext(
        Set<String> queues,
        Set<String> agents,
        Set<String> skills,
        Prompts prompts,
        Set<String> products,
        Set<String> systems,
        FlowTexts flows,
        OutsideNumbers outside) {
    public FlowContext {
        queues = Set.copyOf(queues);
        agents = Set.copyOf(agents);
        skills = Set.copyOf(skills);
        products = Set.copyOf(products);
        systems = Set.copyOf(systems);
    }

    /** Without products, business systems and other flows, and with every number outside. */
    public FlowContext(Set<String> queues, Set<String> agents, Set<String> skills, Prompts prompts) {
        this(queues, agents, skills, prompts, Set.of(), Set.of(), FlowTexts.NONE, OutsideNumbers.ANY);
    }

    /** The same with these products. */
    public FlowContext withProducts(Set<String> others) {
        return new FlowContext(queues, agents, skills, prompts, others, systems, flows, outside);
    }

    /** The same with these business systems. */
    public FlowContext with(Set<String> others) {
        return new FlowContext(queues, agents, skills, prompts, products, others, flows, outside);
    }

    /** The same with these flows beside the one that is read. */
    public FlowContext with(FlowTexts others) {
        return new FlowContext(queues, agents, skills, prompts, products, systems, others, outside);
    }

    /** The same with these numbers outside. */
    public FlowContext with(OutsideNumbers others) {
        return new FlowContext(queues, agents, skills, prompts, products, systems, flows, others);
    }
}
