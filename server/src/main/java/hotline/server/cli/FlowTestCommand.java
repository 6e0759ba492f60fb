package hotline.server.cli;

import hotline.ivr.trial.FlowTests;
import hotline.ivr.trial.TestCase;
import hotline.ivr.trial.TestFile;
import hotline.ivr.yaml.Problem;
import hotline.server.Refused;
import hotline.server.adapter.DemoDesk;
import hotline.server.adapter.DemoIdentity;
import hotline.server.center.CenterReader.FlowGround;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code flow test}. */
@Command(
        name = "test",
        description =
                "Runs the tests beside flows (NAME.test.yaml beside NAME.yaml) with the demo's customers; one line a"
                        + " failed case.")
final class FlowTestCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FlowCommand flow;

    @Parameters(
            paramLabel = "FILE",
            description = "tests, or the flows beside them (default: all in flows/ of the configuration folder)")
    private List<Path> files = new ArrayList<>();

    /** What {@code --json} answers. */
    record Answer(int passed, int failed, List<Failure> failures) {}

    record Failure(String file, int line, String name, String message) {}

    @Override
    public Integer call() {
        FlowCommand command = Objects.requireNonNull(flow);
        FlowFiles known = command.files();
        int passed = 0;
        List<Failure> failures = new ArrayList<>();
        for (Path file : known.orAll(files, TestFile::isOne)) {
            Path tests = TestFile.isOne(file) ? file : TestFile.of(file);
            List<Problem> problems = new ArrayList<>();
            FlowGround ground = known.ground(tests, problems)
                    .orElseThrow(() -> new Refused(
                            "faulty",
                            "The call centre of " + tests + " has " + problems.size() + " mistakes.",
                            "See them with 'hotline check'."));
            TestFile read = known.tests(tests, ground);
            FlowTests run = new FlowTests(
                    known.flow(read.flow()).flow(),
                    ground.context().prompts(),
                    DemoDesk::new,
                    DemoIdentity::new,
                    ground.numbers());
            for (TestCase test : read.cases()) {
                Optional<String> failure = run.failure(test);
                failure.ifPresent(message ->
                        failures.add(new Failure(tests.toString(), test.where().line(), test.name(), message)));
                passed += failure.isPresent() ? 0 : 1;
            }
        }
        Answer answer = new Answer(passed, failures.size(), List.copyOf(failures));
        command.root().console().answer(command.root().json(), answer, out -> {
            answer.failures()
                    .forEach(failure -> out.println(
                            failure.file() + ":" + failure.line() + ": " + failure.name() + ": " + failure.message()));
            out.println(answer.passed() + " passed, " + answer.failed() + " failed");
        });
        return failures.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }
}
