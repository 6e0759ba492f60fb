package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way is named in one sentence with its remedy, and nothing starts half. */
@Tag("journey")
class RefusedStartJourneyTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private final PortRange range = PortRange.take();

    @AfterEach
    void giveBackThePorts() {
        range.close();
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsLeftRunning() throws Exception {
        for (int port : new int[] {range.base(), range.base() + 1}) {
            try (ServerSocket other = new ServerSocket()) {
                other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));

                JsonNode error = refused(HOME.resolve("config"));

                assertThat(error.path("message").asText()).contains("port " + port, "taken");
                assertThat(error.path("remedy").asText()).isNotBlank();
                assertNothingRuns();
            }
        }
    }

    @Test
    void aMistakeInTheConfigurationIsNamedWithFileAndLineBeforeAnythingStarts() throws Exception {
        Path config = folder.resolve("config");
        Files.createDirectories(config.resolve("flows"));
        Files.copy(HOME.resolve("config/hotline.yaml"), config.resolve("hotline.yaml"));
        Files.copy(HOME.resolve("config/flows/demo.yaml"), config.resolve("flows/demo.yaml"));
        String center = Files.readString(HOME.resolve("config/center.yaml"));
        Files.writeString(
                config.resolve("center.yaml"), center.replace("policy: least-occupied", "policy: least-busy"));
        int line = 1
                + (int) center.substring(0, center.indexOf("policy: least-occupied"))
                        .chars()
                        .filter(character -> character == '\n')
                        .count();

        JsonNode error = refused(config);

        assertThat(error.path("message").asText()).contains("center.yaml:" + line, "least-busy", "least-occupied");
        assertNothingRuns();
        assertThat(folder.resolve("var/postgresql")).doesNotExist();
    }

    private JsonNode refused(Path config) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        HOME.resolve("hotline").toString(),
                        "run",
                        "--json",
                        "--data",
                        folder.resolve("var").toString(),
                        "--config",
                        config.toString(),
                        "--port-base",
                        String.valueOf(range.base()))
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy(); // it ends what it has started
            process.waitFor(60, TimeUnit.SECONDS);
        }
        assertThat(ended).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isEqualTo(1);
        return new ObjectMapper().readTree(Files.readString(out)).path("error");
    }

    private void assertNothingRuns() {
        List<String> ours = ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(folder.toString()))
                .toList();
        assertThat(ours).isEmpty();
    }
}
