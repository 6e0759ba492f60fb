package hotline.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the launcher in a folder of its own, with a JDK whose `java` is a script that does what a test wants. */
class LauncherTest {
    @TempDir
    Path folder;

    private Path home;
    private Path launcher;
    private Path data;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void aBuiltInstallation() throws IOException {
        home = folder.resolve("a place with spaces");
        data = folder.resolve("data");
        Files.createDirectories(home.resolve("target/dist/abc"));
        Files.writeString(home.resolve("target/dist/current"), "abc\n");
        launcher = home.resolve("hotline");
        Files.copy(Path.of("../hotline"), launcher);
        executable(launcher);
    }

    @Test
    void helpNeedsNeitherJdkNorBuild() throws Exception {
        Ended ended = launch("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("usage: hotline COMMAND").contains("status");
    }

    @Test
    void withoutAJdkItSaysInOneSentenceWhatToInstall() throws Exception {
        Ended ended = launch("status");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("hotline: There is no JDK 25 or newer on this machine")
                .contains("JAVA_HOME");
    }

    @Test
    void anOlderJdkIsNotTaken() throws Exception {
        jdk("17.0.15", "exit 0");

        assertThat(launch("status", "--json").out())
                .startsWith("{\"error\":{\"code\":\"no-jdk\"")
                .endsWith("}}\n");
    }

    @Test
    void argumentsReachTheCommandLineAsTheyAreAlsoThroughALink() throws Exception {
        jdk("25.0.1", "for a in \"$@\"; do echo \"<$a>\"; done");
        Path link = folder.resolve("link to it");
        Files.createSymbolicLink(link, launcher);

        Ended ended = run(link, Map.of(), "agent", "not-ready", "a01", "--reason", "Back office");

        assertThat(ended.out()).contains("hotline.server.Main", "<Back office>", home + "/target/dist/abc/*");
    }

    @Test
    void aServerThatDiesIsStartedAgainAndACleanEndIsAnEnd() throws Exception {
        jdk("25.0.1", script("137", "75", "0"));

        Ended ended = launch("run", "--data", data.toString());

        assertThat(ended.code()).isZero();
        assertThat(starts()).isEqualTo(3);
        assertThat(ended.err())
                .contains("our process died (exit code 137); starting it again (1 of at most 5 within a minute)");
    }

    @Test
    void aServerThatRefusesToStartIsNotTriedAgain() throws Exception {
        jdk("25.0.1", script("1", "0"));

        assertThat(launch("run", "--data", data.toString()).code()).isEqualTo(1);
        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void afterFiveDeathsWithinAMinuteItGivesUp() throws Exception {
        jdk("25.0.1", script("70", "70", "70", "70", "70", "70", "0"));

        Ended ended = launch("run", "--data", data.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(starts()).isEqualTo(6);
        assertThat(ended.err()).contains("giving up");
    }

    @Test
    void detachedReturnsWhenTheServerSaysThatItIsUpAndStopsItWithTheLauncher() throws Exception {
        jdk(
                "25.0.1",
                "echo hello from the server; " + mark("up") + "; trap 'exit 0' TERM; while :; do sleep 0.05; done");

        Ended ended = launch("run", "--detach", "--data", data.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Hotline is up. Logs: " + data + "/log");
        long supervisor = Long.parseLong(markOf("supervisor"));
        ProcessHandle process = ProcessHandle.of(supervisor).orElseThrow();
        process.destroy();
        process.onExit().get(10, TimeUnit.SECONDS);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(Long.parseLong(markOf("pid")))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }

    @Test
    void detachedSaysWhyWhenTheServerRefuses() throws Exception {
        jdk("25.0.1", "echo 'hotline: The TCP port 39000 is taken by another program.' >&2; exit 1");

        Ended ended = launch("run", "--detach", "--data", data.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("port 39000 is taken");
    }

    @Test
    void detachedStopsWhatIsNotUpInTime() throws Exception {
        jdk("25.0.1", mark("starting") + "; trap 'exit 0' TERM; while :; do sleep 0.05; done");

        Ended ended = launch("run", "--detach", "--timeout", "2", "--data", data.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("was not up within 2 s and was stopped again");
        assertThat(ProcessHandle.of(Long.parseLong(markOf("pid"))).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void anUnknownKindOfTestIsAUsageError() throws Exception {
        jdk("25.0.1", "exit 0");

        assertThat(launch("test", "everything").code()).isEqualTo(2);
    }

    private String script(String... codes) {
        return "echo start >> '" + folder + "/starts'; n=$(wc -l < '" + folder + "/starts'); codes=("
                + String.join(" ", codes) + "); exit ${codes[$((n - 1))]}";
    }

    private String mark(String state) {
        return "mkdir -p '" + data + "/run'; printf 'pid=%s\\nsupervisor=%s\\nstate=" + state
                + "\\n' $$ $HOTLINE_SUPERVISOR > '" + data + "/run/instance'";
    }

    private String markOf(String key) throws IOException {
        return Files.readAllLines(data.resolve("run/instance")).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private int starts() throws IOException {
        return Files.readAllLines(folder.resolve("starts")).size();
    }

    private void jdk(String version, String java) throws IOException {
        Path jdk = folder.resolve("jvm/jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            Files.writeString(jdk.resolve("bin").resolve(program), "#!/bin/bash\n" + java + "\n");
            executable(jdk.resolve("bin").resolve(program));
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended launch(String... arguments) throws Exception {
        return run(launcher, Map.of(), arguments);
    }

    private Ended run(Path program, Map<String, String> more, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("JAVA_HOME", "CI", "HOTLINE_SUPERVISOR", "HOTLINE_JVM_OPTIONS"));
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.put("HOTLINE_JVM_FOLDER", folder.resolve("jvm").toString());
        environment.putAll(more);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
