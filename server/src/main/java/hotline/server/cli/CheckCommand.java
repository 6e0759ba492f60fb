package hotline.server.cli;

import hotline.ivr.yaml.Problem;
import hotline.server.center.CenterReader;
import hotline.server.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code check}. Needs no running server. */
@Command(
        name = "check",
        description =
                "Looks for mistakes in hotline.yaml, center.yaml, the flows and the prompts; says where each is and what to do about it.")
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "hotline.yaml, a center file, or a flow in flows/ beside one (default: everything in the configuration folder)")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        List<Path> wanted = files.isEmpty()
                ? List.of(
                        shown(root.config().resolve("hotline.yaml")),
                        shown(root.config().resolve("center.yaml")))
                : files;
        Set<Problem> problems = new LinkedHashSet<>();
        Set<Problem> warnings = new LinkedHashSet<>();
        for (Path file : wanted) {
            problems.addAll(check(file, root.home().resolve("sounds"), warnings));
        }
        ConfigurationAnswer answer = new ConfigurationAnswer(List.copyOf(problems), List.of(), List.copyOf(warnings));
        root.console().answer(root.json(), answer, out -> {
            answer.printProblems(out);
            answer.printWarnings(out);
            if (problems.isEmpty()) {
                out.println("No mistakes found in "
                        + String.join(", ", wanted.stream().map(Path::toString).toList())
                        + (files.isEmpty() ? ", the flows and the prompts." : "."));
            }
        });
        return problems.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static List<Problem> check(Path file, Path sounds, Set<Problem> warnings) {
        if (String.valueOf(file.getFileName()).equals("hotline.yaml")) {
            return switch (SettingsFile.read(file)) {
                case SettingsFile.Reading.Good good -> List.of();
                case SettingsFile.Reading.Bad bad -> bad.problems();
            };
        }
        Path flows = file.toAbsolutePath().normalize().getParent();
        if (flows != null && String.valueOf(flows.getFileName()).equals("flows")) {
            // A flow means something only in its call centre.
            return problems(shown(flows.resolveSibling("center.yaml")), sounds, warnings).stream()
                    .filter(problem -> Path.of(problem.file())
                                    .toAbsolutePath()
                                    .normalize()
                                    .equals(file.toAbsolutePath().normalize())
                            || !problem.file().contains("flows"))
                    .toList();
        }
        return problems(file, sounds, warnings);
    }

    private static List<Problem> problems(Path center, Path sounds, Set<Problem> warnings) {
        return switch (new CenterReader(sounds).read(center)) {
            case CenterReader.Reading.Good good -> {
                warnings.addAll(good.warnings());
                yield List.of();
            }
            case CenterReader.Reading.Bad bad -> bad.problems();
        };
    }

    /** Relative to where the user is when it lies below. */
    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
