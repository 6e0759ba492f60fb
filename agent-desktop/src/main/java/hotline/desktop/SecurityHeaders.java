package hotline.desktop;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns away requests for foreign hosts, and tells browsers to trust nothing that is not from here. */
final class SecurityHeaders implements Handler<RoutingContext> {
    private final Set<String> hosts;

    SecurityHeaders(String bind) {
        this.hosts = new HashSet<>(List.of("localhost", "127.0.0.1", bind));
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        HostAndPort host = context.request().authority();
        if (host == null || !hosts.contains(host.host())) {
            response.setStatusCode(421)
                    .putHeader("Content-Type", "application/json")
                    .end(
                            "{\"error\":{\"code\":\"foreign-host\",\"message\":\"This server is not that host.\",\"remedy\":\"Use 127.0.0.1 or localhost.\"}}");
            return;
        }
        context.next();
    }
}
