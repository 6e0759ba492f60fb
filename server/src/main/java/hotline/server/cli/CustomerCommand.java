package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

/** {@code customer}. */
@Command(
        name = "customer",
        description =
                "What customers prove on the telephone who they are with (flows: identify). Only hashes are kept.")
final class CustomerCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what: pin, document or unlock");
    }

    @Command(
            name = "pin",
            description = "A new PIN, generated and printed once; with --read the one of standard input.")
    int pin(
            @Parameters(paramLabel = "CUSTOMER", description = "the id, for example c0001") String customer,
            @Option(names = "--read", description = "4 to 12 digits from standard input") boolean read) {
        return ask("pin", customer, read ? line() : null);
    }

    @Command(name = "document", description = "The last 4 digits of the registered document, from standard input.")
    int document(@Parameters(paramLabel = "CUSTOMER", description = "the id") String customer) {
        return ask("document", customer, line());
    }

    @Command(
            name = "unlock",
            description = "Forgets the wrong tries; they are forgotten by themselves after half an hour.")
    int unlock(@Parameters(paramLabel = "CUSTOMER", description = "the id") String customer) {
        return ask("unlock", customer, null);
    }

    /** Not an argument: those are seen by everybody on the machine. */
    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new Refused("no-input", "Standard input cannot be read.", "Write the digits into it.");
        }
    }

    private int ask(String action, String customer, @Nullable String digits) {
        HotlineCli root = Objects.requireNonNull(cli);
        Map<String, Object> arguments = new HashMap<>(Map.of("action", action, "customer", customer));
        if (digits != null) {
            arguments.put("digits", digits);
        }
        JsonNode answer = root.client().ask("customer", arguments);
        root.console().answer(root.json(), answer, out -> {
            String pin = answer.path("pin").asText("");
            out.println(
                    pin.isEmpty()
                            ? answer.path("customer").asText() + ": "
                                    + answer.path("done").asText()
                            : "pin of " + answer.path("customer").asText() + ": " + pin);
        });
        return ExitCode.OK;
    }
}
