package hotline.server.cli;

import hotline.ivr.run.Caller;
import hotline.ivr.run.CallerLine.Connection;
import hotline.ivr.speech.Language;
import hotline.ivr.trial.Hands;
import hotline.ivr.trial.KeyScript;
import hotline.ivr.trial.TestFile;
import hotline.ivr.trial.Trace;
import hotline.ivr.trial.Trial;
import hotline.ivr.trial.WrittenAnswers;
import hotline.server.adapter.DemoDesk;
import hotline.server.adapter.DemoIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code flow try}. */
@Command(
        name = "try",
        description = "Walks a flow without a phone, with the demo's customers, and prints what would be heard. Without"
                + " --keys it asks for them: a line's keys are pressed at once, an empty line is silence, the end"
                + " of input hangs up.",
        sortOptions = false)
final class FlowTryCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FlowCommand flow;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a flow")
    private @Nullable Path file;

    @Option(names = "--caller", paramLabel = "NUMBER", description = "who calls (default: anonymous)")
    private String caller = "anonymous";

    @Option(names = "--to", paramLabel = "NUMBER", description = "the number dialled (default: the first there is)")
    private @Nullable String dialled;

    @Option(
            names = "--keys",
            paramLabel = "K",
            description =
                    "1,2: each after a prompt; 12: both after the first; '-' is silence, 'x' hangs up; silence when"
                            + " all are pressed")
    private @Nullable String keys;

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "when the call is, for example 2026-07-03T10:00 (default: now)")
    private @Nullable String moment;

    @Option(
            names = "--answer",
            paramLabel = "SYSTEM.VARIABLE=VALUE",
            description = "what a business system answers; may be repeated, a system without one cannot be reached")
    private Map<String, String> answered = new LinkedHashMap<>();

    @Option(
            names = "--transfer",
            paramLabel = "HOW",
            description = "what comes of transfers: answered (usual), busy, no-answer or failed")
    private String transfer = "answered";

    @Override
    public Integer call() {
        FlowCommand command = Objects.requireNonNull(flow);
        HotlineCli root = command.root();
        FlowFiles.Read read = command.files().flow(Objects.requireNonNull(file));
        Map<String, Language> numbers = read.ground().numbers();
        String to = dialled != null
                ? dialled
                : numbers.keySet().stream().findFirst().orElse("");
        Language greeting = numbers.getOrDefault(to, read.flow().languages().getFirst());
        if (dialled != null && !numbers.containsKey(to)) {
            throw wrong("--to is none of the numbers in center.yaml: " + String.join(", ", numbers.keySet()));
        }
        Clock clock = clock(command.zone());
        Trial trial = new Trial(
                read.flow(),
                read.ground().context().prompts(),
                new DemoDesk(LocalDate.now(clock)),
                new Caller(caller, to, greeting),
                clock,
                new WrittenAnswers(answers()),
                new DemoIdentity(),
                transfers());
        TrialPrinter printer = new TrialPrinter(root.console().out(), trial.prompts());
        List<Trace> traces = new ArrayList<>();
        Trial.End end = trial.walk(hands(root), root.json() ? traces::add : printer::print);
        TrialAnswer answer = TrialAnswer.of(trial, traces, end);
        root.console().answer(root.json(), answer, out -> printer.printEnd(answer.end()));
        return ExitCode.OK;
    }

    private Map<String, WrittenAnswers.Answer> answers() {
        Map<String, Map<String, Object>> values = new HashMap<>();
        answered.forEach((place, value) -> {
            int dot = place.lastIndexOf('.');
            if (dot <= 0 || dot == place.length() - 1) {
                throw wrong("--answer wants a system, a dot, a variable and its value, for example erp.slot=3");
            }
            values.computeIfAbsent(place.substring(0, dot), any -> new HashMap<>())
                    .put(place.substring(dot + 1), WrittenAnswers.value(value));
        });
        Map<String, WrittenAnswers.Answer> answers = new HashMap<>();
        values.forEach((system, given) -> answers.put(system, new WrittenAnswers.Answer.Values(given)));
        return answers;
    }

    private Connection transfers() {
        Connection how = TestFile.TRANSFERS.get(transfer);
        if (how == null) {
            throw wrong("--transfer is none of " + String.join(", ", TestFile.TRANSFERS.keySet()));
        }
        return how;
    }

    private Hands hands(HotlineCli root) {
        if (keys == null) {
            return new TypedKeys(System.in, root.console()::progress);
        }
        try {
            return KeyScript.of(keys);
        } catch (IllegalArgumentException e) {
            throw wrong("--keys: " + e.getMessage());
        }
    }

    private Clock clock(ZoneId zone) {
        try {
            return moment == null
                    ? Clock.system(zone)
                    : Clock.fixed(LocalDateTime.parse(moment).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw wrong("--at wants a day and time such as 2026-07-03T10:00");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
