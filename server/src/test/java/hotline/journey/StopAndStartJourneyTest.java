package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.CallReport;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.server.asterisk.AsteriskInstallation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is left after a stop, what is there again after the next start, and who cannot get at it. */
@Tag("journey")
@Alone
class StopAndStartJourneyTest {
    private static final Set<Path> TEMPORARY_BEFORE = Machine.temporary();

    @RegisterExtension
    static final OneCentre HOTLINE = OneCentre.fresh(OneCentre::brisk);

    private final Centre centre = HOTLINE.get();

    @Test
    void stopLeavesNothingRunningOrLyingAboutAndTheNextStartHasEverythingAgain() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a01");
        centre.ready("a01", "a02");
        centre.agent("not-ready", "a02");
        LiveCall call = centre.call(Centre.straightToAPerson("13900139000").talkingFor(Duration.ofSeconds(1)));
        JsonNode story = centre.story(call, it -> it.at("/record/endedAt").isTextual());
        assertThat(story.at("/record/outcome").asText()).isEqualTo("TALKED");
        JsonNode configuration = centre.ask("export", Map.of());
        List<String> states = List.of(centre.stateOf("a01"), centre.stateOf("a02"), centre.stateOf("a03"));
        assertThat(states).containsExactly("READY", "NOT_READY", "LOGGED_OUT");
        long epoch = centre.status().path("epoch").asLong();
        for (long process : Machine.processesOf(centre.data().root())) {
            assertThat(Machine.writesTo(process))
                    .as("what process %s may write to: %s", process, Machine.commandLine(process))
                    .allMatch(file -> file.startsWith(centre.folder()) || file.startsWith(userCache()));
        }
        assertThat(Machine.listening(centre.ports().base(), lastPort())).isNotEmpty();

        Instant asked = Instant.now();
        assertThat(centre.hotline("stop").exit()).isZero();
        say("stopped within %d ms", Duration.between(asked, Instant.now()).toMillis());

        assertThat(Machine.processesOf(centre.data().root()))
                .extracting(Machine::commandLine)
                .isEmpty();
        assertThat(Machine.listening(centre.ports().base(), lastPort())).isEmpty();
        Set<Path> left = new TreeSet<>(Machine.temporary());
        left.removeAll(TEMPORARY_BEFORE);
        assertThat(left).isEmpty();
        assertThat(centre.hotline("status").exit()).isEqualTo(1);

        Instant again = Instant.now();
        centre.run();
        Duration start = Duration.between(again, Instant.now());
        say("second start: ready after %d ms", start.toMillis());
        assertThat(start).isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(centre.status().path("epoch").asLong()).isGreaterThan(epoch);
        await("everybody is as before, once the phones are seen again")
                .atMost(Centre.SOON)
                .until(() -> List.of(centre.stateOf("a01"), centre.stateOf("a02"), centre.stateOf("a03"))
                        .equals(states));
        assertThat(centre.ask("export", Map.of())).isEqualTo(configuration);
        assertThat(centre.ask("interaction", Map.of("id", story.at("/record/id").asText())))
                .isEqualTo(story);
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a01");
        LiveCall next = centre.call(Centre.straightToAPerson("13900139000").talkingFor(Duration.ofSeconds(1)));
        assertThat(centre.storyAfterCall(next).at("/record/outcome").asText()).isEqualTo("TALKED");
    }

    @Test
    void stopWhenIdleServesWhoIsHereAndRefusesWhoComes() {
        centre.behave(PhoneBehaviour.answersAfter(Duration.ofMillis(100)), "a01");
        centre.ready("a01");
        LiveCall first = centre.call(Centre.straightToAPerson("13900139000"));
        await().atMost(Centre.SOON).until(() -> centre.stateOf("a01").equals("TALKING"));
        LiveCall second = centre.call(Centre.straightToAPerson("01012345678"));
        await().atMost(Centre.SOON).until(() -> centre.waiting() == 1);

        CompletableFuture<Centre.Done> stop =
                CompletableFuture.supplyAsync(() -> centre.hotline("stop", "--when-idle"));
        await().atMost(Centre.SOON)
                .until(() -> !centre.status().at("/newCalls/taken").asBoolean());

        CallReport refused =
                centre.call(Centre.straightToAPerson("02088887777")).report().join();
        assertThat(refused.answered()).isFalse();
        assertThat(refused.sipStatus()).isEqualTo(503);
        assertThat(centre.status().at("/newCalls/refused").asInt()).isEqualTo(1);
        first.hangUp();
        assertThat(second.agentHeard().orTimeout(10, TimeUnit.SECONDS).join()).isNotNull();
        assertThat(stop).isNotDone();
        second.hangUp();

        assertThat(stop.orTimeout(60, TimeUnit.SECONDS).join().exit()).isZero();
        assertThat(Machine.processesOf(centre.data().root())).isEmpty();
        centre.run();
        assertThat(centre.storyAfterCall(second).at("/record/outcome").asText()).isEqualTo("TALKED");
        assertThat(centre.status().at("/newCalls/taken").asBoolean()).isTrue();
    }

    @Test
    void anotherUserOfThisMachineCannotReachTheDatabase() throws IOException {
        String address = "jdbc:postgresql://127.0.0.1:" + centre.ports().postgresql() + "/hotline";
        for (String user : List.of("hotline", "postgres", "nobody")) {
            for (String password : List.of("", "hotline", "postgres")) {
                assertThatThrownBy(() -> DriverManager.getConnection(address, user, password)
                                .close())
                        .isInstanceOf(SQLException.class)
                        .extracting(failure -> ((SQLException) failure).getSQLState())
                        .as("%s with password '%s'", user, password)
                        .isIn("28P01", "28000", "08004");
            }
        }
        Set<String> secrets = new TreeSet<>();
        try (var files = Files.walk(centre.data().root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = file.toString();
                if (path.contains("/secrets/") || path.endsWith("password")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(path)
                            .isEqualTo("rw-------");
                    Files.readString(file)
                            .lines()
                            .filter(line -> line.length() >= 16)
                            .forEach(secrets::add);
                }
            }
        }
        assertThat(secrets).isNotEmpty();
        for (long process : Machine.processesOf(centre.data().root())) {
            assertThat(secrets).noneMatch(secret -> Machine.commandLine(process).contains(secret));
        }
        try (var files = Files.list(centre.data().root())) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("---"));
        }
    }

    @Test
    void anotherUserOfThisMachineCannotReadTheData() throws IOException, InterruptedException {
        assumeTrue(isRoot(), "only root can act as another user");
        // who may pass through the folders above it stands before the data folder itself
        Files.setPosixFilePermissions(centre.folder(), PosixFilePermissions.fromString("rwx--x--x"));
        Path data = centre.data().root();
        assertThat(asNobody("ls", "/").exit()).isZero();
        assertThat(asNobody("ls", data.toString())).isEqualTo(new Outcome(2, ""));
        assertThat(asNobody("cat", data.resolve("postgresql/data/PG_VERSION").toString()))
                .isEqualTo(new Outcome(1, ""));
        assertThat(asNobody("cat", data.resolve("secrets/control").toString())).isEqualTo(new Outcome(1, ""));
    }

    private record Outcome(int exit, String out) {}

    private static Outcome asNobody(String... command) throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out);
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private int lastPort() {
        return centre.ports().base() + 1_999;
    }

    private static Path userCache() {
        return AsteriskInstallation.userCache();
    }

    private static void say(String line, Object... values) {
        System.out.println("stop: " + line.formatted(values));
    }
}
