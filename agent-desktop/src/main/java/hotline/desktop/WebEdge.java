package hotline.desktop;

import hotline.desktop.page.Pages;
import hotline.desktop.phone.PhoneEdge;
import hotline.desktop.rest.Answers;
import hotline.desktop.socket.SocketEdge;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The HTTP server: health, metrics, the pages, and whatever others mount. Every request must name one of our hosts (a foreign name pointed at us by DNS is
 * turned away), every answer carries the security headers. Event loops are never blocked: what blocks is handed to a virtual thread by its own router.
 */
public final class WebEdge implements AutoCloseable {
    private static final int LONGEST_HEADER = 8 * 1024;

    private final Vertx vertx;
    private final HttpServer server;

    private WebEdge(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Starts serving. Blocks until the port is bound.
     *
     * @param metrics their text in Prometheus' format; asked on a virtual thread, may block
     * @param ready whether everything is up; asked on event loops, must not block
     * @param mounts further routers by the path they are mounted at: {@code /control/*}
     * @throws IllegalStateException when the port cannot be bound
     */
    public static WebEdge start(
            Vertx vertx,
            WebAddress address,
            Supplier<String> metrics,
            BooleanSupplier ready,
            Map<String, Router> mounts) {
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders(address));
        router.get("/health").handler(context -> health(context, ready.getAsBoolean(), true));
        router.get("/health/live").handler(context -> health(context, ready.getAsBoolean(), false));
        router.get("/health/ready").handler(context -> health(context, ready.getAsBoolean(), true));
        router.get("/metrics").handler(context -> metrics(context, metrics));
        Pages.ofOurs().mount(router);
        mounts.forEach((path, mounted) -> router.route(path).subRouter(mounted));
        router.errorHandler(404, context -> error(context, 404, "not-found", "There is nothing at this address."));
        router.errorHandler(405, context -> error(context, 405, "method", "This address does not take that method."));
        router.errorHandler(413, context -> error(context, 413, "too-large", "The request is too large."));
        router.errorHandler(500, context -> error(context, 500, "failed", "It failed; the log says why."));
        HttpServer server = vertx.createHttpServer(options(address));
        try {
            server.requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "port " + address.port() + " at " + address.bind() + " cannot be bound", e.getCause());
        }
        return new WebEdge(vertx, server);
    }

    private static HttpServerOptions options(WebAddress address) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(address.bind())
                .setPort(address.port())
                .setMaxHeaderSize(LONGEST_HEADER)
                .setMaxWebSocketFrameSize(SocketEdge.LARGEST_MESSAGE)
                .setMaxWebSocketMessageSize(SocketEdge.LARGEST_MESSAGE)
                .addWebSocketSubProtocol(PhoneEdge.PROTOCOL)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(2)
                .setUseAlpn(false)
                // an open socket says something every few seconds
                .setIdleTimeout(120)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        address.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certificate().toString())
                                .setKeyPath(tls.key().toString())));
        return options;
    }

    /** The port that is served. */
    public int port() {
        return server.actualPort();
    }

    public Vertx vertx() {
        return vertx;
    }

    private static void health(RoutingContext context, boolean ready, boolean mustBeReady) {
        context.response().setStatusCode(mustBeReady && !ready ? 503 : 200);
        json(context, new JsonObject().put("live", true).put("ready", ready));
    }

    private static void metrics(RoutingContext context, Supplier<String> metrics) {
        // Gauges may ask other parts: not on an event loop.
        Thread.ofVirtual().name("metrics").start(() -> {
            String text = metrics.get();
            context.response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(text);
        });
    }

    private static void error(RoutingContext context, int status, String code, String message) {
        if (!context.response().headWritten()) {
            Answers.problem(context, status, code, message, null);
        }
    }

    private static void json(RoutingContext context, JsonObject body) {
        context.response().putHeader("Content-Type", "application/json").end(body.encode());
    }

    /** Stops serving; blocks until the port is free. */
    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
