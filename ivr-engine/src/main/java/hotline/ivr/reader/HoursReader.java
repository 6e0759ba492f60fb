package hotline.ivr.reader;

import hotline.ivr.flow.OpeningHours;
import hotline.ivr.flow.OpeningHours.Span;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.Problems;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import hotline.ivr.yaml.YamlNode.Where;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads named opening hours: {@code week: {mon-fri: "09:00-12:00, 13:00-18:00"}} and {@code days: {2026-10-01..2026-10-07: closed}}, and remembers which are used.
 */
final class HoursReader {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern SPAN = Pattern.compile("([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})");
    private static final int LONGEST_RANGE = 366;

    private final Problems problems;
    private final Map<String, OpeningHours> named = new LinkedHashMap<>();
    private final Map<String, Where> places = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    HoursReader(Problems problems) {
        this.problems = problems;
    }

    void readNamed(FieldsReader entries) {
        for (String name : entries.keys()) {
            places.put(name, entries.where(name));
            entries.node(name)
                    .flatMap(node -> FieldsReader.of(node, "hours '" + YamlNode.shortened(name) + "'", problems))
                    .ifPresent(fields -> named.put(name, hours(fields)));
        }
    }

    /** The hours of that name; closed for ever, and a problem, when there are none. */
    OpeningHours named(Scalar name) {
        used.add(name.text());
        if (!places.containsKey(name.text())) {
            problems.unknown(name.where(), "unknown-hours", "no hours " + name.quoted(), name.text(), places.keySet());
        }
        return named.getOrDefault(name.text(), new OpeningHours(Map.of(), Map.of()));
    }

    void reportUnused() {
        places.forEach((name, where) -> {
            if (!used.contains(name)) {
                problems.add(
                        where,
                        "unused-hours",
                        "no node asks for hours '" + YamlNode.shortened(name) + "'",
                        "use them in a node 'hours: " + YamlNode.shortened(name) + "' or remove them");
            }
        });
    }

    private OpeningHours hours(FieldsReader fields) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        fields.required("week", "write the week: 'week: {mon-fri: \"09:00-18:00\"}'")
                .flatMap(node -> FieldsReader.of(node, "'week'", problems))
                .ifPresent(entries -> entries.keys().forEach(key -> {
                    List<Span> spans = spans(entries, key);
                    for (DayOfWeek day : weekdays(key, entries.where(key))) {
                        once(week.put(day, spans) == null, entries.where(key), key);
                    }
                }));
        Map<LocalDate, List<Span>> days = new TreeMap<>();
        fields.node("days")
                .flatMap(node -> FieldsReader.of(node, "'days'", problems))
                .ifPresent(entries -> entries.keys().forEach(key -> {
                    List<Span> spans = spans(entries, key);
                    for (LocalDate day : dates(key, entries.where(key))) {
                        once(days.put(day, spans) == null, entries.where(key), key);
                    }
                }));
        fields.finish();
        return new OpeningHours(week, days);
    }

    private void once(boolean first, Where where, String key) {
        if (!first) {
            problems.add(
                    where, "hours", "'" + YamlNode.shortened(key) + "' has a day that stands twice", "keep it once");
        }
    }

    private List<DayOfWeek> weekdays(String key, Where where) {
        String[] ends = key.split("-", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || first < 0 || last < first) {
            problems.add(
                    where,
                    "hours",
                    "'" + YamlNode.shortened(key) + "' is no day of the week",
                    "write one of " + String.join(", ", DAYS) + ", or a range such as mon-fri");
            return List.of();
        }
        return List.of(DayOfWeek.values()).subList(first, last + 1);
    }

    private List<LocalDate> dates(String key, Where where) {
        try {
            String[] ends = key.split("\\.\\.", -1);
            LocalDate first = LocalDate.parse(ends[0]);
            LocalDate last = LocalDate.parse(ends[ends.length - 1]);
            if (ends.length <= 2 && !last.isBefore(first) && last.isBefore(first.plusDays(LONGEST_RANGE))) {
                return first.datesUntil(last.plusDays(1)).toList();
            }
        } catch (DateTimeException e) {
            // reported below
        }
        problems.add(
                where,
                "hours",
                "'" + YamlNode.shortened(key) + "' is no date",
                "write 2026-10-01, or a range of at most a year such as 2026-10-01..2026-10-07");
        return List.of();
    }

    private List<Span> spans(FieldsReader entries, String key) {
        Optional<Scalar> written = entries.scalar(key);
        if (written.isEmpty() || written.get().text().equals("closed")) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (String part : written.get().text().split(",", -1)) {
            Optional<Span> span = span(part.strip());
            if (span.isEmpty()) {
                problems.add(
                        written.get().where(),
                        "hours",
                        "'" + YamlNode.shortened(part.strip()) + "' is no part of a day",
                        "write closed, or parts such as \"09:00-12:00, 13:00-24:00\"; past midnight belongs to the next"
                                + " day");
                return List.of();
            }
            spans.add(span.get());
        }
        return List.copyOf(spans);
    }

    private static Optional<Span> span(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        int from = minutes(span.group(1), span.group(2));
        int to = minutes(span.group(3), span.group(4));
        return from >= 0 && from < to && to <= Span.DAY ? Optional.of(new Span(from, to)) : Optional.empty();
    }

    /** -1 when it is no time of day. */
    private static int minutes(String hour, String minute) {
        int minutes = Integer.parseInt(minute);
        return minutes < 60 ? Integer.parseInt(hour) * 60 + minutes : -1;
    }
}
