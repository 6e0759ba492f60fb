package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.server.Json;
import hotline.server.Refused;
import hotline.server.Version;
import hotline.server.instance.DataFolder;
import hotline.server.instance.InstanceMark;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code status}. Answers too when nothing runs. */
@Command(name = "status", description = "What runs, and how well. Exit code 0 up, 3 degraded, 1 down or starting.")
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Override
    public Integer call() {
        HotlineCli root = Objects.requireNonNull(cli);
        JsonNode status = status(root);
        root.console().answer(root.json(), status, out -> print(out, status));
        return switch (status.path("state").asText()) {
            case "up" -> ExitCode.OK;
            case "degraded" -> ExitCode.OTHERWISE;
            default -> ExitCode.REFUSED;
        };
    }

    private static JsonNode status(HotlineCli root) {
        Optional<InstanceMark> mark = root.client().instance();
        if (mark.isEmpty()) {
            return without("down", root.data(), null);
        }
        try {
            return root.client().ask("status", Json.MAPPER.createObjectNode());
        } catch (Refused notYet) {
            if (notYet.code().equals("no-token")) {
                throw notYet;
            }
            boolean starting = !mark.get().isUp();
            return without(starting ? "starting" : "down", root.data(), mark.get());
        }
    }

    /** The shape of the answer when there is nobody to give it. */
    private static ObjectNode without(String state, DataFolder data, @Nullable InstanceMark mark) {
        ObjectNode status = Json.MAPPER.createObjectNode();
        status.put("state", state)
                .put("version", Version.CURRENT)
                .put("dataDir", data.root().toString());
        if (mark == null) {
            status.putNull("portBase");
        } else {
            status.put("portBase", mark.portBase());
        }
        status.putNull("epoch");
        status.putArray("components");
        status.putObject("urls").putNull("desk").putNull("board").putNull("api").putNull("metrics");
        status.putObject("agents")
                .put("ready", 0)
                .put("notReady", 0)
                .put("busy", 0)
                .put("wrapUp", 0);
        status.putArray("queues");
        status.putObject("interactions")
                .put("ivr", 0)
                .put("waiting", 0)
                .put("talking", 0)
                .put("outside", 0);
        status.putObject("newCalls").put("taken", false).put("refused", 0);
        return status;
    }

    private static void print(PrintStream out, JsonNode status) {
        out.println("Hotline " + status.path("version").asText() + " is "
                + status.path("state").asText() + "  (" + status.path("dataDir").asText() + ")");
        if (!status.path("components").isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            for (JsonNode it : status.path("components")) {
                rows.add(List.of(
                        text(it, "name"),
                        text(it, "state"),
                        text(it, "address"),
                        text(it, "version"),
                        text(it, "detail")));
            }
            Table.print(out, List.of("PART", "STATE", "ADDRESS", "VERSION", "DETAIL"), rows);
        }
        if (!status.path("queues").isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            for (JsonNode it : status.path("queues")) {
                rows.add(List.of(
                        text(it, "id"),
                        text(it, "waiting"),
                        it.path("longestWaitMs").asLong() / 1000 + " s",
                        text(it, "ready")));
            }
            Table.print(out, List.of("QUEUE", "WAITING", "LONGEST", "AGENTS READY"), rows);
        }
        if (status.path("epoch").isNumber()) {
            JsonNode agents = status.path("agents");
            JsonNode interactions = status.path("interactions");
            out.println("agents: " + text(agents, "ready") + " ready, " + text(agents, "busy") + " busy, "
                    + text(agents, "wrapUp") + " in wrap-up, " + text(agents, "notReady") + " not ready");
            out.println("interactions: " + text(interactions, "ivr") + " in the menu, " + text(interactions, "waiting")
                    + " waiting, " + text(interactions, "talking") + " talking, " + text(interactions, "outside")
                    + " handed over to numbers outside");
            JsonNode newCalls = status.path("newCalls");
            if (!newCalls.path("taken").asBoolean(true)) {
                out.println("new calls are refused: it stops when idle (" + text(newCalls, "refused") + " refused)");
            }
        }
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isNull() ? "" : value.asText();
    }
}
