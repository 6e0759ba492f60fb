package hotline.desktop.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes records as TypeScript types, as {@link Wire} writes them as JSON: ids and instants as text, absent values null. */
final class TypeScript {
    private static final Map<Class<?>, String> PLAIN = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Instant.class, "Instant"),
            Map.entry(LocalDate.class, "Day"),
            Map.entry(int.class, "number"),
            Map.entry(long.class, "number"),
            Map.entry(double.class, "number"),
            Map.entry(Integer.class, "number"),
            Map.entry(Long.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(Object.class, "unknown"),
            Map.entry(JsonNode.class, "unknown"));
    /** Two records of one name in different packages get their own names here. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("hotline.desktop.message.TimelineItem$Kind", "TimelineKind"),
            Map.entry("hotline.desktop.message.Centre$Queue", "CentreQueue"),
            Map.entry("hotline.desktop.message.Centre$Agent", "CentreAgent"),
            Map.entry("hotline.crm.ticket.Ticket$Kind", "TicketKind"),
            Map.entry("hotline.crm.ticket.Ticket$Status", "TicketStatus"),
            Map.entry("hotline.crm.ticket.Ticket$Priority", "TicketPriority"),
            Map.entry("hotline.crm.ticket.TicketChange$Deed", "TicketDeed"),
            Map.entry("hotline.crm.ticket.TicketChange$Field", "TicketField"),
            Map.entry("hotline.desktop.message.TicketStory$Step", "TicketStep"),
            Map.entry("hotline.crm.guidance.Article$Kind", "ArticleKind"),
            Map.entry("hotline.crm.notice.Notice$Kind", "NoticeKind"),
            Map.entry("hotline.desktop.message.NoticeView$Reader", "NoticeReader"),
            Map.entry("hotline.crm.guidance.Suggestions$Why", "GuidanceWhy"),
            Map.entry("hotline.desktop.message.GuidanceView$Used", "UsedArticle"),
            Map.entry("hotline.desktop.message.GuidanceView$Suggested", "SuggestedArticle"),
            Map.entry("hotline.crm.record.QueueEntry", "RecordedEntry"),
            Map.entry("hotline.crm.record.Offer", "RecordedOffer"));

    private final Map<String, String> written = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    /** A union of what may come, told apart by {@code type}. */
    String union(String name, Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(member -> "  | ({ type: '" + Wire.typeOf(member) + "' } & " + fields(member, " ") + ")\n")
                .collect(Collectors.joining("", "export type " + name + " =\n", ""));
    }

    /** Asks for the type of a record, to be written with the others. */
    void add(Class<?> type) {
        nameOf(type);
    }

    /** All types that were asked for, by name. */
    String types() {
        while (!open.isEmpty()) {
            Class<?> next = open.pop();
            written.put(name(next), declaration(next));
        }
        return String.join("\n", written.values());
    }

    private String declaration(Class<?> type) {
        if (type.isEnum()) {
            return "export type " + name(type) + " = "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> "'" + ((Enum<?>) constant).name() + "'")
                            .collect(Collectors.joining(" | "))
                    + "\n";
        }
        if (type.isSealed()) {
            return union(name(type), type);
        }
        return "export interface " + name(type) + " " + fields(type, "\n") + "\n";
    }

    private String fields(Class<?> record, String gap) {
        String indent = gap.equals("\n") ? "  " : "";
        return Arrays.stream(record.getRecordComponents())
                .map(component -> indent + wireName(component) + ": " + typeOf(component.getAnnotatedType()))
                .collect(Collectors.joining(";" + gap, "{" + gap, gap + "}"));
    }

    private static String wireName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = renamed == null ? component.getName() : renamed.value();
        return name.matches("\\w+") ? name : "'" + name + "'";
    }

    private String typeOf(AnnotatedType annotated) {
        String base = plainTypeOf(annotated);
        return annotated.isAnnotationPresent(Nullable.class) ? base + " | null" : base;
    }

    private String plainTypeOf(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            Class<?> raw = (Class<?>) ((ParameterizedType) type).getRawType();
            AnnotatedType[] of = parameterized.getAnnotatedActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                String element = typeOf(of[0]);
                return element.contains(" ") ? "(" + element + ")[]" : element + "[]";
            }
            if (Map.class.isAssignableFrom(raw)) {
                return "Partial<Record<" + typeOf(of[0]) + ", " + typeOf(of[1]) + ">>";
            }
            throw new IllegalArgumentException("no TypeScript for " + type);
        }
        return nameOf((Class<?>) type);
    }

    private String nameOf(Class<?> type) {
        String plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        if (Wire.AS_TEXT.contains(type)) {
            return "string";
        }
        if (!type.isRecord() && !type.isEnum() && !type.isSealed()) {
            throw new IllegalArgumentException("no TypeScript for " + type);
        }
        String name = name(type);
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            open.push(type);
        } else if (owner != type) {
            throw new IllegalArgumentException(List.of(owner, type) + " would both be called " + name);
        }
        return name;
    }

    private static String name(Class<?> type) {
        return RENAMED.getOrDefault(type.getName(), type.getSimpleName());
    }
}
