package hotline.server.cli;

import hotline.ivr.flow.Flow;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.trial.TestFile;
import hotline.ivr.yaml.Problem;
import hotline.server.Refused;
import hotline.server.center.CenterReader;
import hotline.server.center.CenterReader.FlowGround;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of flows as a command line names them, read in their call centre: that of the {@code center.yaml} above their folder {@code flows}, else the configured one. */
final class FlowFiles {
    private final Path config;
    private final CenterReader reader;

    FlowFiles(Path config, Path sounds) {
        this.config = config;
        this.reader = new CenterReader(sounds);
    }

    /** A flow and what it was read in. */
    record Read(Flow flow, FlowGround ground) {}

    /** The files given, or those in the configuration folder. */
    List<Path> orAll(List<Path> given, Predicate<Path> wanted) {
        if (!given.isEmpty()) {
            return given;
        }
        try (Stream<Path> files = Files.list(shown(config.resolve("flows")))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refused(
                    "no-flows", "There is no folder " + config.resolve("flows") + ".", "Name the files, or --config.");
        }
    }

    /** What the flows beside this file may refer to; empty, with problems, when that cannot be read. */
    Optional<FlowGround> ground(Path file, List<Problem> problems) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path own = folder == null ? config : folder.resolveSibling("center.yaml");
        Path center = Files.isRegularFile(own) ? own : config.resolve("center.yaml");
        return reader.ground(shown(center), problems);
    }

    /** A flow without mistakes. */
    Read flow(Path file) {
        List<Problem> problems = new ArrayList<>();
        Optional<FlowGround> ground = ground(file, problems);
        if (ground.isPresent()) {
            switch (FlowReader.read(file, ground.get().context())) {
                case FlowReader.Reading.Good good -> {
                    return new Read(good.flow(), ground.get());
                }
                case FlowReader.Reading.Bad bad -> problems.addAll(bad.problems());
            }
        }
        throw faulty(problems);
    }

    /** Tests without mistakes. */
    TestFile tests(Path file, FlowGround ground) {
        return switch (read(file, ground)) {
            case TestFile.Reading.Good good -> good.tests();
            case TestFile.Reading.Bad bad -> throw faulty(bad.problems());
        };
    }

    static TestFile.Reading read(Path tests, FlowGround ground) {
        return TestFile.read(tests, ground.context().prompts(), ground.numbers().keySet());
    }

    static Refused faulty(List<Problem> problems) {
        Problem first = problems.getFirst();
        return new Refused(
                "faulty",
                first.file() + ":" + first.line() + ": " + first.message()
                        + (problems.size() == 1 ? "." : ", and " + (problems.size() - 1) + " more."),
                first.hint() + "; 'hotline check' and 'hotline flow check' name all mistakes.");
    }

    /** Relative to where the user is when it lies below. */
    static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
