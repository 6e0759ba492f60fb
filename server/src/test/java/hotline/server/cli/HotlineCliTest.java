package hotline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Json;
import hotline.server.Refused;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HotlineCliTest {
    @TempDir
    Path folder;

    private final List<RunOptions> runs = new ArrayList<>();

    private record Said(int code, String out, String err) {
        JsonNode json() throws Exception {
            return Json.MAPPER.readTree(out);
        }
    }

    @Test
    void statusAnswersWhenNothingRuns() throws Exception {
        Said said = say("status", "--json", "--data", folder.toString());

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.json().path("state").asText()).isEqualTo("down");
        assertThat(said.json().path("dataDir").asText()).isEqualTo(folder.toString());
        assertThat(said.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "state",
                        "version",
                        "dataDir",
                        "portBase",
                        "epoch",
                        "components",
                        "urls",
                        "agents",
                        "queues",
                        "interactions",
                        "newCalls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stop", "restart", "export", "agent list", "agent ready a01", "apply ../config/center.yaml"})
    void whatNeedsAServerSaysHowToStartOne(String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--json", "--data", folder.toString()));

        Said said = say(arguments.toArray(String[]::new));

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.json().at("/error/code").asText()).isEqualTo("not-running");
        assertThat(said.json().at("/error/message").asText()).contains(folder.toString());
        assertThat(said.json().at("/error/remedy").asText()).contains("hotline run --detach");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "apply", "nonsense", "status --nonsense", "agent ready", "run --port-base x"})
    void wrongUsageIsOneJsonObjectAndExitCodeTwo(String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add("--json");

        Said said = say(arguments.toArray(String[]::new));

        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.json().at("/error/code").asText()).isEqualTo("usage");
        assertThat(said.json().at("/error/remedy").asText()).contains("--help");
    }

    @Test
    void errorsForPeopleGoToStandardErrorWithTheirRemedy() {
        Said said = say("stop", "--data", folder.toString());

        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("hotline: Hotline is not running").contains("\n  Start it with");
    }

    @Test
    void checkFindsNothingInWhatIsDelivered() throws Exception {
        Said said =
                say("check", "--json", "../config/hotline.yaml", "../config/center.yaml", "../config/flows/demo.yaml");

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out().strip()).isEqualTo("{\"problems\":[],\"changes\":[],\"warnings\":[]}");
    }

    @Test
    void checkNamesFileLineAndRemedy() throws Exception {
        Path file = folder.resolve("hotline.yaml");
        Files.writeString(file, "region: CN\nport-bas: 20000\n");

        Said json = say("check", "--json", file.toString());
        Said people = say("check", file.toString());

        assertThat(json.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(json.json().at("/problems/0/line").asInt()).isEqualTo(2);
        assertThat(json.json().at("/problems/0/hint").asText()).isEqualTo("did you mean 'port-base'?");
        assertThat(people.out()).contains(file + ":2:1: ", "did you mean 'port-base'?", "1 mistake.");
    }

    @Test
    void runPassesOnWhatItWasTold() {
        Said said = say("run", "--no-demo", "--port-base", "39000", "--data", folder.toString());

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(runs).singleElement().satisfies(options -> {
            assertThat(options.demo()).isFalse();
            assertThat(options.portBase()).hasValue(39_000);
            assertThat(options.data().root()).isEqualTo(folder);
        });
    }

    @Test
    void aRefusedStartIsOneSentenceWithItsRemedy() {
        Said said = say("run", "--port-base", "1", "--data", folder.toString());

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.err()).isEqualTo("hotline: Taken.\n  Choose another.\n");
    }

    @Test
    void theLaunchersHelpNamesEveryCommand() throws Exception {
        String launcher = Files.readString(Path.of("../hotline"));
        var cli = new CommandLine(HotlineCli.forHelp());

        assertThat(cli.getSubcommands().keySet())
                .allSatisfy(command -> assertThat(launcher).containsPattern("(?m)^  " + command + "  +[a-z]"));
    }

    private Said say(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = HotlineCli.execute(arguments, Path.of("..").toAbsolutePath().normalize(), console, options -> {
            if (options.portBase().orElse(0) == 1) {
                throw new Refused("port-taken", "Taken.", "Choose another.");
            }
            runs.add(options);
            return ExitCode.OK;
        });
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
