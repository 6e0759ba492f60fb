package hotline.desktop;

import hotline.desktop.rest.Answers;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Turns away requests for foreign hosts, and tells browsers to trust nothing that is not from here. */
final class SecurityHeaders implements Handler<RoutingContext> {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; font-src 'self'; media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final Set<String> hosts;
    private final boolean tls;

    SecurityHeaders(WebAddress address) {
        this.hosts = new TreeSet<>(address.hostNames());
        this.tls = address.tls().isPresent();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
                .putHeader("Cache-Control", "no-store");
        if (tls) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        HostAndPort host = context.request().authority();
        if (host == null || !hosts.contains(host.host().toLowerCase(Locale.ROOT))) {
            Answers.problem(
                    context,
                    421,
                    "foreign-host",
                    "This server is not that host.",
                    "Use one of its names: " + String.join(", ", hosts)
                            + ". More are given in hotline.yaml, web: host-names.");
            return;
        }
        context.next();
    }
}
