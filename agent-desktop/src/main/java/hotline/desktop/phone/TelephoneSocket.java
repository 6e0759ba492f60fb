package hotline.desktop.phone;

import io.vertx.core.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A way to the telephones for one phone: Java's own websocket, because Vert.x 5.1 does not bind its one to the address we have to come from. What is heard is told on the
 * line's event loop, one message after the other; each must be taken before the next one comes.
 */
final class TelephoneSocket implements WebSocket.Listener {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 256 * 1024;

    private final Context loop;
    private final Ear ear;
    private final StringBuilder text = new StringBuilder();
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletableFuture<WebSocket> tail = new CompletableFuture<>();

    /** Who hears it; on the line's event loop. */
    interface Ear {
        /** @param taken to be run when the next one may come */
        void heard(String message, Runnable taken);

        /** Nothing more comes, whoever ended it. */
        void over();
    }

    private TelephoneSocket(Context loop, Ear ear) {
        this.loop = loop;
        this.ear = ear;
    }

    /** @param from the address to come from */
    static HttpClient client(String from) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(from))
                .connectTimeout(CONNECT)
                .build();
    }

    /** Connects; until then what is sent waits. */
    static TelephoneSocket connect(HttpClient client, int port, Context loop, Ear ear) {
        TelephoneSocket socket = new TelephoneSocket(loop, ear);
        socket.tail = client.newWebSocketBuilder()
                .connectTimeout(CONNECT)
                .subprotocols(PhoneEdge.PROTOCOL)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), socket)
                .whenComplete((open, failure) -> {
                    if (failure != null) {
                        loop.runOnContext(told -> ear.over());
                    }
                });
        return socket;
    }

    /** On the event loop. False: too much waits already, or it is over. */
    boolean send(String message) {
        int length = message.length();
        if (tail.isCompletedExceptionally() || waiting.addAndGet(length) > MOST_WAITING) {
            return false;
        }
        tail = tail.thenCompose(open -> open.sendText(message, true))
                .whenComplete((sent, failure) -> waiting.addAndGet(-length));
        return true;
    }

    /** On the event loop. */
    void close() {
        tail.whenComplete((open, failure) -> {
            if (open != null) {
                open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((said, notSaid) -> open.abort());
            }
        });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        return part(from, data, last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        return part(from, StandardCharsets.UTF_8.decode(data), last); // SIP may come in either kind of frame
    }

    private @Nullable CompletionStage<?> part(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (text.length() > PhoneEdge.LARGEST_MESSAGE) {
            from.abort();
            loop.runOnContext(told -> ear.over());
        } else if (last) {
            String message = text.toString();
            text.setLength(0);
            loop.runOnContext(told -> ear.heard(message, () -> from.request(1)));
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        loop.runOnContext(told -> ear.over());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        loop.runOnContext(told -> ear.over());
    }
}
