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

/** {@code user}. */
@Command(
        name = "user",
        description =
                "People who sign in. Agents come from center.yaml; their passwords and PINs are set here. What is generated is printed once.")
final class UserCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what: list, add, password or disable");
    }

    @Command(name = "list", description = "Everybody, with roles and team.")
    int list() {
        return ask(Map.of("action", "list"));
    }

    @Command(name = "add", description = "A supervisor or administrator; prints the generated password.")
    int add(
            @Parameters(paramLabel = "USER", description = "the name to sign in with, for example s03") String id,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "as others see it")
                    String name,
            @Option(names = "--role", required = true, paramLabel = "R", description = "supervisor or admin")
                    String role,
            @Option(names = "--team", paramLabel = "T", description = "whom a supervisor watches (default: all)")
                    @Nullable
                    String team) {
        Map<String, Object> arguments = new HashMap<>(Map.of("action", "add", "id", id, "name", name, "role", role));
        if (team != null) {
            arguments.put("team", team);
        }
        return ask(arguments);
    }

    @Command(
            name = "password",
            description = "A new password, generated and printed once; with --pin the PIN for signing in by telephone.")
    int password(
            @Parameters(paramLabel = "USER", description = "for example a01") String id,
            @Option(names = "--pin", description = "the PIN instead of the password") boolean pin) {
        return ask(Map.of("action", "password", "id", id, "pin", pin));
    }

    @Command(name = "disable", description = "May no longer sign in.")
    int disable(@Parameters(paramLabel = "USER", description = "for example s02") String id) {
        return ask(Map.of("action", "disable", "id", id));
    }

    private int ask(Map<String, Object> arguments) {
        HotlineCli root = Objects.requireNonNull(cli);
        JsonNode answer = root.client().ask("user", arguments);
        root.console().answer(root.json(), answer, out -> print(out, answer));
        return ExitCode.OK;
    }

    private static void print(PrintStream out, JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode user : answer.path("users")) {
            List<String> roles = new ArrayList<>();
            user.path("roles").forEach(role -> roles.add(role.asText()));
            rows.add(List.of(
                    user.path("id").asText(),
                    user.path("name").asText(),
                    String.join(",", roles),
                    user.path("team").asText(),
                    user.path("station").asText(""),
                    user.path("disabled").asBoolean() ? "disabled" : ""));
        }
        Table.print(out, List.of("USER", "NAME", "ROLES", "TEAM", "PHONE", ""), rows);
        for (JsonNode issued : answer.path("issued")) {
            out.println(issued.path("kind").asText() + " of "
                    + issued.path("id").asText() + ": " + issued.path("secret").asText());
        }
    }
}
