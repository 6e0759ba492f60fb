package hotline.server.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.server.Json;
import hotline.server.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes {@code POST /control/NAME} to the command of that name. Asks for the bearer token and refuses anything that comes from a web page. The answer is one JSON
 * object a line: any number of {@code {"progress":…}} and {@code {"line":…}}, then one {@code {"result":…}} or {@code {"error":{code, message, remedy}}}.
 */
public final class ControlEdge {
    private static final Logger log = LoggerFactory.getLogger(ControlEdge.class);
    private static final int LONGEST_BODY = 64 * 1024;

    private final byte[] expected;
    private final Map<String, ControlCommand> commands = new TreeMap<>();

    /** @param token what must follow {@code Bearer} */
    public ControlEdge(String token, List<ControlCommand> commands) {
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        for (ControlCommand command : commands) {
            if (this.commands.put(command.name(), command) != null) {
                throw new IllegalArgumentException("two commands are called " + command.name());
            }
        }
    }

    /** To be mounted at {@code /control/*}. */
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::admit);
        router.post("/:name")
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                .handler(this::dispatch);
        return router;
    }

    private void admit(RoutingContext context) {
        var headers = context.request().headers();
        if (headers.contains("Origin") || headers.contains("Sec-Fetch-Site")) {
            refuse(
                    context,
                    403,
                    new Refused(
                            "foreign-origin",
                            "The control edge does not answer web pages.",
                            "Use the hotline command."));
            return;
        }
        String given = headers.get("Authorization");
        if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected)) {
            refuse(
                    context,
                    401,
                    new Refused(
                            "unauthorised",
                            "The control token is missing or wrong.",
                            "Run the hotline command as the user who started Hotline, with the right --data DIR."));
            return;
        }
        context.next();
    }

    private void dispatch(RoutingContext context) {
        ControlCommand command = commands.get(context.pathParam("name"));
        if (command == null) {
            refuse(
                    context,
                    404,
                    new Refused(
                            "unknown-command",
                            "The running server does not know this command.",
                            "It may be older than the command line: 'hotline restart' renews it."));
            return;
        }
        JsonNode arguments;
        try {
            arguments = Json.MAPPER.readTree(
                    context.body().buffer() == null ? "{}" : context.body().asString());
        } catch (JsonProcessingException e) {
            arguments = Json.MAPPER.missingNode();
        }
        if (!arguments.isObject()) {
            refuse(context, 400, new Refused("bad-request", "The arguments are not a JSON object.", "Send {}."));
            return;
        }
        HttpServerResponse response = context.response();
        response.setChunked(true).putHeader("Content-Type", "application/x-ndjson");
        JsonNode given = arguments;
        Thread thread =
                Thread.ofVirtual().name("control-" + command.name()).unstarted(() -> answer(command, given, response));
        response.closeHandler(gone -> thread.interrupt());
        response.exceptionHandler(gone -> thread.interrupt());
        thread.start();
    }

    private static void answer(ControlCommand command, JsonNode arguments, HttpServerResponse response) {
        try {
            Object result = command.run(arguments, new Lines(response));
            response.end(line("result", result));
        } catch (Refused refused) {
            response.end(error(refused));
        } catch (Gone | InterruptedException theOneWhoAskedIsGone) {
            log.debug("{}: the one who asked is gone", command.name());
        } catch (RuntimeException ourMistake) {
            log.error("control command {} failed", command.name(), ourMistake);
            response.end(error(
                    new Refused("failed", "It failed through a mistake of ours.", "See the log, and report it.")));
        }
    }

    private static void refuse(RoutingContext context, int status, Refused refused) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(error(refused));
    }

    private static Buffer error(Refused refused) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.putObject("error")
                .put("code", refused.code())
                .put("message", refused.message())
                .put("remedy", refused.remedy());
        return Buffer.buffer(Json.line(message) + "\n");
    }

    private static Buffer line(String kind, Object value) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.set(kind, Json.MAPPER.valueToTree(value));
        return Buffer.buffer(Json.line(message) + "\n");
    }

    private record Lines(HttpServerResponse response) implements Reply {
        @Override
        public void step(String text) {
            write(text, "progress");
        }

        @Override
        public void line(Object value) {
            write(value, "line");
        }

        private void write(Object value, String kind) {
            try {
                response.write(ControlEdge.line(kind, value))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            } catch (CompletionException | IllegalStateException closed) {
                throw new Gone();
            }
        }
    }

    /** The one who asked does not listen any more. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("gone", null, false, false);
        }
    }
}
