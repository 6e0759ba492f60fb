package hotline.ivr.run;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.Code;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.Who;
import hotline.ivr.flow.StepRule;
import hotline.ivr.flow.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works a routing plan out for one caller. */
final class Plans {
    private Plans() {}

    /**
     * The steps that apply, without agents that have no value and without steps nobody is left in; whoever serves the queue when no step is left. Empty when
     * none is left of a plan that ends.
     */
    static Optional<RoutingPlan> plan(List<StepRule> rules, Map<String, Object> values) {
        List<RoutingStep> steps = new ArrayList<>();
        boolean ends = false;
        for (StepRule rule : rules) {
            if (rule.who() instanceof StepRule.Nobody) {
                ends = true;
            } else if (rule.when().map(condition -> condition.holds(values)).orElse(true)) {
                long millis = rule.lasts().map(Duration::toMillis).orElse(0L);
                who(rule.who(), values).ifPresent(who -> steps.add(new RoutingStep(who, millis, rule.skip())));
            }
        }
        if (!steps.isEmpty()) {
            return Optional.of(new RoutingPlan(steps, ends));
        }
        return ends ? Optional.empty() : Optional.of(RoutingPlan.WHOLE_QUEUE);
    }

    private static Optional<Who> who(StepRule.Asked asked, Map<String, Object> values) {
        return switch (asked) {
            case StepRule.NamedAgents named -> {
                List<AgentId> ids = named.ids().stream()
                        .map((Term id) -> id.value(values))
                        .flatMap(Optional::stream)
                        .map(Object::toString)
                        .filter(Code::isValid)
                        .map(AgentId::new)
                        .toList();
                yield ids.isEmpty() ? Optional.empty() : Optional.of(new Who.NamedAgents(ids));
            }
            case StepRule.Nobody nobody -> Optional.empty();
            case StepRule.QueueAgents serving -> Optional.of(new Who.QueueAgents(serving.besides()));
        };
    }
}
