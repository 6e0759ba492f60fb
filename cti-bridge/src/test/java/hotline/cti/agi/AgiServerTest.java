package hotline.cti.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgiServerTest {
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicReference<AgiSession> session = new AtomicReference<>();
    private AgiServer server;

    @BeforeEach
    void open() throws Exception {
        server = new AgiServer(0, "secret", Map.of("caller", visit -> {
            visits.incrementAndGet();
            session.set(visit);
            visit.variable("X");
        }));
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aVisitWithTheSecretIsServed() throws Exception {
        try (Socket asterisk = visits("caller?code=60&extension=1001", "secret")) {
            assertThat(reader(asterisk).readLine()).isEqualTo("GET VARIABLE \"X\"");
            assertThat(session.get().parameter("extension")).isEqualTo("1001");
            assertThat(session.get().parameter("none")).isEmpty();
        }
    }

    @Test
    void aVisitWithoutTheSecretIsClosedBeforeAnythingElse() throws Exception {
        for (String wrong : new String[] {"", "Secret", "secret2"}) {
            try (Socket stranger = visits("caller", wrong)) {
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThat(visits).hasValue(0);
    }

    @Test
    void anUnknownScriptIsClosed() throws Exception {
        try (Socket asterisk = visits("../caller", "secret")) {
            assertThat(asterisk.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void hostileBytesAreClosedAndTheNextVisitIsServed() throws Exception {
        byte[] noise = new byte[1_000_000];
        new Random(99).nextBytes(noise);
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            stranger.getOutputStream().write(noise);
        } catch (java.io.IOException closedEarly) {
            // what the server should do
        }
        await().until(() -> server.sessions() == 0);
        aVisitWithTheSecretIsServed();
    }

    @Test
    void aHangUpIsKnownAtOnceEvenWhileNoCommandRuns() throws Exception {
        try (Socket asterisk = visits("caller", "secret")) {
            await().until(() -> session.get() != null);
            AtomicInteger told = new AtomicInteger();
            session.get().whenGone(told::incrementAndGet);
            write(asterisk, "HANGUP\n");
            await().until(() -> told.get() == 1);
            assertThat(session.get().hungUp()).isTrue();
        }
    }

    @Test
    void anArgumentCannotSmuggleInAnotherCommand() throws Exception {
        try (Socket asterisk = visits("caller", "secret")) {
            await().until(() -> session.get() != null);
            assertThatThrownBy(() -> session.get().set("X", "1\nHANGUP")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void repliesAreUnderstoodOrHarmless() {
        assertThat(AgiReply.parse("200 result=1 (a (b) c)").value()).isEqualTo("a (b) c");
        assertThat(AgiReply.parse("200 result=50 endpos=1600").endPosition()).isEqualTo(1600);
        assertThat(AgiReply.parse("200 result=-1").done()).isFalse();
        assertThat(AgiReply.parse("511 Command Not Permitted").code()).isEqualTo(511);
        assertThat(AgiReply.parse("99999999999 result=99999999999 endpos=x").endPosition())
                .isZero();
    }

    private Socket visits(String script, String secret) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        write(
                socket,
                "agi_network: yes\nagi_network_script: " + script + "\nagi_channel: x\nagi_arg_1: " + secret + "\n\n");
        return socket;
    }

    private static void write(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BufferedReader reader(Socket socket) throws Exception {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
