package hotline.server.cli;

import hotline.acd.simulation.theory.Model;
import hotline.acd.simulation.theory.ModelResult;
import hotline.acd.simulation.theory.ModelRun;
import hotline.acd.simulation.theory.Stability;
import hotline.acd.simulation.theory.Times;
import hotline.server.Refused;
import hotline.server.simulation.HandleTimes;
import hotline.server.simulation.ScenarioFile;
import hotline.server.simulation.SimulateAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code simulate}. Needs no running server. */
@Command(
        name = "simulate",
        description =
                "How long callers wait with so many agents: the same distributor as in the live centre, in virtual time, with calls that arrive at random. See docs/simulation.md.",
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final double LONGEST_SECONDS = 1e9;
    private static final int MOST_AGENTS = 100_000;
    private static final double UNCERTAIN = 0.05;

    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--agents", paramLabel = "N", description = "how many agents")
    private @Nullable Integer agents;

    @Option(names = "--calls-per-hour", paramLabel = "X", description = "how many calls arrive in an hour")
    private @Nullable Double callsPerHour;

    @Option(names = "--handle-time", paramLabel = "S", description = "mean handle time in seconds")
    private @Nullable Double handleTime;

    @Option(
            names = "--patience",
            paramLabel = "S",
            description = "after how long callers give up, mean in seconds (default: never)")
    private @Nullable Double patience;

    @Option(names = "--calls", paramLabel = "M", description = "how many calls to simulate (default: 1000000)")
    private @Nullable Long calls;

    @Option(
            names = "--threshold",
            paramLabel = "S",
            description = "the service level's threshold in seconds (default: 20)")
    private @Nullable Double threshold;

    @Option(
            names = "--handle",
            paramLabel = "HOW",
            description = "how handle times vary: exponential (default), constant, or log-normal:CV, CV being standard"
                    + " deviation / mean")
    private @Nullable String handle;

    @Option(names = "--seed", paramLabel = "K", description = "another seed is another run of luck (default: 1)")
    private @Nullable Long seed;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "several types of calls and agents with skills, instead of the first three options")
    private @Nullable Path scenario;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        Model model = scenario == null ? model() : changed(ScenarioFile.read(scenario));
        refuseOverload(model);
        if (ModelRun.isBeyondCounting(model)) {
            throw new Refused(
                    "beyond-counting",
                    "Calls come and end so fast or so seldom that one clock cannot count both a single call and the whole run.",
                    "Use times that are nearer to each other, or fewer --calls.");
        }
        double uncertain = model.leastRelativeErrorOfWaits();
        if (uncertain > UNCERTAIN) {
            root.console()
                    .progress(("At this load queues swing so slowly that waits stay uncertain by about %.0f %%:"
                                    + " more --calls make them surer.")
                            .formatted(100 * uncertain));
        }
        Pace pace = new Pace(root.console()::progress, "calls", model.calls());
        ModelResult result = new ModelRun(model).run(pace::reached);
        pace.done();
        root.console()
                .answer(
                        root.json(),
                        SimulateAnswer.of(model, result, scenario != null),
                        out -> SimulationTable.print(out, model, result, scenario != null));
        return ExitCode.OK;
    }

    private Model model() {
        int number = needed("--agents", "14", agents);
        if (number < 1 || number > MOST_AGENTS) {
            throw wrong("--agents is a whole number from 1 to " + MOST_AGENTS + ", not " + number);
        }
        double rate = inRange("--calls-per-hour", needed("--calls-per-hour", "200", callsPerHour), true) / 3600;
        double mean = inRange("--handle-time", needed("--handle-time", "180", handleTime), true);
        return Model.alike(
                number,
                rate,
                handle(handle == null ? HandleTimes.EXPONENTIAL : handle, mean),
                patience(),
                threshold == null ? 20 : inRange("--threshold", threshold, false),
                calls(1_000_000),
                seed == null ? 1 : seed);
    }

    /** What options say goes before what the file says. */
    private Model changed(Model read) {
        for (Object not : new @Nullable Object[] {agents, callsPerHour, handleTime}) {
            if (not != null) {
                throw wrong("--agents, --calls-per-hour and --handle-time stand in the scenario's file");
            }
        }
        return new Model(
                read.types(),
                read.agents(),
                handle == null ? read.handle() : handle(handle, read.handle().meanSeconds()),
                patience == null ? read.patience() : patience(),
                threshold == null ? read.thresholdSeconds() : inRange("--threshold", threshold, false),
                calls(read.calls()),
                seed == null ? read.seed() : seed);
    }

    private Times handle(String how, double mean) {
        try {
            return HandleTimes.parse(how, mean);
        } catch (IllegalArgumentException e) {
            throw wrong("--handle: " + e.getMessage());
        }
    }

    private Optional<Times> patience() {
        return patience == null
                ? Optional.empty()
                : Optional.of(new Times.Exponential(inRange("--patience", patience, false)));
    }

    private long calls(long otherwise) {
        if (calls == null) {
            return otherwise;
        }
        if (calls < 1 || calls > 100_000_000_000L) {
            throw wrong("--calls is a whole number from 1 to 100000000000, not " + calls);
        }
        return calls;
    }

    private <T> T needed(String option, String example, @Nullable T given) {
        if (given == null) {
            throw wrong(option + " is missing, for example " + option + " " + example
                    + " (or --scenario FILE instead of --agents, --calls-per-hour and --handle-time)");
        }
        return given;
    }

    private double inRange(String option, double value, boolean aboveZero) {
        if (!(value >= 0) || value > LONGEST_SECONDS || (aboveZero && value == 0)) {
            throw wrong(option + " is a number " + (aboveZero ? "above 0" : "from 0") + " up to 1000000000, not "
                    + String.valueOf(value).replace(".0", ""));
        }
        return value;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static void refuseOverload(Model model) {
        for (Model.CallType type : model.types()) {
            if (model.agents().stream().noneMatch(agent -> agent.skills().containsAll(type.requires()))) {
                throw new Refused(
                        "nobody-serves",
                        "No agent has the skills that calls of type '" + type.name() + "' require.",
                        "Give an agent " + String.join(", ", type.requires()) + ", or require less.");
            }
        }
        List<String> overloaded = model.patience().isPresent() ? List.of() : Stability.overloaded(model);
        if (!overloaded.isEmpty()) {
            String which = model.types().size() == 1
                    ? "The calls bring"
                    : "Calls of type " + String.join(", ", overloaded) + " together bring";
            throw new Refused(
                    "unstable",
                    which + " as much work as those who serve them can do, or more"
                            + " (load %s), so waits would grow for ever."
                                    .formatted(String.format(Locale.ROOT, "%.4g", model.load())),
                    "Give callers a --patience, or use more agents, fewer calls or shorter handle times.");
        }
    }

    /** Long runs say how far they are. */
    static final class Pace {
        private static final Duration BETWEEN = Duration.ofSeconds(5);

        private final java.util.function.Consumer<String> say;
        private final String what;
        private final long all;
        private final long began = System.nanoTime();
        private long said = began;

        Pace(java.util.function.Consumer<String> say, String what, long all) {
            this.say = say;
            this.what = what;
            this.all = all;
        }

        void reached(long count) {
            long now = System.nanoTime();
            if (now - said >= BETWEEN.toNanos()) {
                said = now;
                double perSecond = count / seconds(now);
                say.accept(String.format(
                        Locale.ROOT,
                        "%,d of %,d %s, %,.0f a second, about %,.0f s left",
                        count,
                        all,
                        what,
                        perSecond,
                        (all - count) / perSecond));
            }
        }

        void done() {
            double seconds = seconds(System.nanoTime());
            say.accept(
                    String.format(Locale.ROOT, "%,d %s in %.2f s, %,.0f a second", all, what, seconds, all / seconds));
        }

        private double seconds(long now) {
            return Math.max(1e-9, (now - began) / 1e9);
        }
    }
}
