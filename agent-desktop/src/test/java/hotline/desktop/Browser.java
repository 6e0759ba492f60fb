package hotline.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.desktop.message.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A browser as far as we can see it: keeps cookies and says where its page is from. */
final class Browser implements AutoCloseable {
    final Map<String, String> cookies = new LinkedHashMap<>();
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Browser(int port) {
        this.port = port;
    }

    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String code() {
            return body.path("error").path("code").asText();
        }
    }

    int port() {
        return port;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).header("Content-Type", "application/json").DELETE());
    }

    Browser signIn(String id) {
        Answer answer = post("/api/sign-in", "{\"user\":\"" + id + "\",\"password\":\"" + id + "-secret\"}");
        if (answer.status() != 200) {
            throw new AssertionError(
                    id + " could not sign in: " + answer.response().body());
        }
        return this;
    }

    Page page() {
        return page("");
    }

    /** @param more of the address: {@code &after=1:7} */
    Page page(String more) {
        String ticket = post("/api/socket-tickets", "{}").body().path("ticket").asText();
        Page page = Page.open(client, port, "ticket=" + ticket + more, "http://127.0.0.1:" + port);
        page.begun();
        return page;
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    /** Many at once; the cookies stay as they are. */
    CompletableFuture<Integer> statusOfPost(String path, String json) {
        return client.sendAsync(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), json(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";")[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static JsonNode json(String body) throws IOException {
        return body.startsWith("{") ? Wire.MAPPER.readTree(body) : Wire.MAPPER.missingNode();
    }

    @Override
    public void close() {
        client.shutdownNow(); // close() would wait for open sockets
    }
}
