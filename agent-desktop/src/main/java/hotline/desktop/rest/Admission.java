package hotline.desktop.rest;

import hotline.desktop.operation.NotDone;
import hotline.desktop.session.Session;
import hotline.desktop.session.Sessions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Who a request is from, and whether a page of ours sent it. */
public final class Admission {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final LongAdder refused = new LongAdder();

    /** @param tls whether we speak TLS ourselves */
    public Admission(Sessions sessions, boolean tls) {
        this.sessions = sessions;
        this.cookie = new SessionCookie(tls);
    }

    /** How many requests came from foreign pages. */
    public long refused() {
        return refused.sum();
    }

    /**
     * A route's first handler: what changes anything must be JSON (which no foreign page can send unasked) and, from a browser, of our own pages.
     *
     * @throws NotDone when it is not
     */
    public void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isForeign(request)) {
            refused.increment();
            throw NotDone.foreignOrigin();
        }
        if (!READING.contains(request.method())) {
            String type = request.getHeader("Content-Type");
            if (type == null
                    || !type.toLowerCase(Locale.ROOT).split(";")[0].strip().equals("application/json")) {
                throw NotDone.bad(
                        "content-type", "The body is not declared as JSON.", "Send Content-Type: application/json.");
            }
        }
        context.next();
    }

    /** Whether a browser says that another site's page has asked. Without an Origin it is no page, or one that only reads. */
    public static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !Set.of("same-origin", "none").contains(site)) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOurs(origin, request.authority());
    }

    private static boolean isOurs(String origin, @Nullable HostAndPort us) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && us != null && us.host().equals(uri.getHost()) && us.port() == uri.getPort();
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    Optional<Session> session(RoutingContext context) {
        return cookie.token(context.request()).flatMap(sessions::find);
    }

    /** @throws NotDone when nobody is signed in */
    Session needSession(RoutingContext context) {
        return session(context).orElseThrow(NotDone::notSignedIn);
    }

    SessionCookie cookie() {
        return cookie;
    }
}
