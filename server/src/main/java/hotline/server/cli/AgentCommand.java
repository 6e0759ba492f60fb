package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code agent}. */
@Command(name = "agent", description = "An agent's availability, for those without a browser and for scripts.")
final class AgentCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what: list, sign-in, ready, not-ready or sign-out");
    }

    @Command(name = "list", description = "All agents and what they are doing.")
    int list() {
        HotlineCli root = Objects.requireNonNull(cli);
        JsonNode answer = root.client().ask("agent", Map.of("action", "list"));
        root.console().answer(root.json(), answer, out -> print(out, answer.path("agents")));
        return ExitCode.OK;
    }

    @Command(name = "sign-in", description = "The agent comes to work at a phone, and is not ready yet.")
    int signIn(
            @Parameters(paramLabel = "AGENT", description = "for example a01") String agent,
            @Option(names = "--extension", paramLabel = "E", description = "at another phone than usual") @Nullable
                    String extension) {
        return ask("sign-in", agent, "extension", extension);
    }

    @Command(name = "ready", description = "Calls may be offered to the agent.")
    int ready(@Parameters(paramLabel = "AGENT", description = "for example a01") String agent) {
        return ask("ready", agent, "", null);
    }

    @Command(name = "not-ready", description = "No calls may be offered; while busy, as soon as the agent is free.")
    int notReady(
            @Parameters(paramLabel = "AGENT", description = "for example a01") String agent,
            @Option(
                            names = "--reason",
                            paramLabel = "R",
                            description = "one of the configured reasons (default: the first of them)")
                    @Nullable
                    String reason) {
        return ask("not-ready", agent, "reason", reason);
    }

    @Command(name = "sign-out", description = "The agent leaves; while busy, as soon as the agent is free.")
    int signOut(@Parameters(paramLabel = "AGENT", description = "for example a01") String agent) {
        return ask("sign-out", agent, "", null);
    }

    private int ask(String action, String agent, String option, @Nullable String value) {
        HotlineCli root = Objects.requireNonNull(cli);
        Map<String, String> arguments = new HashMap<>(Map.of("action", action, "agent", agent));
        if (value != null) {
            arguments.put(option, value);
        }
        JsonNode answer = root.client().ask("agent", arguments);
        root.console().answer(root.json(), answer, out -> out.println(inWords(answer)));
        return ExitCode.OK;
    }

    private static String inWords(JsonNode agent) {
        String then =
                agent.path("then").isTextual() ? ", then " + agent.path("then").asText() : "";
        return agent.path("id").asText() + " is " + state(agent) + then;
    }

    private static void print(PrintStream out, JsonNode agents) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode agent : agents) {
            rows.add(List.of(
                    agent.path("id").asText(),
                    agent.path("name").asText(""),
                    agent.path("team").asText(),
                    agent.path("extension").asText(""),
                    state(agent),
                    agent.path("since").isNull() ? "" : agent.path("since").asText()));
        }
        Table.print(out, List.of("AGENT", "NAME", "TEAM", "PHONE", "STATE", "SINCE"), rows);
    }

    private static String state(JsonNode agent) {
        String state = agent.path("state").asText();
        return agent.path("reason").isTextual()
                ? state + " (" + agent.path("reason").asText() + ")"
                : state;
    }
}
