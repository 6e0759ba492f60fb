package hotline.server.center;

import static hotline.server.center.CenterNames.shown;

import hotline.acd.agent.Requirement;
import hotline.acd.interaction.MediaChannel;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.StepRule;
import hotline.ivr.yaml.Problem;
import hotline.ivr.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is allowed and hardly meant, seen from queues and skills alone: a queue that nobody serves, one that demands a disposition
 * and lets it go when time is up, an agent who serves none, an agent who has what a queue asks for but never enough of it, a step
 * of a plan that nobody can fulfil.
 */
final class StaffingWarnings {
    private final CenterConfiguration center;
    private final CenterFile.Places places;
    private final Problems warnings;

    private StaffingWarnings(CenterConfiguration center, CenterFile.Places places, Problems warnings) {
        this.center = center;
        this.places = places;
        this.warnings = warnings;
    }

    /**
     * @param file what warnings about the center file call it
     * @param flowFile what warnings about a flow call its file
     */
    static List<Problem> of(Center center, String file, UnaryOperator<String> flowFile) {
        Problems warnings = new Problems(file);
        StaffingWarnings staffing =
                new StaffingWarnings(center.configuration(), CenterFile.places(center.text()), warnings);
        center.configuration().queues().forEach(staffing::queue);
        center.configuration().agents().forEach(staffing::agent);
        List<Problem> all = new ArrayList<>(warnings.all());
        new TreeMap<>(center.flows()).forEach((name, flow) -> {
            Problems ofFlow = new Problems(flowFile.apply(name));
            new TreeMap<>(flow.flow().nodes()).forEach((id, node) -> staffing.node(id, node, ofFlow));
            all.addAll(ofFlow.all());
        });
        return all;
    }

    private void queue(CenterConfiguration.Queue queue) {
        Requirement needs = queue.config().serves();
        transport(queue);
        wrapUp(queue);
        if (isServed(queue)) {
            return;
        }
        boolean onlySlotsLack = center.agents().stream().anyMatch(agent -> needs.isMetBy(agent.config()));
        warnings.add(
                places.of("queues", queue.id()),
                "queue-without-agents",
                "queue '" + shown(queue.id()) + "' has nobody: no agent "
                        + (onlySlotsLack
                                ? "who could serve it has slots for "
                                        + CenterWords.word(queue.config().channel())
                                : "fulfils '" + shown(needs.text()) + "'"),
                onlySlotsLack
                        ? "give agents slots that have some of that channel"
                        : "give agents these skills, or let the queue need less");
    }

    private boolean isServed(CenterConfiguration.Queue queue) {
        return center.agents().stream().anyMatch(agent -> serves(queue, agent));
    }

    private static boolean serves(CenterConfiguration.Queue queue, CenterConfiguration.Agent agent) {
        return queue.config().serves().isMetBy(agent.config()) && hasSlots(queue, agent);
    }

    private static boolean hasSlots(CenterConfiguration.Queue queue, CenterConfiguration.Agent agent) {
        return agent.config().capacity().most(queue.config().channel()) > 0;
    }

    private void transport(CenterConfiguration.Queue queue) {
        if (queue.config().channel() != MediaChannel.VOICE) {
            warnings.add(
                    places.of("queues", queue.id()),
                    "channel-not-connected",
                    "queue '" + shown(queue.id()) + "' takes "
                            + CenterWords.word(queue.config().channel())
                            + ", and nothing brings any in yet: it stays empty",
                    "the core and simulations know the channel, the live system has voice only");
        }
    }

    private void wrapUp(CenterConfiguration.Queue queue) {
        if (queue.wrapUpDisposition() == CenterConfiguration.WrapUpDisposition.MANDATORY
                && queue.config().wrapUpMillis() != null
                && queue.config().wrapUpDefault() == null) {
            warnings.add(
                    places.of("queues", queue.id()),
                    "mandatory-without-default",
                    "queue '" + shown(queue.id())
                            + "' demands a disposition, and has none for a wrap-up that runs out: nothing is recorded then",
                    "name one with 'wrap-up-default', or write 'wrap-up-disposition: optional'");
        }
    }

    private void agent(CenterConfiguration.Agent agent) {
        if (center.queues().stream().noneMatch(queue -> serves(queue, agent))) {
            warnings.add(
                    places.of("agents", agent.id()),
                    "agent-without-queues",
                    "agent '" + shown(agent.id()) + "' can never receive anything: serves no queue",
                    "give the agent the skills of a queue");
            return;
        }
        for (CenterConfiguration.Queue queue : center.queues()) {
            Requirement needs = queue.config().serves();
            if (!needs.isMetBy(agent.config()) && atAnyLevel(needs).isMetBy(agent.config()) && isServed(queue)) {
                warnings.add(
                        places.of("agents", agent.id()),
                        "agent-never-in-queue",
                        "agent '" + shown(agent.id()) + "' can never receive queue '" + shown(queue.id())
                                + "': has its skills, but it needs '" + shown(needs.text()) + "'",
                        "raise the agent's levels or lower the queue's, or take the skill away if that is meant");
            } else if (needs.isMetBy(agent.config()) && !hasSlots(queue, agent) && isServed(queue)) {
                warnings.add(
                        places.of("agents", agent.id()),
                        "agent-never-in-queue",
                        "agent '" + shown(agent.id()) + "' can never receive queue '" + shown(queue.id())
                                + "': has no slots for "
                                + CenterWords.word(queue.config().channel()),
                        "give the agent slots that have some, or take the skill away");
            }
        }
    }

    private void node(String id, Node node, Problems ofFlow) {
        if (!(node instanceof Node.Queue queue)) {
            return;
        }
        Optional<Requirement> needs = center.queues().stream()
                .filter(known -> known.id().equals(queue.queue()))
                .findFirst()
                .map(known -> known.config().serves());
        for (StepRule step : queue.plan()) {
            if (needs.isPresent()
                    && step.who() instanceof StepRule.QueueAgents asked
                    && !asked.besides().equals(Requirement.NONE)
                    && nobody(needs.get(), asked)) {
                ofFlow.add(
                        "step-without-agents",
                        "node '" + shown(id) + "' has a step for '"
                                + shown(asked.besides().text()) + "', and nobody in queue '" + shown(queue.queue())
                                + "' fulfils it",
                        "leave the step out, or give agents the skills");
            }
        }
    }

    private boolean nobody(Requirement needs, StepRule.QueueAgents asked) {
        return center.agents().stream()
                .map(CenterConfiguration.Agent::config)
                .noneMatch(agent -> needs.isMetBy(agent) && asked.besides().isMetBy(agent));
    }

    private static Requirement atAnyLevel(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Skill one -> new Requirement.Skill(one.skill(), 1);
            case Requirement.AllOf all ->
                new Requirement.AllOf(
                        all.parts().stream().map(StaffingWarnings::atAnyLevel).toList());
            case Requirement.AnyOf any ->
                new Requirement.AnyOf(
                        any.parts().stream().map(StaffingWarnings::atAnyLevel).toList());
            case Requirement.Not not -> not;
        };
    }
}
