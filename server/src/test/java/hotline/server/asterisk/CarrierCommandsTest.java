package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import hotline.journey.PortRange;
import hotline.server.Json;
import hotline.server.cli.Console;
import hotline.server.cli.ExitCode;
import hotline.server.cli.HotlineCli;
import hotline.server.instance.DataFolder;
import hotline.server.instance.InstanceMark;
import hotline.server.settings.Secrets;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code call} and {@code demo} with real lines; in Hotline's place a plain Asterisk and a control edge that says what we tell it. */
@Tag("integration")
class CarrierCommandsTest {
    private static final PortRange RANGE = PortRange.take();
    private static final int PORTS = RANGE.base();
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    static Path folder;

    static DataFolder data;
    static AsteriskServer opposite;
    static CarrierAsterisk lines;
    static HttpServer control;
    static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private record Outcome(int exit, String out, String err) {}

    @BeforeAll
    static void twoAsterisksAndAControlEdge() throws IOException {
        data = new DataFolder(folder.resolve("var")).create();
        String phoneSecret = data.secrets().of("phone-1001");
        data.secrets().of(Secrets.CONTROL);
        InstanceMark.ofThisProcess(PORTS, Instant.now()).up().write(data);
        control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORTS), 0);
        control.createContext("/control/", exchange -> {
            String command = exchange.getRequestURI().getPath().substring("/control/".length());
            JsonNode arguments = Json.MAPPER.readTree(exchange.getRequestBody());
            ASKED.add(command + " " + arguments.path("action").asText()
                    + arguments.path("agent").asText());
            byte[] answer = ("{\"result\":" + answer(command) + "}\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        control.start();
        var installation = AsteriskInstallation.find(Optional.empty(), AsteriskInstallation.userCache(), line -> {});
        opposite = CarrierAsteriskTest.opposite(installation, folder.resolve("opposite"), PORTS, phoneSecret);
        lines = new CarrierAsterisk(
                installation,
                data.carrier(),
                Path.of("../config/asterisk/carrier"),
                PORTS,
                data.secrets().of("carrier"));
        lines.provision(
                List.of(new AgentPhone("1001", "One", phoneSecret), new AgentPhone("1002", "Two", phoneSecret)));
        opposite.start(SOON);
        lines.start(SOON);
    }

    private static String answer(String command) {
        return command.equals("call-record")
                ? "{\"interactionId\":\"i-1\",\"talking\":false,\"outcome\":\"TALKED\",\"queue\":\"service\",\"agent\":\"a01\",\"endedBy\":\"AGENT\"}"
                : "{\"agents\":[{\"id\":\"a01\",\"extension\":\"1001\",\"state\":\"READY\"},{\"id\":\"a02\",\"extension\":\"1002\",\"state\":\"READY\"}]}";
    }

    @AfterAll
    static void stop() {
        control.stop(0);
        lines.stop(SOON);
        lines.close();
        opposite.stop(SOON);
        RANGE.close();
    }

    private static Outcome hotline(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = data.root().toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int exit = HotlineCli.execute(
                all,
                folder,
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                options -> ExitCode.OK);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void callAnswersWithOneObjectOfLineAndRecord() throws IOException {
        Path heard = folder.resolve("heard here.wav");

        Outcome call = hotline(
                "call",
                "--json",
                "--from",
                "13800138000",
                "--to",
                "4009",
                "--keys",
                "1",
                "--hang-up-after",
                "2",
                "--record",
                heard.toString());

        assertThat(call.exit()).isEqualTo(ExitCode.OK);
        assertThat(call.out().lines()).hasSize(1);
        JsonNode answer = Json.MAPPER.readTree(call.out());
        assertThat(answer.path("outcome").asText()).isEqualTo("TALKED");
        assertThat(answer.path("agent").asText()).isEqualTo("a01");
        assertThat(answer.path("sipStatus").asInt()).isEqualTo(200);
        assertThat(answer.path("keys").get(0).asText()).isEqualTo("1");
        assertThat(answer.path("recording").asText()).isEqualTo(heard.toString());
        assertThat(Files.size(heard)).isGreaterThan(16_000);
    }

    @Test
    void wrongKeysAreAMistakeInUsage() {
        assertThat(hotline("call", "--from", "1", "--keys", "one").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(hotline("call").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void demoSignsAgentsInSaysSoAndSignsThemOut() {
        ASKED.clear();

        Outcome demo = hotline("demo", "--agents", "2", "--calls-per-minute", "60", "--minutes", "0.05", "--talk", "1");

        assertThat(demo.exit()).isEqualTo(ExitCode.OK);
        assertThat(demo.out()).startsWith("ready 2 agents\n");
        assertThat(ASKED).contains("agent sign-ina01", "agent readya01", "agent sign-ina02", "agent sign-outa01");
        assertThat(ASKED.indexOf("agent sign-outa02")).isGreaterThan(ASKED.indexOf("agent readya02"));
    }

    @Test
    void demoThatIsTerminatedSignsAllOutAndEndsWell() throws Exception {
        ASKED.clear();
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "hotline.server.Main",
                        "--data",
                        data.root().toString(),
                        "demo",
                        "--agents",
                        "2",
                        "--calls-per-minute",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = demo.inputReader()) {
            assertThat(said.lines().anyMatch("ready 2 agents"::equals)).isTrue();

            demo.destroy();

            assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(ExitCode.OK);
            assertThat(ASKED).contains("agent sign-outa01", "agent sign-outa02");
        } finally {
            demo.destroyForcibly();
        }
    }
}
