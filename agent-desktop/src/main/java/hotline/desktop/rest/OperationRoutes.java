package hotline.desktop.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.desktop.operation.NotDone;
import hotline.desktop.operation.Operation;
import hotline.desktop.operation.Operations;
import hotline.desktop.operation.Pace;
import hotline.desktop.session.Session;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Operations over REST: path, query and body together are the arguments. */
public final class OperationRoutes {
    private static final int LONGEST_BODY = 64 * 1024;
    /** What is asked about the answer's form only. */
    private static final Set<String> FORM = Set.of("format", "language");

    private static final int MOST_PACES = 10_000;

    private final Admission admission;
    private final Operations operations;
    /** By session; the event loop's alone. */
    private final Map<String, Pace> paces = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pace> eldest) {
            return size() > MOST_PACES;
        }
    };

    public OperationRoutes(Admission admission, Operations operations) {
        this.admission = admission;
        this.operations = operations;
    }

    /** @param router the one at {@code /api} */
    public void mount(Router router) {
        for (Operation<?> operation : operations.all()) {
            if (!operation.isOverRest()) {
                continue;
            }
            String path = operation.path().replaceAll("\\{(\\w+)}", ":$1");
            router.route(HttpMethod.valueOf(operation.method()), path)
                    .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                    .handler(context -> ask(context, operation));
        }
    }

    private void ask(RoutingContext context, Operation<?> operation) {
        Session session = admission.needSession(context);
        Pace pace = paces.computeIfAbsent(session.id(), id -> new Pace());
        if (!pace.allows(System.nanoTime())) {
            throw NotDone.tooMany("requests", "These are too many requests at once.", Duration.ofSeconds(1));
        }
        UnaryOperator<@Nullable Object> formed = TableFormat.asked(context, operation)
                .<UnaryOperator<@Nullable Object>>map(format -> {
                    Locale locale = language(context);
                    return result -> format.of(result, locale);
                })
                .orElse(result -> result);
        operations
                .ask(session.person(), operation.name(), arguments(context), formed)
                .thenAccept(outcome -> {
                    switch (outcome) {
                        case Operations.Outcome.Done done -> answer(context, done.result());
                        case Operations.Outcome.Refused refused -> Answers.notDone(context, refused.why());
                    }
                });
    }

    private static void answer(RoutingContext context, @Nullable Object result) {
        if (result instanceof TableFormat.File file) {
            file.answer(context.response());
        } else {
            Answers.json(context, 200, result);
        }
    }

    /** The one asked for, else the browser's. */
    private static Locale language(RoutingContext context) {
        String asked = context.request().getParam("language");
        String language = asked == null ? context.request().getHeader("Accept-Language") : asked;
        return language != null && language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static ObjectNode arguments(RoutingContext context) {
        if (!(Answers.body(context) instanceof ObjectNode arguments)) {
            throw NotDone.bad("body", "The body is no JSON object.", "Send {\"field\": value, …}.");
        }
        context.queryParams().forEach((name, value) -> {
            if (!FORM.contains(name)) {
                put(arguments, name, value);
            }
        });
        context.pathParams().forEach((name, value) -> put(arguments, name, value));
        return arguments;
    }

    private static void put(ObjectNode arguments, String name, String value) {
        if (arguments.has(name)) {
            throw NotDone.bad("field", "A field is given twice.", "Give each once: in the address or in the body.");
        }
        arguments.put(name, value);
    }
}
