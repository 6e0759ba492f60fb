package hotline.desktop.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hotline.desktop.message.Problem;
import hotline.desktop.message.Wire;
import hotline.desktop.operation.NotDone;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as JSON, and bodies read from it. */
public final class Answers {
    private Answers() {}

    /** Any thread. */
    public static void json(RoutingContext context, int status, @Nullable Object body) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        if (body == null) {
            response.setStatusCode(status == 200 ? 204 : status).end();
            return;
        }
        response.putHeader("Content-Type", "application/json").end(Buffer.buffer(text(body)));
    }

    /** Any thread. */
    public static void notDone(RoutingContext context, NotDone why) {
        if (context.response().headWritten()) {
            return;
        }
        if (why.retryAfter() != null) {
            context.response()
                    .putHeader("Retry-After", Long.toString(why.retryAfter().toSeconds()));
        }
        Map<String, Object> answer = new LinkedHashMap<>(Map.of("error", why.problem()));
        answer.putAll(why.besides());
        json(context, why.status(), answer);
    }

    /** For errors that no operation has caused. Any thread. */
    public static void problem(
            RoutingContext context, int status, String code, String message, @Nullable String remedy) {
        json(context, status, Map.of("error", new Problem(code, message, remedy)));
    }

    /** The request's body; an empty object when there is none. */
    static JsonNode body(RoutingContext context) {
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            return Wire.MAPPER.createObjectNode();
        }
        try {
            return Wire.MAPPER.readTree(body.getBytes());
        } catch (IOException noJson) {
            throw NotDone.bad("json", "The body is no JSON.", "Send one JSON object in UTF-8.");
        }
    }

    private static byte[] text(Object body) {
        try {
            return Wire.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can be written as JSON", e);
        }
    }
}
