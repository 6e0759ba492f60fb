package hotline.desktop.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the web app: the same document for every page, and the files it names. All is read into memory once and compressed then, so that serving touches no disk.
 * Names of assets carry a hash of what is in them; a browser may keep those for ever.
 */
public final class Pages {
    /** Where the app has a page. */
    private static final List<String> ROUTES =
            List.of("/", "/sign-in", "/desk", "/board", "/figures", "/interactions/:id");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "woff2", "font/woff2");
    private static final String FOLDER = "web/";
    private static final String DOCUMENT = "index.html";
    private static final String KEPT = "public, max-age=31536000, immutable";
    /** The document and what it names without a hash: asked for again each time. */
    private static final String NOT_KEPT = "no-cache";

    private final Map<String, PageFile> files;

    private Pages(Map<String, PageFile> files) {
        this.files = files;
    }

    private record PageFile(String type, Buffer plain, Buffer compressed) {}

    /** The app as it was built; empty when it was left out of the build ({@code -Dweb.skip}). */
    public static Optional<Pages> built() {
        byte[] manifest = read("manifest.json");
        if (manifest == null) {
            return Optional.empty();
        }
        Map<String, PageFile> files = new TreeMap<>();
        for (String name : named(manifest)) {
            byte[] bytes = read(name);
            if (bytes == null) {
                throw new IllegalStateException("the pages' " + name + " is not in the jar; build again");
            }
            files.put(name, new PageFile(type(name), Buffer.buffer(bytes), Buffer.buffer(compressed(bytes))));
        }
        return Optional.of(new Pages(files));
    }

    public void mount(Router router) {
        ROUTES.forEach(route -> router.get(route).handler(context -> serve(context, DOCUMENT, NOT_KEPT)));
        files.keySet().stream()
                .filter(name -> !name.equals(DOCUMENT))
                .forEach(name -> router.get("/" + name)
                        .handler(context -> serve(context, name, name.startsWith("assets/") ? KEPT : NOT_KEPT)));
    }

    private void serve(RoutingContext context, String name, String caching) {
        PageFile file = files.get(name);
        if (file == null) {
            context.next();
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader("Content-Type", file.type())
                .putHeader("Cache-Control", caching)
                .putHeader("Vary", "Accept-Encoding");
        if (takesGzip(context.request())) {
            response.putHeader("Content-Encoding", "gzip").end(file.compressed());
        } else {
            response.end(file.plain());
        }
    }

    private static boolean takesGzip(HttpServerRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    /** What Vite's manifest names, and what is there besides. */
    private static Set<String> named(byte[] manifest) {
        Set<String> names = new TreeSet<>(List.of(DOCUMENT, "icon.svg"));
        try {
            for (JsonNode chunk : new ObjectMapper().readTree(manifest)) {
                names.add(chunk.path("file").asText());
                for (String more : List.of("css", "assets")) {
                    chunk.path(more).forEach(name -> names.add(name.asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages' manifest.json does not read", e);
        }
        return names;
    }

    private static String type(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("the pages' " + name + " is of a kind nobody has named a type for");
        }
        return type;
    }

    private static byte @Nullable [] read(String name) {
        try (InputStream in = Pages.class.getResourceAsStream("/hotline/desktop/" + FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
