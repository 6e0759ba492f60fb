package hotline.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.desktop.WebAddress;
import hotline.desktop.WebEdge;
import hotline.server.Json;
import hotline.server.Refused;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ControlEdgeTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final CountDownLatch INTERRUPTED = new CountDownLatch(1);
    private static final Supplier<String> METRICS = () -> "hotline_test_total 1.0\n";
    private static volatile boolean ready = true;
    private static Vertx vertx;
    private static WebEdge web;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        var control = new ControlEdge(TOKEN, List.of(new Echo(), new Waits()));
        web = WebEdge.start(
                vertx, WebAddress.loopback(0), METRICS, () -> ready, Map.of("/control/*", control.router(vertx)));
    }

    @AfterAll
    static void stop() throws Exception {
        web.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void aCommandAnswersWithProgressLinesAndOneResult() throws Exception {
        Answer answer = post("echo", "Authorization: Bearer " + TOKEN, "{\"say\":\"你好\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("{\"progress\":\"thinking\"}", "{\"line\":{\"n\":1}}", "{\"result\":{\"said\":\"你好\"}}");
    }

    @Test
    void whoHasNoTokenIsTurnedAway() throws Exception {
        assertThat(post("echo", "X-None: 1", "{}").status()).isEqualTo(401);
    }

    @Test
    void aWrongTokenIsTurnedAway() throws Exception {
        assertThat(post("echo", "Authorization: Bearer 0123456789abcdee", "{}").status())
                .isEqualTo(401);
        assertThat(post("echo", "Authorization: Bearer ", "{}").status()).isEqualTo(401);
        assertThat(post("echo", "Authorization: Basic " + TOKEN, "{}").status()).isEqualTo(401);
    }

    @Test
    void aWebPageIsTurnedAwayEvenWithTheToken() throws Exception {
        String right = "Authorization: Bearer " + TOKEN + "\r\n";
        assertThat(post("echo", right + "Origin: http://127.0.0.1:" + web.port(), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(post("echo", right + "Origin: https://evil.example", "{}").status())
                .isEqualTo(403);
        assertThat(post("echo", right + "Sec-Fetch-Site: same-origin", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void aForeignHostIsTurnedAway() throws Exception {
        assertThat(send("POST", "/control/echo", "evil.example", "Authorization: Bearer " + TOKEN, "{}")
                        .status())
                .isEqualTo(421);
        assertThat(send("GET", "/health", "evil.example:" + web.port(), "X-None: 1", "")
                        .status())
                .isEqualTo(421);
    }

    @Test
    void anUnknownCommandAndABrokenBodyAreSaidSo() throws Exception {
        String right = "Authorization: Bearer " + TOKEN;
        assertThat(post("nothing", right, "{}").status()).isEqualTo(404);
        assertThat(post("echo", right, "[1]").status()).isEqualTo(400);
        assertThat(post("echo", right, "{").status()).isEqualTo(400);
        assertThat(post("echo", right, "{\"say\":\"" + "x".repeat(70_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(send("GET", "/control/echo", "127.0.0.1", right, "").status())
                .isEqualTo(405);
    }

    @Test
    void aRefusalComesWithItsRemedy() throws Exception {
        Answer answer = post("echo", "Authorization: Bearer " + TOKEN, "{}");

        assertThat(answer.body())
                .contains(
                        "{\"error\":{\"code\":\"nothing-said\",\"message\":\"Nothing was said.\",\"remedy\":\"Say something.\"}}");
    }

    @Test
    void aCommandIsInterruptedWhenTheOneWhoAskedGoesAway() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", web.port())) {
            request(socket, "POST", "/control/waits", "127.0.0.1", "Authorization: Bearer " + TOKEN, "{}");
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reader.lines().anyMatch(line -> line.contains("waiting")))
                    .isTrue();
        }

        assertThat(INTERRUPTED.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void healthTellsLiveFromReady() throws Exception {
        ready = false;
        try {
            assertThat(get("/health/live").status()).isEqualTo(200);
            assertThat(get("/health/ready").status()).isEqualTo(503);
            assertThat(get("/health").body()).contains("{\"live\":true,\"ready\":false}");
        } finally {
            ready = true;
        }
        assertThat(get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() throws Exception {
        for (String path : List.of("/", "/desk", "/health", "/no/such/page")) {
            assertThat(get(path).body())
                    .contains("default-src 'none'", "nosniff", "no-referrer")
                    .doesNotContainPattern("<script(?![^>]* src=)");
        }
    }

    @Test
    void metricsAreThereForPrometheus() throws Exception {
        assertThat(get("/metrics").body()).contains("hotline_test_total 1.0");
    }

    private record Answer(int status, String body) {}

    private static Answer get(String path) throws Exception {
        return send("GET", path, "localhost:" + web.port(), "X-None: 1", "");
    }

    private static Answer post(String command, String header, String body) throws Exception {
        return send("POST", "/control/" + command, "127.0.0.1:" + web.port(), header, body);
    }

    /** By hand: an HTTP client would not send a foreign Host. */
    private static Answer send(String method, String path, String host, String header, String body) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", web.port())) {
            socket.setSoTimeout(10_000);
            request(socket, method, path, host, header, body);
            String all = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
            return new Answer(Integer.parseInt(all.substring(9, 12)), all);
        }
    }

    private static void request(Socket socket, String method, String path, String host, String header, String body)
            throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: "
                + bytes.length + "\r\n" + header + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static final class Echo implements ControlCommand {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Object run(JsonNode arguments, Reply reply) {
            String said = Arguments.optional(arguments, "say")
                    .orElseThrow(() -> new Refused("nothing-said", "Nothing was said.", "Say something."));
            reply.step("thinking");
            reply.line(Json.MAPPER.createObjectNode().put("n", 1));
            return Map.of("said", said);
        }
    }

    private static final class Waits implements ControlCommand {
        @Override
        public String name() {
            return "waits";
        }

        @Override
        public Object run(JsonNode arguments, Reply reply) throws InterruptedException {
            reply.step("waiting");
            try {
                return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                INTERRUPTED.countDown();
                throw e;
            }
        }
    }
}
