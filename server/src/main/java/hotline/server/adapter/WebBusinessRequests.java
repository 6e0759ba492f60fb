package hotline.server.adapter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.ivr.run.BusinessRequest;
import hotline.server.Refused;
import hotline.server.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the business systems of {@code hotline.yaml} over HTTP. A system may be anything: dead, slow, or one that answers what it likes; a redirect is never followed, an answer is
 * read to a limit, and only plain values of modest size come out of it. Neither paths nor bodies are logged: they are a customer's.
 */
public final class WebBusinessRequests implements BusinessRequest, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebBusinessRequests.class);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int DEEPEST = 40;
    private static final int MOST_AT_ONCE = 64;
    private static final int LONGEST_SECRET = 8 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.of(null))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Map<String, Target> targets = new HashMap<>();

    /** @param turn how many may be asking at once: a system that is slow must not be buried */
    private record Target(URI address, String header, Optional<String> secret, Semaphore turn) {}

    /** @throws Refused when a secret cannot be read */
    public WebBusinessRequests(List<Settings.BusinessSystem> systems) {
        for (Settings.BusinessSystem system : systems) {
            targets.put(
                    system.name(),
                    new Target(
                            system.address(),
                            system.header(),
                            system.secretFile().map(file -> secret(system.name(), file)),
                            new Semaphore(MOST_AT_ONCE)));
        }
    }

    @Override
    public Reply ask(Call call) {
        Target target = targets.get(call.system());
        if (target == null) {
            return failed(call, "no-system", false);
        }
        try {
            if (!target.turn().tryAcquire(call.timeOut().toMillis(), TimeUnit.MILLISECONDS)) {
                return failed(call, "too-many", false);
            }
            try {
                return asked(call, target);
            } finally {
                target.turn().release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(call, "too-slow", false);
        }
    }

    private Reply asked(Call call, Target target) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request(call, target), BodyHandlers.ofInputStream());
            // closing it ends the connection of a body that was not read to its end
            try (InputStream body = response.body()) {
                return reply(call, response.statusCode(), body);
            }
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return failed(call, "unreachable", true);
        } catch (HttpTimeoutException e) {
            return failed(call, "too-slow", false);
        } catch (IOException e) {
            return failed(call, "broken", true);
        }
    }

    private HttpRequest request(Call call, Target target) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(below(target.address(), call.path()))
                .timeout(call.timeOut())
                .header("Accept", "application/json");
        target.secret().ifPresent(secret -> request.header(target.header(), secret));
        if (call.method() == hotline.ivr.flow.Node.Method.GET) {
            return request.GET().build();
        }
        BodyPublisher body = BodyPublishers.ofByteArray(json.writeValueAsBytes(call.body()));
        return request.header("Content-Type", "application/json")
                .method(call.method().name(), body)
                .build();
    }

    /** The path is put behind the address as text and can therefore not lead to another host; that it did not is looked at once more. */
    static URI below(URI address, String path) throws IOException {
        String base = address.toString().replaceFirst("/+$", "");
        URI uri = URI.create(base + path);
        boolean same = address.getRawAuthority().equals(uri.getRawAuthority())
                && address.getScheme().equals(uri.getScheme())
                && uri.normalize()
                        .getRawPath()
                        .startsWith(URI.create(base + "/").normalize().getRawPath());
        if (!same) {
            throw new IOException("leads elsewhere");
        }
        return uri;
    }

    private Reply reply(Call call, int status, InputStream body) throws IOException {
        if (status == 404 || status == 410) {
            return new Reply.None();
        }
        if (status >= 300 && status < 400) {
            return failed(call, "redirected", false);
        }
        if (status < 200 || status >= 400) {
            boolean busy = status >= 500 || status == 408 || status == 429;
            return failed(call, busy ? "broken" : "refused", busy);
        }
        if (call.take().isEmpty()) {
            return new Reply.Answered(Map.of());
        }
        byte[] answer = body.readNBytes(LARGEST_ANSWER + 1);
        if (answer.length > LARGEST_ANSWER) {
            return failed(call, "too-large", false);
        }
        return taken(call, answer);
    }

    private Reply taken(Call call, byte[] answer) throws IOException {
        JsonNode root;
        try {
            root = json.readTree(answer);
        } catch (JacksonException e) {
            return failed(call, "not-json", false);
        }
        if (root == null || !root.isContainerNode()) {
            return failed(call, "not-json", false);
        }
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, String> wanted : call.take().entrySet()) {
            JsonNode found = AnswerValue.find(root, wanted.getValue());
            if (!found.isMissingNode() && !found.isNull()) {
                Optional<Object> value = AnswerValue.of(found);
                if (value.isEmpty()) {
                    return failed(call, "wrong-type", false);
                }
                values.put(wanted.getKey(), value.get());
            }
        }
        return new Reply.Answered(values);
    }

    private static Reply failed(Call call, String code, boolean again) {
        log.warn("business system {} gave no answer: {}", call.system(), code);
        return new Reply.Failed(code, again);
    }

    private static String secret(String system, java.nio.file.Path file) {
        try {
            String secret = Files.size(file) > LONGEST_SECRET
                    ? ""
                    : Files.readString(file).strip();
            if (!secret.isEmpty() && secret.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                return secret;
            }
        } catch (IOException e) {
            // said below
        }
        throw new Refused(
                "secret",
                "The secret of business system " + system + " in " + file + " cannot be used.",
                "Write one line of plain characters into it and make it readable for this user only.");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
