package hotline.desktop;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hotline.desktop.message.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One open page: its socket and every frame it got. */
final class Page implements WebSocket.Listener {
    static final Duration SOON = Duration.ofSeconds(30);

    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    /** The same as they came. */
    final List<String> raw = new CopyOnWriteArrayList<>();

    final AtomicInteger closedWith = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final AtomicInteger ids = new AtomicInteger();
    private WebSocket socket;

    static Page open(HttpClient client, int port, String query, String origin) {
        Page page = new Page();
        page.socket = client.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/socket?" + query), page)
                .join();
        return page;
    }

    /** What happens from now on comes over the socket. */
    void begun() {
        await("the first frame").atMost(SOON).until(() -> !frames.isEmpty());
    }

    /** The first frame of a type that fits, now or soon. */
    JsonNode frame(String type, Predicate<JsonNode> fits) {
        return await("a frame " + type)
                .atMost(SOON)
                .until(() -> find(type, fits), Optional::isPresent)
                .orElseThrow();
    }

    JsonNode frame(String type) {
        return frame(type, any -> true);
    }

    Optional<JsonNode> find(String type, Predicate<JsonNode> fits) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .filter(fits)
                .findFirst();
    }

    List<JsonNode> all(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .toList();
    }

    /** Asks and waits for the reply. */
    JsonNode ask(String doing, String body) {
        String id = "q" + ids.incrementAndGet();
        say("{\"id\":\"" + id + "\",\"do\":\"" + doing + "\",\"body\":" + body + "}");
        return frame("reply", reply -> reply.path("id").asText().equals(id));
    }

    /** All that was told so far is here. */
    void caughtUp() {
        int before = all("pong").size();
        say("{\"id\":\"p\",\"do\":\"ping\"}");
        await("a pong").atMost(SOON).until(() -> all("pong").size() > before);
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    WebSocket socket() {
        return socket;
    }

    /** As when the network is gone. */
    void cut() {
        socket.abort();
    }

    int closed() {
        return await("the socket to be closed").atMost(SOON).until(closedWith::get, code -> code != 0);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                raw.add(text.toString());
                frames.add(Wire.MAPPER.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError(text.toString(), e);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedWith.set(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closedWith.compareAndSet(0, -1);
    }
}
