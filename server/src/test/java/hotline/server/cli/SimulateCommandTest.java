package hotline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Json;
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
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    private static final String CELL = "--agents 14 --calls-per-hour 200 --handle-time 180 --calls 5000";

    @TempDir
    Path folder;

    private record Said(int code, String out, String err) {
        JsonNode json() throws Exception {
            return Json.MAPPER.readTree(out);
        }
    }

    @Test
    void theAnswerHasEveryFigureWithItsErrorAndTheory() throws Exception {
        JsonNode answer = simulate(CELL + " --json").json();

        for (String key : List.of(
                "asaSeconds",
                "meanWaitSeconds",
                "probabilityOfWait",
                "serviceLevel",
                "probabilityOfAbandon",
                "occupancy")) {
            double value = answer.path(key).asDouble(-1);
            double error = answer.path("standardErrors").path(key).asDouble(-1);
            assertThat(value).as(key).isNotNegative();
            assertThat(error).as("error of " + key).isNotNegative();
            assertThat(answer.path("theory").path(key).asDouble(-1))
                    .as("theory of " + key)
                    .isBetween(value - 4 * error, value + 4 * error);
        }
        assertThat(answer.path("entered").asLong()).isEqualTo(5_000);
        assertThat(answer.path("answered").asLong()
                        + answer.path("abandoned").asLong()
                        + answer.path("waiting").asLong())
                .isEqualTo(5_000);
        assertThat(answer.at("/littlesLaw/callsWaitedSeconds"))
                .isEqualTo(answer.at("/littlesLaw/waitingOverTimeSeconds"));
    }

    @Test
    void theSameSeedTwiceIsTheSameAnswerToTheLetter() {
        assertThat(simulate(CELL + " --seed 5 --json").out())
                .isEqualTo(simulate(CELL + " --seed 5 --json").out())
                .isNotEqualTo(simulate(CELL + " --seed 6 --json").out());
    }

    @Test
    void forPeopleTheoryStandsBesideWhatWasSimulated() {
        Said said = simulate(CELL + " --patience 300");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("14 agents", "load 0.7143", "STANDARD ERROR", "THEORY", "answered within 20 s");
        assertThat(said.err()).contains("5,000 calls in");
    }

    @Test
    void otherHandleTimesHaveNoTheory() throws Exception {
        JsonNode answer = simulate(CELL + " --handle log-normal:0.8 --json").json();

        assertThat(answer.path("theory").isNull()).isTrue();
        assertThat(answer.path("asaSeconds").asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--calls-per-hour 200 --handle-time 180 | --agents is missing",
                "--agents 0 --calls-per-hour 200 --handle-time 180 | --agents is a whole number from 1",
                "--agents x --calls-per-hour 200 --handle-time 180 | --agents",
                "--agents 14 --calls-per-hour -1 --handle-time 180 | --calls-per-hour is a number above 0",
                "--agents 14 --calls-per-hour NaN --handle-time 180 | --calls-per-hour is a number above 0",
                "--agents 14 --calls-per-hour 200 --handle-time 0 | --handle-time is a number above 0",
                "--agents 14 --calls-per-hour 200 --handle-time 180 --patience -3 | --patience is a number from 0",
                "--agents 14 --calls-per-hour 200 --handle-time 180 --calls 0 | --calls is a whole number from 1",
                "--agents 14 --calls-per-hour 200 --handle-time 180 --handle often | 'exponential', 'constant'",
                "--agents 14 --calls-per-hour 200 --handle-time 180 --handle log-normal:x | log-normal:0.8",
            })
    void wrongOptionsAreNamedWithWhatWouldBeRight(String options, String message) throws Exception {
        Said said = simulate(options + " --json");

        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.json().at("/error/message").asText()).contains(message);
    }

    @Test
    void whatNeverSettlesIsRefused() throws Exception {
        Said said = simulate("--agents 10 --calls-per-hour 200 --handle-time 180 --json");

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.json().at("/error/code").asText()).isEqualTo("unstable");
        assertThat(said.json().at("/error/message").asText()).contains("load 1.000");
        assertThat(said.json().at("/error/remedy").asText()).contains("--patience");
    }

    @Test
    void whatNoClockCanCountIsRefused() throws Exception {
        Said said = simulate("--agents 1 --calls-per-hour 0.0000001 --handle-time 1 --json");

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.json().at("/error/code").asText()).isEqualTo("beyond-counting");
    }

    @Test
    void nobodyLivesToSeeTheEndOfAPatienceThatIsLongEnough() throws Exception {
        JsonNode answer = simulate("--agents 1 --calls-per-hour 18000000 --handle-time 0.0001 --patience 1e9"
                        + " --calls 5000 --json")
                .json();

        assertThat(answer.path("abandoned").asLong(-1)).isZero();
        assertThat(answer.path("probabilityOfWait").asDouble()).isBetween(0.4, 0.6);
    }

    @Test
    void aScenarioAnswersForEachTypeAndAgent() throws Exception {
        Path file = Files.writeString(folder.resolve("n.json"), """
                {"types": [{"name": "A", "ratePerSecond": 0.5, "requires": ["a"]},
                           {"name": "B", "ratePerSecond": 0.7, "requires": ["b"]}],
                 "agents": [{"name": "m1", "skills": ["a", "b"]}, {"name": "m2", "skills": ["b"]}],
                 "meanServiceSeconds": 1, "calls": 20000, "seed": 3}
                """);

        JsonNode answer = simulate("--scenario " + file + " --json").json();

        assertThat(answer.at("/types/0/name").asText()).isEqualTo("A");
        assertThat(answer.at("/types/0/meanWaitSeconds").asDouble()).isBetween(1.0, 2.5);
        assertThat(answer.at("/types/0/standardError").asDouble()).isPositive();
        assertThat(answer.at("/types/1/meanWaitSeconds").asDouble()).isBetween(0.3, 0.8);
        assertThat(answer.at("/agents/1/name").asText()).isEqualTo("m2");
        assertThat(answer.at("/agents/1/idleShare").asDouble()).isBetween(0.45, 0.57);
        assertThat(answer.path("entered").asLong()).isEqualTo(20_000);
        assertThat(answer.path("seed").asLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agents: [{name: x}]; meanServiceSeconds: 1 | no types",
                "types: [{name: A, ratePerSecond: 0.5}]; meanServiceSeconds: 1 | no agents",
                "types: [{name: A, ratePerSecond: 0.5}]; agents: [{name: x}] | no 'meanServiceSeconds'",
                "types: [{name: A, ratePerSecond: -1}]; agents: [{name: x}]; meanServiceSeconds: 1 | 'ratePerSecond'",
                "types: [{name: A, ratePerSecond: .5, needs: [a]}]; agents: [{name: x}]; meanServiceSeconds: 1 | 'needs'",
                "types: [{name: A, ratePerSecond: .5, requires: [a]}]; agents: [{name: x}]; meanServiceSeconds: 1 | No agent",
                "types: [{name: A, ratePerSecond: 1.5}]; agents: [{name: x}]; meanServiceSeconds: 1 | as much work",
                "types: [{name: A, ratePerSecond: .1}]; agents: [{name: x}]; meanServiceSeconds: 1; calls: 10.5 | whole number",
                "types: [{name: A, ratePerSecond: .1}]; agents: [{name: x}]; meanServiceSeconds: NaN | 'meanServiceSeconds'",
                "types: [{name: A, ratePerSecond: .1 | wrong.yaml",
                "types: [{name: A, ratePerSecond: .1}]; agents: [{name: x}, {name: x}]; meanServiceSeconds: 1 | stands twice",
            })
    void mistakesInAScenarioAreNamed(String text, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), text.replace("; ", "\n") + "\n");

        Said said = simulate("--scenario " + file + " --json");

        assertThat(said.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(said.json().at("/error/message").asText()).contains(message);
        assertThat(said.json().at("/error/remedy").asText()).isNotEmpty();
    }

    private static Said simulate(String options) {
        List<String> arguments = new ArrayList<>(List.of("simulate"));
        arguments.addAll(List.of(options.strip().split(" ")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int code =
                HotlineCli.execute(arguments.toArray(String[]::new), Path.of(".."), console, run -> ExitCode.CRASHED);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
