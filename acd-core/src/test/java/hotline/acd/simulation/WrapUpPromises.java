package hotline.acd.simulation;

import static hotline.acd.simulation.Promises.promise;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is promised of each wrap-up: it ends with its time or when the agent may say so, with what was said of it. */
final class WrapUpPromises {
    private record Part(AgentId agent, InteractionId interaction) {}

    private static final class WrapUp {
        final QueueId queue;
        boolean began;

        @Nullable
        Long until;

        @Nullable
        String said;

        int extensions;

        WrapUp(QueueId queue) {
            this.queue = queue;
        }
    }

    private final Map<QueueId, QueueConfig> queues;
    private final Map<Part, WrapUp> parts = new HashMap<>();

    /** @param queues those in force, by now */
    WrapUpPromises(Map<QueueId, QueueConfig> queues) {
        this.queues = queues;
    }

    void follow(Recorded recorded) {
        switch (recorded.event()) {
            case Event.AssignmentBegan e -> parts.put(new Part(e.agent(), e.interaction()), new WrapUp(e.queue()));
            case Event.WrapUpBegan e -> {
                var part = part(e.agent(), e.interaction());
                part.began = true;
                part.until = e.until();
            }
            case Event.DispositionChosen e -> {
                promise(part(e.agent(), e.interaction()).began, "%s says what came of a talk", e.agent());
                part(e.agent(), e.interaction()).said = e.disposition();
            }
            case Event.WrapUpExtended e -> extended(e, recorded.at());
            case Event.AssignmentEnded e -> ended(e, recorded.at());
            default -> {}
        }
    }

    private void extended(Event.WrapUpExtended event, long at) {
        var part = part(event.agent(), event.interaction());
        var rules = Objects.requireNonNull(queues.get(part.queue)).wrapUpRules();
        promise(++part.extensions <= rules.extensions(), "%s has more time once too often", event.agent());
        promise(
                event.until() == Math.max(at, Objects.requireNonNull(part.until)) + rules.extensionMillis(),
                "%s has more time until %s",
                event.agent(),
                event.until());
        part.until = event.until();
    }

    private void ended(Event.AssignmentEnded event, long at) {
        var part = Objects.requireNonNull(parts.remove(new Part(event.agent(), event.interaction())));
        var rules = queues.get(part.queue);
        if (event.byTimeout()) {
            promise(part.until != null && at >= part.until, "%s has had less time than given", event.agent());
            var expected = part.said == null && rules != null ? rules.wrapUpDefault() : part.said;
            promise(Objects.equals(event.disposition(), expected), "%s said %s", event.agent(), part.said);
        } else if ("done".equals(event.disposition()) && rules != null && part.until != null) {
            promise(rules.wrapUpRules().earlyExit(), "%s has ended a wrap-up early", event.agent());
        }
    }

    private WrapUp part(AgentId agent, InteractionId interaction) {
        return Objects.requireNonNull(parts.get(new Part(agent, interaction)));
    }
}
