package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An agent at the phone in the page, in Firefox: {@code firefox-phone.mjs}, which does by itself what is to be done and says so. */
final class Firefox implements AutoCloseable {
    private static final Path SCRIPT = Path.of("..", "agent-desktop", "web", "browser", "firefox-phone.mjs");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String HEARD = "heard ";
    /** The hum of its made-up microphone. */
    static final int MICROPHONE_HZ = 1_000;

    private final Process process;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    /** It says no more. */
    private volatile boolean ended;

    private Firefox(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    /** Blocks until the agent is ready. The password goes over standard input. */
    static Firefox ready(Centre centre, String agent) {
        try {
            Process process = new ProcessBuilder(List.of(
                            "node",
                            SCRIPT.toString(),
                            "http://127.0.0.1:" + centre.ports().web(),
                            agent))
                    .redirectErrorStream(true)
                    .start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(Seat.password(centre, agent));
            }
            Firefox firefox = new Firefox(process);
            firefox.says("ready");
            return firefox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException gone) {
            // as when it has ended
        } finally {
            ended = true;
        }
    }

    private void says(String line) {
        await("Firefox says '" + line + "'").atMost(PATIENCE).until(() -> said.contains(line) || ended);
        assertThat(said).as("what Firefox has said").contains(line);
    }

    /** Blocks until the agent has talked and hung up; the loudest frequency that was heard, 0 for silence. */
    int heard() {
        says("over");
        return said.stream()
                .filter(line -> line.startsWith(HEARD))
                .mapToInt(line -> Integer.parseInt(line.substring(HEARD.length())))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
