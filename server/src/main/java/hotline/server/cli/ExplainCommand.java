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

/** {@code explain}. */
@Command(
        name = "explain",
        description =
                "Why an offer went to this agent: everybody who was considered, and who else the agent could have taken; computed again from the journal.")
final class ExplainCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Parameters(paramLabel = "OFFER", description = "for example o3-17")
    private String offer = "";

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        JsonNode explanation = root.client().ask("explain", Map.of("offer", offer));
        root.console().answer(root.json(), explanation, out -> print(out, explanation));
        return ExitCode.OK;
    }

    private static void print(PrintStream out, JsonNode explanation) {
        JsonNode offered = explanation.path("offered");
        JsonNode ledger = offered.path("ledger");
        out.println(offered.path("entry").asText() + " in queue "
                + offered.path("queue").asText() + " was offered to "
                + offered.path("agent").asText() + " by " + ledger.path("rule").asText() + ", step "
                + (ledger.path("step").asInt() + 1) + " of its plan, after "
                + ledger.path("waitedMillis").asLong() / 1_000 + " s");
        List<List<String>> candidates = new ArrayList<>();
        explanation
                .path("candidates")
                .forEach(candidate -> candidates.add(List.of(
                        candidate.path("agent").asText(),
                        candidate.path("excluded").isTextual()
                                ? ""
                                : candidate.path("score").asText(),
                        candidate.path("excluded").isTextual()
                                ? candidate.path("excluded").asText()
                                : "")));
        out.println();
        Table.print(out, List.of("AGENT", "SCORE", "WHY NOT"), candidates);
        List<List<String>> others = new ArrayList<>();
        explanation
                .path("others")
                .forEach(other -> others.add(List.of(
                        other.path("entry").asText(),
                        other.path("queue").asText(),
                        other.path("orderKey").asText())));
        if (!others.isEmpty()) {
            out.println();
            out.println("The agent could have taken instead:");
            Table.print(out, List.of("ENTRY", "QUEUE", "ORDER KEY"), others);
        }
    }
}
