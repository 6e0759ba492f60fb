package hotline.desktop.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The web app out of our jar: its files, and its one page at every address that the app itself knows. Without it, a page that says so. */
public final class Pages {
    private static final String APP = "/hotline/desktop/web/";
    private static final String NO_APP = "/hotline/desktop/no-app/";
    private static final List<String> ADDRESSES = List.of(
            "/",
            "/sign-in",
            "/desk",
            "/phone",
            "/board",
            "/figures",
            "/flows",
            "/emergency",
            "/tickets",
            "/tickets/:ticket",
            "/customers",
            "/customers/:customer",
            "/guidance",
            "/guidance/:article",
            "/interactions/:interaction");

    private final Map<String, Asset> assets;

    private Pages(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /** Those that were built. Blocks for the disk when it is first called. */
    public static Pages ofOurs() {
        return Ours.PAGES;
    }

    private static final class Ours {
        static final Pages PAGES = new Pages(read(Pages.class.getResource(APP + "index.html") == null ? NO_APP : APP));
    }

    public void mount(Router router) {
        assets.forEach((path, asset) -> router.get(path).handler(context -> serve(context, asset)));
        Asset page = assets.get("/index.html");
        if (page == null) {
            throw new IllegalStateException("there is no page in the jar");
        }
        ADDRESSES.forEach(path -> router.get(path).handler(context -> serve(context, page)));
    }

    private static void serve(RoutingContext context, Asset asset) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        response.putHeader("Cache-Control", asset.isForEver() ? "public, max-age=31536000, immutable" : "no-cache")
                .putHeader("ETag", asset.tag())
                .putHeader("Vary", "Accept-Encoding");
        if (asset.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        String accepted = request.getHeader("Accept-Encoding");
        boolean packed = accepted != null
                && accepted.contains("gzip")
                && asset.compressed().isPresent();
        Buffer content = packed ? asset.compressed().get() : asset.content();
        response.putHeader("Content-Type", asset.type());
        if (packed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(content.length()))
                    .end();
        } else {
            response.end(content);
        }
    }

    private static Map<String, Asset> read(String folder) {
        try {
            URL index = Pages.class.getResource(folder + "index.html");
            if (index == null) {
                throw new IllegalStateException(folder + "index.html is not in the jar");
            }
            URI uri = index.toURI();
            if (!uri.getScheme().equals("jar")) {
                return files(Path.of(uri.resolve(".")));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return files(jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages cannot be read from the jar", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource's address is one", e);
        }
    }

    private static Map<String, Asset> files(Path folder) throws IOException {
        Map<String, Asset> assets = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = "/" + folder.relativize(file).toString().replace('\\', '/');
                // what the build notes for itself
                if (!path.equals("/manifest.json")) {
                    assets.put(path, Asset.of(path, Files.readAllBytes(file)));
                }
            }
        }
        return assets;
    }
}
