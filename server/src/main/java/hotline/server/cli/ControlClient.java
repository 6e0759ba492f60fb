package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.server.Json;
import hotline.server.Progress;
import hotline.server.Refused;
import hotline.server.instance.DataFolder;
import hotline.server.instance.InstanceMark;
import hotline.server.settings.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the running server of one instance over its control edge. Blocks the calling thread. */
public final class ControlClient {
    private static final int CONNECT_MILLIS = 2_000;

    private final DataFolder data;
    private final Progress progress;

    /** @param progress gets what the server says while it works */
    public ControlClient(DataFolder data, Progress progress) {
        this.data = data;
        this.progress = progress;
    }

    public Optional<InstanceMark> instance() {
        return InstanceMark.read(data);
    }

    public JsonNode ask(String command, Object arguments) {
        return ask(command, arguments, line -> {});
    }

    /**
     * Asks, and waits for the answer however long it takes.
     *
     * @param arguments become the JSON object the command gets
     * @param lines gets the lines of a long answer as they come
     * @return the result
     * @throws Refused when there is no server, or it refuses
     */
    public JsonNode ask(String command, Object arguments, Consumer<JsonNode> lines) {
        InstanceMark mark = instance().orElseThrow(this::notRunning);
        String token =
                new DataFolder(data.root()).secrets().existing(Secrets.CONTROL).orElseThrow(this::noToken);
        try {
            HttpURLConnection connection = connect(mark, command, token);
            try (OutputStream body = connection.getOutputStream()) {
                Json.MAPPER.writeValue(body, arguments);
            }
            boolean good = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            try (InputStream answer = good ? connection.getInputStream() : connection.getErrorStream()) {
                return read(answer, lines);
            }
        } catch (IOException e) {
            if (instance().isEmpty()) {
                throw notRunning();
            }
            throw new Refused(
                    "no-answer",
                    "The server (process " + mark.pid() + ") does not answer: " + e.getMessage() + ".",
                    "Wait until it has started, see " + data.log() + ", or end it with 'kill " + mark.pid() + "'.");
        }
    }

    private static HttpURLConnection connect(InstanceMark mark, String command, String token) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + mark.portBase() + "/control/" + command);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        return connection;
    }

    private JsonNode read(@Nullable InputStream answer, Consumer<JsonNode> lines) throws IOException {
        if (answer == null) {
            throw new IOException("an empty answer");
        }
        var reader = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            JsonNode message = Json.MAPPER.readTree(line);
            if (message.hasNonNull("progress")) {
                progress.step(message.get("progress").asText());
            } else if (message.has("line")) {
                lines.accept(message.get("line"));
            } else if (message.has("error")) {
                JsonNode error = message.get("error");
                throw new Refused(
                        error.path("code").asText("failed"),
                        error.path("message").asText("It failed."),
                        error.path("remedy").asText("See the log."));
            } else if (message.has("result")) {
                return message.get("result");
            }
        }
        throw new IOException("it ended in the middle of its answer");
    }

    Refused notRunning() {
        return new Refused(
                "not-running",
                "Hotline is not running on " + data.root() + ".",
                "Start it with 'hotline run --detach', or name the right instance with --data DIR.");
    }

    private Refused noToken() {
        return new Refused(
                "no-token",
                "The control token in " + data.root().resolve("secrets") + " is not there or not readable.",
                "Run this as the user who started Hotline.");
    }
}
