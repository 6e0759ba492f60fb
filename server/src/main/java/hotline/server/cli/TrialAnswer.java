package hotline.server.cli;

import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.Who;
import hotline.ivr.flow.Key;
import hotline.ivr.run.FlowResult;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.trial.Trace;
import hotline.ivr.trial.Trial;
import hotline.ivr.trial.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code flow try --json} answers. */
record TrialAnswer(String flow, String to, List<Step> steps, End end) {

    /**
     * A node and what happened there.
     *
     * @param said in words
     * @param pressed keys of one moment each; empty text: silence
     * @param shown what agents will see of it
     */
    record Step(String node, List<String> prompts, List<String> said, List<String> pressed, List<Trace.Shown> shown) {
        Step(String node) {
            this(node, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** @param plan null unless the caller was handed over, as are the others after it */
    record End(
            String outcome,
            @Nullable String plan,
            @Nullable Integer headStartSeconds,
            @Nullable String language,
            @Nullable Map<String, String> attached,
            @Nullable Announced announced) {}

    /**
     * What the queue says first, for example.
     *
     * @param said in words
     */
    record Announced(long firstSeconds, long everySeconds, List<String> prompts, String said) {
        static Announced of(Trial.Announced announced, Prompts prompts) {
            return new Announced(
                    announced.when().first().toSeconds(),
                    announced.when().every().toSeconds(),
                    announced.sounds().stream().map(Sound::prompt).toList(),
                    Wording.of(announced.sounds(), prompts));
        }
    }

    static TrialAnswer of(Trial trial, List<Trace> traces, Trial.End end) {
        List<Step> steps = new ArrayList<>();
        for (Trace trace : traces) {
            if (trace instanceof Trace.Entered entered) {
                steps.add(new Step(entered.node()));
            } else if (!steps.isEmpty()) {
                note(steps.getLast(), trace, trial);
            }
        }
        return new TrialAnswer(trial.flow().name(), trial.caller().dialled(), steps, end(end, trial.prompts()));
    }

    private static void note(Step step, Trace trace, Trial trial) {
        switch (trace) {
            case Trace.Heard heard -> {
                heard.sounds().stream().map(Sound::prompt).forEach(step.prompts()::add);
                step.said().add(Wording.of(heard.sounds(), trial.prompts()));
            }
            case Trace.Pressed pressed ->
                step.pressed().add(pressed.keys().stream().map(Key::toString).collect(Collectors.joining()));
            case Trace.Silence silence -> step.pressed().add("");
            case Trace.Entered entered -> {}
            case Trace.Spoke spoke -> {}
            case Trace.Called called -> {}
            case Trace.Shown shown -> step.shown().add(shown);
            case Trace.HungUp hungUp -> {}
            case Trace.Failed failed -> {}
        }
    }

    private static End end(Trial.End end, Prompts prompts) {
        return end.result() instanceof FlowResult.HandOver handOver
                ? new End(
                        end.outcome(),
                        words(handOver.plan()),
                        handOver.headStartSeconds(),
                        handOver.language().tag(),
                        new TreeMap<>(handOver.attached()),
                        end.announced()
                                .map(announced -> Announced.of(announced, prompts))
                                .orElse(null))
                : new End(end.outcome(), null, null, null, null, null);
    }

    private static String words(RoutingPlan plan) {
        String steps = plan.steps().stream().map(TrialAnswer::words).collect(Collectors.joining(", then "));
        return plan.thenLeave() ? steps + ", then back into the flow" : steps;
    }

    private static String words(RoutingStep step) {
        String who =
                switch (step.who()) {
                    case Who.NamedAgents named ->
                        named.agents().stream().map(Object::toString).collect(Collectors.joining(" or "));
                    case Who.QueueAgents serving ->
                        serving.isWholeQueue() ? "the queue" : serving.besides().text();
                };
        return step.forMillis() == 0 ? who : who + " for " + step.forMillis() / 1000 + " s";
    }
}
