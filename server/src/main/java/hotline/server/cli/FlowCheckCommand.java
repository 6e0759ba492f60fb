package hotline.server.cli;

import hotline.ivr.reader.FlowReader;
import hotline.ivr.trial.TestFile;
import hotline.ivr.yaml.Problem;
import hotline.server.center.CenterReader.FlowGround;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code flow check}. */
@Command(
        name = "check",
        description =
                "Every mistake in flows and their tests at once: where it is and what to do about it. Also what cannot"
                        + " be reached, has no end, goes round in circles, or is missing in a language.")
final class FlowCheckCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FlowCommand flow;

    @Parameters(
            paramLabel = "FILE",
            description = "flows or tests of flows (default: everything in flows/ of the configuration folder)")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        FlowCommand command = Objects.requireNonNull(flow);
        FlowFiles known = command.files();
        List<Path> wanted = known.orAll(files, file -> true);
        Set<Problem> problems = new LinkedHashSet<>();
        wanted.forEach(file -> problems.addAll(problems(known, file)));
        ConfigurationAnswer answer = new ConfigurationAnswer(List.copyOf(problems), List.of(), List.of());
        command.root().console().answer(command.root().json(), answer, out -> {
            answer.printProblems(out);
            if (problems.isEmpty()) {
                out.println("No mistakes found in "
                        + String.join(", ", wanted.stream().map(Path::toString).toList()) + ".");
            }
        });
        return problems.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static List<Problem> problems(FlowFiles known, Path file) {
        List<Problem> problems = new ArrayList<>();
        Optional<FlowGround> ground = known.ground(file, problems);
        if (ground.isEmpty()) {
            return problems;
        }
        if (TestFile.isOne(file)) {
            return switch (FlowFiles.read(file, ground.get())) {
                case TestFile.Reading.Good good -> List.of();
                case TestFile.Reading.Bad bad -> bad.problems();
            };
        }
        return switch (FlowReader.read(file, ground.get().context())) {
            case FlowReader.Reading.Good good -> List.of();
            case FlowReader.Reading.Bad bad -> bad.problems();
        };
    }
}
