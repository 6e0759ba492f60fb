package hotline.desktop.rest;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The token in the browser. No script can read it, no other site's page makes the browser send it; with TLS it is bound to this very host ({@code __Host-}) and never sent
 * without. Its name has the port, because browsers tell cookies apart by host alone. It has no age: it goes when the browser is closed.
 */
final class SessionCookie {
    private final boolean tls;

    /** @param tls whether we speak TLS ourselves */
    SessionCookie(boolean tls) {
        this.tls = tls;
    }

    Optional<String> token(HttpServerRequest request) {
        for (boolean secure : new boolean[] {true, false}) {
            Cookie cookie = secure || !tls ? request.getCookie(name(request, secure)) : null;
            if (cookie != null) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    void set(RoutingContext context, String token) {
        context.response().addCookie(cookie(context.request(), token));
    }

    void clear(RoutingContext context) {
        context.response().addCookie(cookie(context.request(), "").setMaxAge(0));
    }

    private Cookie cookie(HttpServerRequest request, String value) {
        boolean secure = tls || isBehindTls(request);
        return Cookie.cookie(name(request, secure), value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setPath("/")
                .setSecure(secure);
    }

    /** A proxy with TLS before us: the browser says so. */
    private static boolean isBehindTls(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && origin.startsWith("https://");
    }

    private static String name(HttpServerRequest request, boolean secure) {
        return (secure ? "__Host-" : "") + "hotline-" + request.localAddress().port();
    }
}
