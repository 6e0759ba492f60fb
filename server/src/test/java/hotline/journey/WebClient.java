package hotline.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody signed in over REST, without a browser. */
final class WebClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private String cookie = "";

    private WebClient(String base) {
        this.base = base;
    }

    /** With the password that was generated for the person. */
    static WebClient signIn(Centre centre, String person) {
        WebClient signedIn = new WebClient("http://127.0.0.1:" + centre.ports().web());
        HttpResponse<byte[]> answer = signedIn.send(signedIn.request("/api/sign-in")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        JSON.valueToTree(Map.of("user", person, "password", password(centre, person)))
                                .toString())));
        signedIn.cookie =
                answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return signedIn;
    }

    private static String password(Centre centre, String person) {
        try {
            String start = person + " password ";
            return Files.readAllLines(centre.data().secrets().file("first-sign-ins")).stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .reduce((first, last) -> last)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** The answer's status. */
    int post(String path) {
        return post(path, "{}");
    }

    int post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    /** What is answered. */
    JsonNode asked(String path, String body) {
        return json(
                send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))));
    }

    /** The answer's status. */
    int put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)))
                .statusCode();
    }

    /** The answer's status. */
    int delete(String path) {
        return send(request(path).header("Content-Type", "application/json").DELETE())
                .statusCode();
    }

    /** @param range as the header says it; null for all of it */
    byte[] bytes(String path, @Nullable String range) {
        HttpRequest.Builder request = request(path).GET();
        return send(range == null ? request : request.header("Range", range)).body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
