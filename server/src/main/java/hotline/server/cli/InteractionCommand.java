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

/** {@code interaction}. */
@Command(
        name = "interaction",
        description =
                "The whole story of one interaction: the way through the flow, queues, offers and why, who talked, what came of it.")
final class InteractionCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Parameters(paramLabel = "ID", description = "for example i3-17")
    private String id = "";

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        JsonNode story = root.client().ask("interaction", Map.of("id", id));
        root.console().answer(root.json(), story, out -> print(out, story));
        return ExitCode.OK;
    }

    private static void print(PrintStream out, JsonNode story) {
        JsonNode record = story.path("record");
        out.println(text(record, "id") + "  " + text(record, "outcome") + "  " + text(record, "entryPoint") + "  began "
                + text(record, "beganAt")
                + (record.path("endedAt").isTextual() ? "  ended " + text(record, "endedAt") : "  not ended yet"));
        if (story.path("arrival").isObject()) {
            JsonNode arrival = story.path("arrival");
            out.println("from " + text(arrival, "rawNumber")
                    + (story.path("customer").isTextual() ? "  " + text(story, "customer") : ""));
        }
        print(out, "FLOW", List.of("AT", "NODE", "LEFT BY"), record.path("flow"), List.of("at", "node", "exit"));
        print(
                out,
                "QUEUES",
                List.of("QUEUED", "QUEUE", "OUTCOME", "WAITED MS", "HEAD START MS", "TO BE CALLED"),
                record.path("entries"),
                List.of("queuedAt", "queue", "outcome", "waitMillis", "headStartMillis", "toBeCalled"));
        print(
                out,
                "OFFERS",
                List.of("MADE", "OFFER", "AGENT", "RESULT", "DECIDED BY", "SCORE", "STEP"),
                record.path("offers"),
                List.of("madeAt", "id", "agent", "result", "ledger.rule", "ledger.score", "ledger.step"));
        print(
                out,
                "SEGMENTS",
                List.of("BEGAN", "ENDED", "CUSTOMER", "AGENTS"),
                record.path("segments"),
                List.of("beganAt", "endedAt", "customer", "agents"));
        print(
                out,
                "BESIDE",
                List.of("BEGAN", "WHAT", "WHO", "AGENT", "ANSWERED", "ENDED", "OUTCOME"),
                record.path("asides"),
                List.of("beganAt", "kind", "person", "agent", "answeredAt", "endedAt", "outcome"));
        print(
                out,
                "ASSIGNMENTS",
                List.of("BEGAN", "AGENT", "TALK MS", "HOLD MS", "WRAP-UP MS", "ENDED BY", "DISPOSITION"),
                record.path("assignments"),
                List.of("beganAt", "agent", "talkMillis", "holdMillis", "wrapUpMillis", "endedBy", "disposition"));
    }

    private static void print(
            PrintStream out, String title, List<String> headings, JsonNode items, List<String> paths) {
        if (items.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode item : items) {
            rows.add(paths.stream()
                    .map(path -> shown(item.at("/" + path.replace('.', '/'))))
                    .toList());
        }
        out.println();
        out.println(title);
        Table.print(out, headings, rows);
    }

    private static String shown(JsonNode value) {
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(item -> all.add(item.asText()));
            return String.join(",", all);
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    private static String text(JsonNode node, String key) {
        return shown(node.path(key));
    }
}
