package hotline.server.center;

import hotline.server.center.CenterFacts.Thing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a call centre as the {@code center.yaml} that describes it completely, defaults written out. Reading it gives the same again. */
public final class CenterExport {
    private static final List<String> SECTIONS = List.of(
            "skills",
            "not-ready-reasons",
            "queues",
            "dispositions",
            "slots",
            "agents",
            "supervisors",
            "administrators",
            "numbers",
            "tickets",
            "ticket-categories",
            "products");
    /** Facts that are YAML themselves; everything else is a person's text. */
    private static final Set<String> STRUCTURED = Set.of(
            "skills",
            "queues",
            "kinds",
            "amber",
            "red",
            "overflow",
            "capacity",
            "virtual-hold",
            "survey",
            "callbacks",
            "voice",
            "chat",
            "mail");

    private static final Set<String> ONE_NAME = Set.of("agents", "supervisors", "administrators");

    private CenterExport() {}

    public static String yaml(CenterConfiguration center) {
        Map<Thing, Map<String, String>> things = CenterFacts.of(center).things();
        StringBuilder text = new StringBuilder();
        text.append("teams: [").append(String.join(", ", center.teams())).append("]\n");
        things.forEach((thing, facts) -> {
            if (thing.kind().equals(CenterFacts.SETTINGS)) {
                text.append(thing.id())
                        .append(": ")
                        .append(facts.get(CenterFacts.VALUE))
                        .append('\n');
            }
        });
        for (String section : SECTIONS) {
            List<Thing> ofSection = things.keySet().stream()
                    .filter(thing -> thing.kind().equals(section))
                    .toList();
            text.append('\n').append(section).append(ofSection.isEmpty() ? ": {}\n" : ":\n");
            for (Thing thing : ofSection) {
                String facts = things.getOrDefault(thing, Map.of()).entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + value(section, fact.getKey(), fact.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
                text.append("  ")
                        .append(quoted(thing.id()))
                        .append(": ")
                        .append(facts)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String value(String section, String key, String value) {
        boolean names = key.equals("name") && !ONE_NAME.contains(section);
        return STRUCTURED.contains(key) || names ? value : quoted(value);
    }

    /** Plain when nothing in it means something to YAML. */
    static String quoted(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9_.-]*") || text.matches("[1-9][0-9]* (ms|s|min|h)") || text.equals("0 s")) {
            return text;
        }
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
