package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code flow diff}. */
@Command(name = "diff", description = "What is different from one version to another.")
final class FlowDiffCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FlowCommand flow;

    @Parameters(index = "0", paramLabel = "FILE", description = "for example demo.yaml")
    private String file = "";

    @Parameters(index = "1", paramLabel = "FROM", description = "a version; 0 is before the first")
    private int from;

    @Parameters(index = "2", paramLabel = "TO", description = "another one")
    private int to;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(flow).root();
        JsonNode answer =
                root.client().ask("flow", Map.of("action", "difference", "file", file, "from", from, "to", to));
        root.console().answer(root.json(), answer, out -> {
            String text = answer.path("text").asText();
            out.println(text.isEmpty() ? "Nothing is different." : text);
        });
        return ExitCode.OK;
    }
}
