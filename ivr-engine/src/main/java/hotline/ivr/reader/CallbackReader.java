package hotline.ivr.reader;

import hotline.ivr.flow.Node;
import hotline.ivr.flow.OpeningHours;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a node in which the caller chooses when to be called. */
final class CallbackReader {
    private static final int MOST_CHOICES = 8;
    private static final int MOST_DAYS = 31;
    private static final int SHORTEST_MINUTES = 15;
    private static final int LONGEST_MINUTES = 12 * 60;
    private static final int USUAL_MINUTES = 120;

    private final Draft draft;
    private final Parts parts;
    private final HoursReader hours;
    private final NodeReader nodes;

    CallbackReader(Draft draft, Parts parts, HoursReader hours, NodeReader nodes) {
        this.draft = draft;
        this.parts = parts;
        this.hours = hours;
        this.nodes = nodes;
    }

    Node read(FieldsReader fields) {
        Optional<String> queue = nodes.queueNamed(fields, "callback").map(Scalar::text);
        Optional<Scalar> number = fields.required(
                        "number", "write the variable with the number to call: 'number: caller.number'")
                .flatMap(node -> FieldsReader.scalar(node, "'number'", draft.problems()));
        number.ifPresent(it -> draft.mentionValue(it.where(), it.text()));
        OpeningHours open = fields.required(
                        "within", "name the hours in which somebody is there to call: 'within: NAME'")
                .flatMap(node -> FieldsReader.scalar(node, "'within'", draft.problems()))
                .map(hours::named)
                .orElseGet(() -> new OpeningHours(Map.of(), Map.of()));
        fields.required("ask", "say what the caller is to choose: 'ask: [PROMPT]'");
        int choices = fields.number("choices", 1, MOST_CHOICES).orElse(3);
        var keys = nodes.keys(fields);
        keys.keySet().stream()
                .filter(key -> key.symbol() >= '1' && key.symbol() < '1' + choices)
                .findFirst()
                .ifPresent(key -> draft.problems()
                        .add(
                                fields.where("keys"),
                                "taken-key",
                                "key '" + key + "' chooses a time",
                                "use another one: 1 to " + choices + " are the times"));
        return new Node.Callback(
                queue.orElse(""),
                number.map(Scalar::text).orElse(""),
                open,
                Duration.ofMinutes(fields.number("length", SHORTEST_MINUTES, LONGEST_MINUTES)
                        .orElse(USUAL_MINUTES)),
                choices,
                fields.number("days", 1, MOST_DAYS).orElse(3),
                fields.scalar("agent").map(draft::term),
                parts.read(fields, "ask", List.of()),
                keys,
                nodes.seconds(fields, "time-out", nodes.defaults().timeOut()),
                fields.number("tries", 1, 10).orElse(nodes.defaults().tries()),
                fields.number("wrong-keys", 1, 10).orElse(nodes.defaults().wrongKeys()),
                draft.requiredTarget(fields, "agreed"),
                draft.requiredTarget(fields, "refused"),
                draft.requiredTarget(fields, "none"));
    }
}
