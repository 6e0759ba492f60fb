package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code flow versions}. */
@Command(name = "versions", description = "What was in force, since when, and who brought it there; the newest first.")
final class FlowVersionsCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable FlowCommand flow;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "of this flow only, for example demo.yaml")
    private @Nullable String file;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(flow).root();
        List<JsonNode> versions = new ArrayList<>();
        root.client().ask("flow", Map.of("action", "versions")).path("versions").forEach(version -> {
            if (file == null || version.path("file").asText().equals(file)) {
                versions.add(version);
            }
        });
        root.console().answer(root.json(), Map.of("versions", versions), out -> print(out, versions));
        return ExitCode.OK;
    }

    private static void print(PrintStream out, List<JsonNode> versions) {
        Table.print(
                out,
                List.of("FLOW", "VERSION", "SINCE", "BY", ""),
                versions.stream()
                        .map(version -> List.of(
                                version.path("file").asText(),
                                version.path("number").asText(),
                                version.path("at").asText(),
                                version.path("by")
                                        .path("value")
                                        .asText(version.path("by").asText()),
                                version.path("removed").asBoolean() ? "gone" : ""))
                        .toList());
    }
}
