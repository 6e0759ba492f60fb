package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code flow roll-back}. */
@Command(
        name = "roll-back",
        description =
                "Brings an earlier version into force again, all else as it is. Your files stay as they are: the next apply counts.")
final class FlowRollBackCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FlowCommand flow;

    @Parameters(paramLabel = "FILE", description = "for example demo.yaml")
    private String file = "";

    @Option(names = "--to", required = true, paramLabel = "VERSION", description = "see 'hotline flow versions'")
    private int number;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(flow).root();
        JsonNode answer = root.client().ask("flow", Map.of("action", "roll-back", "file", file, "number", number));
        root.console()
                .answer(
                        root.json(),
                        answer,
                        out -> out.println(
                                answer.path("changes").isEmpty()
                                        ? "Nothing to change: this is in force."
                                        : "Version " + number + " of " + file
                                                + " is in force again, as the newest version. Calls in progress finish with theirs."));
        return ExitCode.OK;
    }
}
