package hotline.desktop;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page at {@code /}: says in two languages where things are. Without scripts. */
final class LandingPage {
    private LandingPage() {}

    static void mount(Router router) {
        String page = read("landing.html");
        String style = read("landing.css");
        router.get("/")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .end(page));
        router.get("/landing.css")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/css; charset=utf-8")
                        .end(style));
    }

    private static String read(String name) {
        try (InputStream in = LandingPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
