package hotline.desktop;

import hotline.desktop.phone.Telephones;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes SIP over websockets and keeps what it was sent. Answers when that exists from the first socket on, which is when its port is asked for. */
final class FakeTelephones implements Telephones, AutoCloseable {
    final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("w1001", "secret-of-a01"));
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> from = new CopyOnWriteArrayList<>();
    final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private @Nullable Vertx vertx;
    private int port = 1; // nobody there

    /** From now on somebody is there. */
    FakeTelephones answer() {
        Vertx own = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        vertx = own;
        HttpServer server = own.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("sip"));
        server.webSocketHandler(socket -> {
            sockets.add(socket);
            from.add(socket.remoteAddress().hostAddress());
            socket.textMessageHandler(heard::add);
        });
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return this;
    }

    void say(String message) {
        sockets.getLast().writeTextMessage(message);
    }

    @Override
    public Optional<String> secretOf(String station) {
        return Optional.ofNullable(secrets.get(station));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String comingFrom() {
        return "127.0.0.4";
    }

    @Override
    public void close() {
        Vertx own = vertx;
        if (own != null) {
            own.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
