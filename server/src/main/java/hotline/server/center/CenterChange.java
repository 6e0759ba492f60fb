package hotline.server.center;

import hotline.server.center.CenterFacts.Thing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One difference between the call centre in force and the one wanted.
 *
 * @param kind the section of {@code center.yaml}, or {@code flows}
 * @param change {@code added}, {@code changed} or {@code removed}
 * @param fields what is different, with {@code changed} only
 */
public record CenterChange(String kind, String id, String change, List<Field> fields) {
    public static final String ADDED = "added";
    public static final String CHANGED = "changed";
    public static final String REMOVED = "removed";

    public CenterChange {
        fields = List.copyOf(fields);
    }

    /** @param from null when it was not set, as {@code to} when it no longer is */
    public record Field(
            String field, @Nullable String from, @Nullable String to) {}

    /** Whether something would be gone; named so that it is no property in JSON. */
    boolean removes() {
        return change.equals(REMOVED);
    }

    /** For people: {@code queues service: ring 20 s -> 25 s}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(kind).append(' ').append(id).append(' ').append(change);
        String separator = ": ";
        for (Field field : fields) {
            text.append(separator)
                    .append(field.field())
                    .append(' ')
                    .append(field.from() == null ? "(none)" : field.from())
                    .append(" -> ")
                    .append(field.to() == null ? "(none)" : field.to());
            separator = ", ";
        }
        return text.toString();
    }

    /** What leads from one to the other, in the wanted one's order, removals last. */
    static List<CenterChange> between(CenterConfiguration before, CenterConfiguration wanted) {
        Map<Thing, Map<String, String>> old = CenterFacts.of(before).things();
        Map<Thing, Map<String, String>> now = CenterFacts.of(wanted).things();
        List<CenterChange> changes = new ArrayList<>();
        now.forEach((thing, facts) -> {
            Map<String, String> were = old.get(thing);
            if (were == null) {
                changes.add(new CenterChange(thing.kind(), thing.id(), ADDED, List.of()));
            } else if (!were.equals(facts)) {
                changes.add(new CenterChange(thing.kind(), thing.id(), CHANGED, fields(were, facts)));
            }
        });
        for (Thing thing : old.keySet()) {
            if (!now.containsKey(thing)) {
                changes.add(new CenterChange(thing.kind(), thing.id(), REMOVED, List.of()));
            }
        }
        return changes;
    }

    private static List<Field> fields(Map<String, String> were, Map<String, String> are) {
        Set<String> names = new LinkedHashSet<>(are.keySet());
        names.addAll(were.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(were.get(name), are.get(name)))
                .map(name -> new Field(name, were.get(name), are.get(name)))
                .toList();
    }

    /** The same for the texts of flows. */
    static List<CenterChange> betweenFlows(Map<String, String> before, Map<String, String> wanted) {
        List<CenterChange> changes = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            String was = before.get(name);
            String is = wanted.get(name);
            if (was == null) {
                changes.add(new CenterChange("flows", name, ADDED, List.of()));
            } else if (is == null) {
                changes.add(new CenterChange("flows", name, REMOVED, List.of()));
            } else if (!was.equals(is)) {
                changes.add(new CenterChange("flows", name, CHANGED, List.of()));
            }
        }
        return changes;
    }
}
