package hotline.desktop.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * One file.
 *
 * @param path in the browser's address
 * @param compressed by gzip, when that makes it smaller
 * @param tag changes with the content
 */
record Asset(String path, String type, Buffer content, Optional<Buffer> compressed, String tag) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8",
            "webmanifest", "application/manifest+json");
    private static final int WORTH_COMPRESSING = 200;

    static Asset of(String path, byte[] content) {
        byte[] packed = gzip(content);
        boolean smaller = content.length > WORTH_COMPRESSING && packed.length < content.length;
        return new Asset(
                path,
                TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream"),
                Buffer.buffer(content),
                smaller ? Optional.of(Buffer.buffer(packed)) : Optional.empty(),
                tag(content));
    }

    /** Its name has a hash in it: what is there will never be another. */
    boolean isForEver() {
        return path.startsWith("/assets/");
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail so", e);
        }
        return packed.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
