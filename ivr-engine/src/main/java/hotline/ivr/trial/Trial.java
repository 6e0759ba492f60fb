package hotline.ivr.trial;

import hotline.ivr.flow.Announcements;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.Node;
import hotline.ivr.run.Caller;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.run.FlowJournal;
import hotline.ivr.run.FlowResult;
import hotline.ivr.run.FlowRun;
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
 */
public record Trial(Flow flow, Prompts prompts, CustomerDesk desk, Caller caller, Clock clock) {

    /**
     * How it ended.
     *
     * @param served code of what the caller got done last, also when she hung up or went to a person afterwards
     * @param announced what she would be told first in the queue she was handed over to, were she third in line with two to four minutes to wait
     */
    public record End(FlowResult result, Optional<String> served, Optional<Announced> announced) {
        /** In words: {@code queue service}, {@code served bill}, {@code left} (the caller hung up) or {@code ended} (we did, without a service). */
        public String outcome() {
            return switch (result) {
                case FlowResult.HandOver handOver -> "queue " + handOver.queue();
                case FlowResult.Served done -> "served " + done.service();
                case FlowResult.Ended ended -> "ended";
                case FlowResult.CallerLeft left ->
                    served.map(code -> "served " + code).orElse("left");
            };
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
        FlowResult result = FlowRun.begin(
                        flow,
                        caller,
                        new Surroundings("trial", new TrialCaller(hands, trace), desk, told, prompts, clock))
                .walk();
        return new End(result, told.served, result instanceof FlowResult.HandOver ? announced(told) : Optional.empty());
    }

    private Optional<Announced> announced(Told told) {
        return flow.node(told.node)
                .flatMap(node -> node instanceof Node.Queue queue ? queue.announcements() : Optional.empty())
                .map(when -> new Announced(when, QueueTalk.example(when, told.variables, prompts)));
    }

    private static final class Told implements FlowJournal {
        private final Consumer<Trace> trace;
        private Optional<String> served = Optional.empty();
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
