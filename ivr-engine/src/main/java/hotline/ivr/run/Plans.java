package hotline.ivr.run;

import hotline.acd.interaction.Code;
import hotline.ivr.flow.StepRule;
import hotline.ivr.flow.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works a routing plan out for one caller. */
final class Plans {
    private Plans() {}

    /** The steps that apply, without agents that have no value and without steps nobody is left in. */
    static List<PlanStep> steps(List<StepRule> rules, Map<String, Object> values) {
        List<PlanStep> steps = new ArrayList<>();
        for (StepRule rule : rules) {
            if (rule.when().map(condition -> condition.holds(values)).orElse(true)) {
                who(rule.who(), values).ifPresent(who -> steps.add(new PlanStep(who, rule.lasts())));
            }
        }
        return List.copyOf(steps);
    }

    private static Optional<PlanStep.Who> who(StepRule.Asked asked, Map<String, Object> values) {
        return switch (asked) {
            case StepRule.NamedAgents named -> {
                List<String> ids = named.ids().stream()
                        .map((Term id) -> id.value(values))
                        .flatMap(Optional::stream)
                        .map(Object::toString)
                        .filter(Code::isValid)
                        .distinct()
                        .toList();
                yield ids.isEmpty() ? Optional.empty() : Optional.of(new PlanStep.Agents(ids));
            }
            case StepRule.SkilledAgents skilled -> Optional.of(new PlanStep.Skilled(skilled.atLeast()));
            case StepRule.QueuePool pool -> Optional.of(new PlanStep.Pool());
        };
    }
}
