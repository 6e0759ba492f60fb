package hotline.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.journey.audio.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * An agent's phone that is no Asterisk: baresip, registered instead of the demo's phone of the same extension. It answers by itself, says a tone, and
 * records what it hears until it is put on hold. Its ports are those of the centre that nobody else has.
 */
final class Baresip implements AutoCloseable {
    private static final int SAY_SECONDS = 60;

    private final Centre centre;
    private final String agent;
    private final Path folder;
    private final int control;
    private final Process process;

    private Baresip(Centre centre, String agent, int toneHz) throws IOException {
        this.centre = centre;
        this.agent = agent;
        this.folder = Files.createTempDirectory(centre.folder(), "baresip");
        int base = centre.ports().base();
        this.control = base + 62;
        String extension = centre.phone(agent).extension();
        Path tone = folder.resolve("tone.wav");
        say(toneHz, tone);
        Files.writeString(
                folder.resolve("config"), """
                module_path /usr/lib/baresip/modules
                sip_listen 127.0.0.1:%1$d
                ctrl_tcp_listen 127.0.0.1:%2$d
                rtp_ports %3$d-%4$d
                audio_source aufile,%5$s
                audio_player aubridge,heard
                audio_alert aubridge,alert
                snd_path %6$s
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                """.formatted(base + 60, control, base + 70, base + 99, tone, folder));
        Files.writeString(folder.resolve("contacts"), "");
        Path accounts = Files.createFile(
                folder.resolve("accounts"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                accounts,
                "<sip:%s@127.0.0.1:%d>;auth_pass=%s;answermode=auto;audio_codecs=pcmu;regint=60\n"
                        .formatted(
                                extension,
                                centre.ports().phones(),
                                centre.data()
                                        .secrets()
                                        .existing("phone-" + extension)
                                        .orElseThrow()));
        centre.phone(agent).unregister();
        process = new ProcessBuilder("baresip", "-f", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        await("baresip has registered")
                .atMost(Centre.SOON)
                .until(() -> centre.asterisk("pjsip show contacts").contains("/sip:" + extension + "-"));
    }

    /** Takes the place of the agent's phone, until it is closed. */
    static Baresip insteadOf(Centre centre, String agent, int toneHz) {
        try {
            return new Baresip(centre, agent, toneHz);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(int hertz, Path file) throws IOException {
        ByteBuffer samples =
                ByteBuffer.allocate(SAY_SECONDS * Recording.RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; samples.hasRemaining(); i++) {
            samples.putShort((short) (8_000 * Math.sin(2 * Math.PI * hertz * i / Recording.RATE)));
        }
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(samples.array()),
                        new AudioFormat(Recording.RATE, 16, 1, true, false),
                        (long) SAY_SECONDS * Recording.RATE),
                AudioFileFormat.Type.WAVE,
                file.toFile());
    }

    /** Its own hold key. */
    void hold() {
        command("hold");
    }

    void resume() {
        command("resume");
    }

    private void command(String name) {
        byte[] json = "{\"command\":\"%s\"}".formatted(name).getBytes(UTF_8);
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), control)) {
            socket.getOutputStream().write((json.length + ":").getBytes(UTF_8));
            socket.getOutputStream().write(json);
            socket.getOutputStream().write(',');
            byte[] answer = new byte[4_096];
            int length = socket.getInputStream().read(answer);
            assertThat(new String(answer, 0, Math.max(0, length), UTF_8)).contains("\"ok\":true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it has heard a tone before its first hold; known when the conversation is over. */
    Duration heard(int hertz) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> recordings =
                    files.filter(file -> file.toString().endsWith("-dec.wav")).toList();
            return recordings.stream()
                    .map(file -> Recording.read(file).heard(hertz, 0.2))
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo's phone is there again. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        centre.phone(agent).register();
        centre.everyPhoneIsThere();
    }
}
