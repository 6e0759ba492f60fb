package hotline.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import hotline.ivr.flow.Node.Method;
import hotline.ivr.run.BusinessRequest.Call;
import hotline.ivr.run.BusinessRequest.Reply;
import hotline.server.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Business systems of every kind, on loopback. */
@Timeout(30)
class WebBusinessRequestsTest {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{}";
    private String location = "";

    @TempDir
    Path folder;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            } catch (IOException closed) {
                // who asked has read enough
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void whatIsAskedForIsTakenOutOfTheAnswer() throws IOException {
        body = """
            {"delivery": {"slot": "0900", "paid": true, "lines": [{"count": 2}], "weight": 1.50, "note": null}}""";

        Reply reply = ask(Map.of(
                "slot", "delivery.slot",
                "paid", "delivery.paid",
                "count", "delivery.lines.0.count",
                "weight", "delivery.weight",
                "note", "delivery.note",
                "other", "delivery.lines.7.count"));

        assertThat(reply)
                .isEqualTo(new Reply.Answered(Map.of("slot", "0900", "paid", true, "count", 2L, "weight", "1.5")));
        assertThat(asked).containsExactly("GET /api/a?b=%2F sesame ");
    }

    @Test
    void whatIsSentIsAJsonObject() throws IOException {
        try (WebBusinessRequests requests = requests(address())) {
            requests.ask(new Call("erp", Method.POST, "/a", Map.of("pin", "12\"34"), Map.of(), Duration.ofSeconds(5)));
        }

        assertThat(asked).containsExactly("POST /api/a sesame {\"pin\":\"12\\\"34\"}");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            200, `not json at all`,              not-json
            200, `<html></html>`,                not-json
            200, ``,                             not-json
            200, `"a text"`,                     not-json
            200, `{"v": {}}`,                    wrong-type
            200, `{"v": [1]}`,                   wrong-type
            200, `{"v": "a\\u0000b"}`,           wrong-type
            200, `{"v": "a\\u202eb"}`,           wrong-type
            200, `{"v": 99999999999999999999}`,  wrong-type
            200, `{"v": 1e999}`,                 wrong-type
            200, `{"v": 1} {"v": 2}`,            not-json
            301, `{"v": 1}`,                     redirected
            302, `{"v": 1}`,                     redirected
            400, `{"v": 1}`,                     refused
            401, `{"v": 1}`,                     refused
            500, `{"v": 1}`,                     broken
            503, `{"v": 1}`,                     broken
            429, `{"v": 1}`,                     broken
            """)
    void aSystemThatLiesFails(int status, String body, String code) throws IOException {
        this.status = status;
        this.body = body == null ? "" : body;
        location = "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere";

        assertThat(ask(Map.of("v", "v"))).isEqualTo(new Reply.Failed(code, code.equals("broken")));
        assertThat(asked).hasSize(1);
    }

    @Test
    void hugeDeepAndEndlessTextsFail() throws IOException {
        body = "{\"v\": \"" + "x".repeat(200_000) + "\"}";
        assertThat(ask(Map.of("v", "v"))).isEqualTo(new Reply.Failed("too-large", false));
        body = "[".repeat(10_000);
        assertThat(ask(Map.of("v", "v"))).isEqualTo(new Reply.Failed("not-json", false));
        body = "{\"v\": \"" + "x".repeat(101) + "\"}";
        assertThat(ask(Map.of("v", "v"))).isEqualTo(new Reply.Failed("wrong-type", false));
    }

    @Test
    void notFoundIsNoFailure() throws IOException {
        status = 404;

        assertThat(ask(Map.of("v", "v"))).isEqualTo(new Reply.None());
    }

    @Test
    void aDeadSystemCannotBeReached() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(ask(URI.create("http://127.0.0.1:" + port), Map.of("v", "v"), Duration.ofSeconds(2)))
                .isEqualTo(new Reply.Failed("unreachable", true));
    }

    @Test
    void aSystemThatAcceptsAndSaysNothingIsTooSlow() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(ask(
                            URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                            Map.of("v", "v"),
                            Duration.ofMillis(300)))
                    .isEqualTo(new Reply.Failed("too-slow", false));
        }
    }

    @Test
    void whoDripsByteByByteIsGivenUpWhenTheQuestionIsAndTheConnectionEnds() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        try (ServerSocket slow = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow, begun, cut));
            URI address = URI.create("http://127.0.0.1:" + slow.getLocalPort());
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    ask(address, Map.of("v", "v"), Duration.ofSeconds(60));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            asking.interrupt();

            asking.join(Duration.ofSeconds(10));
            assertThat(asking.isAlive()).isFalse();
            assertThat(cut.await(10, TimeUnit.SECONDS))
                    .as("the connection was ended")
                    .isTrue();
        }
    }

    private static void drip(ServerSocket slow, CountDownLatch begun, CountDownLatch cut) {
        try (Socket socket = slow.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 50_000; i++) {
                out.write(' ');
                out.flush();
                begun.countDown();
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (IOException e) {
            cut.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPathCannotLeadToAnotherHost() {
        URI address = URI.create("https://erp.example/api");
        for (String path : List.of("@evil.example/", ".evil.example/", "/../../x", "/%2e%2e/x", ":80/")) {
            String shown = path;
            try {
                URI uri = WebBusinessRequests.below(address, path);
                assertThat(uri.getRawAuthority()).as(shown).isEqualTo("erp.example");
                assertThat(uri.normalize().getRawPath()).as(shown).startsWith("/api");
            } catch (IOException | IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        }
        assertThatThrownBy(() -> WebBusinessRequests.below(URI.create("https://erp.example"), "@evil.example/"))
                .isInstanceOf(IOException.class);
    }

    private Reply ask(Map<String, String> take) throws IOException {
        return ask(address(), take, Duration.ofSeconds(5));
    }

    private Reply ask(URI address, Map<String, String> take, Duration timeOut) throws IOException {
        try (WebBusinessRequests requests = requests(address)) {
            return requests.ask(new Call("erp", Method.GET, "/a?b=%2F", Map.of(), take, timeOut));
        }
    }

    private WebBusinessRequests requests(URI address) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "sesame\n");
        return new WebBusinessRequests(
                List.of(new Settings.BusinessSystem("erp", address, "X-Key", Optional.of(secret))));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }
}
