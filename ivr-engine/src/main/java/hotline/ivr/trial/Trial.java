package hotline.ivr.trial;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueExit;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.Who;
import hotline.ivr.flow.Announcements;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Key;
import hotline.ivr.flow.Node;
import hotline.ivr.flow.OpeningHours.Span;
import hotline.ivr.run.BusinessRequest;
import hotline.ivr.run.CallbackDiary;
import hotline.ivr.run.Caller;
import hotline.ivr.run.CallerGone;
import hotline.ivr.run.CallerLine.Connection;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.run.FlowJournal;
import hotline.ivr.run.FlowResult;
import hotline.ivr.run.FlowRun;
import hotline.ivr.run.IdentityCheck;
import hotline.ivr.run.QueueTalk;
import hotline.ivr.run.Surroundings;
import hotline.ivr.run.Variables;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Sound;
import hotline.ivr.speech.Language;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One walk through a flow without a telephone. Any thread; nothing is kept.
 *
 * @param clock when it is, in the centre's time zone
 * @param business answers what business systems would, without asking one
 * @param transfers what comes of every transfer; an agent answers or does not
 */
public record Trial(
        Flow flow,
        Prompts prompts,
        CustomerDesk desk,
        Caller caller,
        Clock clock,
        BusinessRequest business,
        IdentityCheck identity,
        Connection transfers) {
    private static final int MOST_RETURNS = 20;

    /**
     * How it ended.
     *
     * @param served code of what the caller got done last, also when she hung up or went to a person afterwards
     * @param keptPlace where she will be called, when she has kept her place in a queue; with {@code at} and from when, when she was promised that
     * @param called the number outside that was called last
     * @param announced what she would be told first in the queue she was handed over to, were she third in line with two to four minutes to wait
     */
    public record End(
            FlowResult result,
            Optional<String> served,
            Optional<String> keptPlace,
            Optional<String> called,
            Optional<Announced> announced) {
        /**
         * In words: {@code queue service}, {@code served bill}, {@code left} (the caller hung up) or {@code ended} (we did, without a service);
         * {@code agent a01} who alone is asked; {@code transferred +862161234567} to a number outside; {@code call back 13800138000} when the place in the queue is kept and she will be called there, {@code call back 13800138000 at 2026-07-03T14:00} when that was agreed.
         */
        public String outcome() {
            if (keptPlace.isPresent() && !(result instanceof FlowResult.HandOver)) {
                return "call back " + keptPlace.get();
            }
            return switch (result) {
                case FlowResult.HandOver handOver ->
                    oneAgent(handOver.plan()).map(agent -> "agent " + agent).orElse("queue " + handOver.queue());
                case FlowResult.Transferred transferred -> "transferred " + called.orElse("");
                case FlowResult.Served done -> "served " + done.service();
                case FlowResult.Ended ended -> "ended";
                case FlowResult.CallerLeft left ->
                    served.map(code -> "served " + code).orElse("left");
            };
        }

        private static Optional<AgentId> oneAgent(RoutingPlan plan) {
            return plan.thenLeave()
                            && plan.steps().size() == 1
                            && plan.steps().getFirst().who() instanceof Who.NamedAgents named
                            && named.agents().size() == 1
                    ? Optional.of(named.agents().getFirst())
                    : Optional.empty();
        }
    }

    /** An announcement, and when there is one. */
    public record Announced(Announcements when, List<Sound> sounds) {}

    /**
     * Walks to the flow's end.
     *
     * @param trace is told everything as it happens, on this thread
     */
    public End walk(Hands hands, Consumer<Trace> trace) {
        Told told = new Told(trace);
        Surroundings around = new Surroundings(
                "trial",
                new TrialCaller(hands, transfers, told),
                desk,
                told,
                prompts,
                clock,
                told::keepPlace,
                business,
                identity,
                new TrialMessages(),
                told,
                (node, value) -> trace.accept(new Trace.Shown(shownAs(node), value)));
        FlowResult result = FlowRun.begin(flow, caller, around).walk();
        Optional<Announced> announced = announced(result, told);
        for (int i = 0; i < MOST_RETURNS; i++) {
            Optional<FlowRun> onward = leavesQueue(result, told, hands, trace, around);
            if (onward.isEmpty()) {
                break;
            }
            result = onward.get().walk();
            announced = announced(result, told);
        }
        return new End(result, told.served, told.keptPlace, told.called, announced);
    }

    /** In the queue the caller may press a key that leads out of it. */
    private Optional<FlowRun> leavesQueue(
            FlowResult result, Told told, Hands hands, Consumer<Trace> trace, Surroundings around) {
        if (!(result instanceof FlowResult.HandOver handOver)) {
            return Optional.empty();
        }
        if (handOver.plan().thenLeave() && transfers != Connection.ANSWERED) {
            return FlowRun.goOn(flow, told.node, QueueExit.OVERFLOW, Optional.empty(), told.variables, around);
        }
        if (handOver.keys().isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Key> out =
                    hands.press().stream().filter(handOver.keys()::contains).findFirst();
            if (out.isEmpty()) {
                return Optional.empty();
            }
            trace.accept(new Trace.Pressed(List.of(out.get())));
            return FlowRun.goOn(flow, told.node, QueueExit.KEY, out, told.variables, around);
        } catch (CallerGone e) {
            trace.accept(new Trace.HungUp());
            return Optional.empty();
        }
    }

    private String shownAs(String node) {
        return flow.allShown().getOrDefault(node, Map.of()).getOrDefault(Language.ENGLISH, node);
    }

    private Optional<Announced> announced(FlowResult result, Told told) {
        return result instanceof FlowResult.HandOver ? announced(told) : Optional.empty();
    }

    private Optional<Announced> announced(Told told) {
        return flow.node(told.node)
                .flatMap(node -> node instanceof Node.Queue queue ? queue.announcements() : Optional.empty())
                .map(when -> new Announced(when, QueueTalk.example(when, told.variables, prompts)));
    }

    private static final class Told implements FlowJournal, CallbackDiary, Consumer<Trace> {
        private final Consumer<Trace> trace;
        private Optional<String> served = Optional.empty();
        private Optional<String> keptPlace = Optional.empty();
        private Optional<String> called = Optional.empty();
        private String node = "";
        private Variables variables = new Variables(Language.CHINESE, Map.of());

        Told(Consumer<Trace> trace) {
            this.trace = trace;
        }

        @Override
        public void entered(String node, Variables soFar) {
            this.node = node;
            this.variables = soFar;
            trace.accept(new Trace.Entered(node));
        }

        @Override
        public void accept(Trace happened) {
            if (happened instanceof Trace.Called to) {
                called = Optional.of(to.number());
            }
            trace.accept(happened);
        }

        /** As a centre would that calls every number back. */
        boolean keepPlace(String number) {
            if (isCallable(number)) {
                keptPlace = Optional.of(number);
            }
            return isCallable(number);
        }

        private static boolean isCallable(String number) {
            return number.matches("\\+?[0-9]{3,20}");
        }

        @Override
        public Optional<Span> hours(String queue, String number) {
            return isCallable(number) ? Optional.of(new Span(0, Span.DAY)) : Optional.empty();
        }

        @Override
        public boolean promise(Appointment wanted) {
            keptPlace = Optional.of(wanted.number() + " at " + wanted.when().from());
            return true;
        }

        @Override
        public void left(String node, Exit how) {
            if (how instanceof Exit.Failed failed) {
                trace.accept(new Trace.Failed(failed.code()));
            }
        }

        @Override
        public void served(String service) {
            served = Optional.of(service);
        }
    }
}
