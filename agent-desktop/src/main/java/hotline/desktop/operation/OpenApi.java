package hotline.desktop.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.desktop.message.Problem;
import hotline.desktop.message.SignedIn;
import hotline.desktop.message.Wire;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 description, made from the table of operations. */
public final class OpenApi {
    private final Schemas schemas = new Schemas();
    private final ObjectNode paths = Wire.MAPPER.createObjectNode();

    private OpenApi() {}

    public static ObjectNode describe(Collection<Operation<?>> operations) {
        OpenApi description = new OpenApi();
        description.signIn();
        operations.stream().filter(Operation::isOverRest).forEach(description::add);
        return description.whole();
    }

    private ObjectNode whole() {
        ObjectNode api = Wire.MAPPER.createObjectNode().put("openapi", "3.1.0");
        api.putObject("info")
                .put("title", "Hotline")
                .put("version", "1")
                .put(
                        "description",
                        "The interface of desk, board and figures. What changes anything is sent as application/json; an operation"
                                + " can be asked over the socket, too, by its operationId. See docs/api.md.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        api.putArray("servers").addObject().put("url", "/api");
        api.putArray("security").addObject().putArray("session");
        api.set("paths", paths);
        ObjectNode components = api.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "hotline-PORT")
                .put("description", "Set by POST /sign-in; named __Host-hotline-PORT over TLS.");
        ObjectNode refused = components.putObject("responses").putObject("Refused");
        refused.put("description", "Why it was not done: 400 bad-…, 401, 403, 404 unknown-…, 409, 413, 429, 503.");
        ObjectNode problem = Wire.MAPPER.createObjectNode().put("type", "object");
        problem.putObject("properties").set("error", schemas.of(Problem.class));
        json(refused, problem);
        ObjectNode all = components.putObject("schemas");
        schemas.all().forEach(all::set);
        return api;
    }

    private void signIn() {
        ObjectNode signIn = operation("/sign-in", "POST", "sign-in", "Signs in; sets the session's cookie.");
        signIn.putArray("security");
        ObjectNode body = Wire.MAPPER.createObjectNode().put("type", "object");
        body.putArray("required").add("user").add("password");
        ObjectNode fields = body.putObject("properties");
        fields.putObject("user").put("type", "string");
        fields.putObject("password").put("type", "string");
        json(signIn.putObject("requestBody").put("required", true), body);
        answers(signIn, "200", schemas.of(SignedIn.class));

        ObjectNode signOut = operation("/sign-out", "POST", "sign-out", "Signs out, in all tabs.");
        ObjectNode everywhere = Wire.MAPPER.createObjectNode().put("type", "object");
        everywhere
                .putObject("properties")
                .putObject("everywhere")
                .put("type", "boolean")
                .put("description", "the person's sessions in other browsers, too");
        json(signOut.putObject("requestBody"), everywhere);
        answers(signOut, "204", null);

        answers(operation("/me", "GET", "me", "Who is signed in."), "200", schemas.of(SignedIn.class));

        ObjectNode ticket = Wire.MAPPER.createObjectNode().put("type", "object");
        ticket.putObject("properties").putObject("ticket").put("type", "string");
        answers(
                operation("/socket-tickets", "POST", "socket-ticket", "A ticket that opens one socket within 30 s."),
                "201",
                ticket);
    }

    private void add(Operation<?> operation) {
        ObjectNode node = operation(operation.path(), operation.method(), operation.name(), operation.summary());
        node.put(
                "description",
                "For: "
                        + operation.who().stream()
                                .sorted()
                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ".");
        boolean reads = operation.method().equals("GET");
        ArrayNode parameters = Wire.MAPPER.createArrayNode();
        ObjectNode body = Wire.MAPPER.createObjectNode().put("type", "object");
        ArrayNode required = Wire.MAPPER.createArrayNode();
        for (RecordComponent field : operation.body().getRecordComponents()) {
            boolean inPath = operation.path().contains("{" + field.getName() + "}");
            boolean needed = !Arguments.isNullable(field);
            if (inPath || reads) {
                parameters
                        .addObject()
                        .put("name", field.getName())
                        .put("in", inPath ? "path" : "query")
                        .put("required", needed)
                        .set("schema", schema(field));
            } else {
                body.withObject("/properties").set(field.getName(), schema(field));
                if (needed) {
                    required.add(field.getName());
                }
            }
        }
        if (!parameters.isEmpty()) {
            node.set("parameters", parameters);
        }
        if (body.has("properties")) {
            if (!required.isEmpty()) {
                body.set("required", required);
            }
            json(node.putObject("requestBody").put("required", true), body.put("additionalProperties", false));
        }
        Class<?> result = operation.result();
        answers(node, result == null ? "204" : "200", result == null ? null : schemas.of(result));
    }

    private ObjectNode schema(RecordComponent field) {
        ObjectNode schema = schemas.of(field.getType());
        if (field.getType() == String.class) {
            schema.put("maxLength", Arguments.longest(field));
        } else if (!schema.has("$ref") && schema.path("type").asText().equals("string") && !schema.has("format")) {
            schema.put("description", Arguments.kind(field));
        }
        return schema;
    }

    private ObjectNode operation(String path, String method, String name, String summary) {
        return paths.withObject("/" + path.replace("~", "~0").replace("/", "~1"))
                .putObject(method.toLowerCase(Locale.ROOT))
                .put("operationId", name)
                .put("summary", summary);
    }

    private static void answers(ObjectNode operation, String status, @Nullable ObjectNode schema) {
        ObjectNode responses = operation.putObject("responses");
        ObjectNode done = responses.putObject(status).put("description", "Done.");
        if (schema != null) {
            json(done, schema);
        }
        responses.putObject("default").put("$ref", "#/components/responses/Refused");
    }

    private static void json(ObjectNode where, ObjectNode schema) {
        where.putObject("content").putObject("application/json").set("schema", schema);
    }
}
