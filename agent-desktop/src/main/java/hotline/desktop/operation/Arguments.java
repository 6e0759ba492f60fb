package hotline.desktop.operation;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what came from outside into a record, strictly: every field is known, of the right kind, not too long, and there unless it may be null. A mistake names field and
 * remedy; what was written is not repeated.
 */
public final class Arguments {
    /** An id and how it looks. */
    private record Id(Function<String, Object> parse, String example) {}

    private static final Map<Class<?>, Id> IDS = Map.of(
            AgentId.class, new Id(AgentId::new, "a01"),
            QueueId.class, new Id(QueueId::new, "service"),
            OfferId.class, new Id(OfferId::parse, "o3-17"),
            InteractionId.class, new Id(InteractionId::parse, "i3-17"),
            LocalDate.class, new Id(LocalDate::parse, "2026-11-20"),
            Instant.class, new Id(Instant::parse, "2026-11-20T10:00:00Z"));
    private static final int LONGEST_ID = 80;

    private Arguments() {}

    /**
     * @param given an object; texts stand for numbers and truths, too, as in an address
     * @throws NotDone {@code bad-…}
     */
    public static <B extends Record> B read(JsonNode given, Class<B> body) {
        if (!given.isObject()) {
            throw NotDone.bad("body", "This is no JSON object.", "Send {\"field\": value, …}.");
        }
        RecordComponent[] fields = body.getRecordComponents();
        Set<String> known =
                Arrays.stream(fields).map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
        given.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw NotDone.bad(
                        "field",
                        "There is a field that does not belong here.",
                        known.isEmpty() ? "Leave it out." : "Fields are: " + String.join(", ", known) + ".");
            }
        });
        Object[] values = Arrays.stream(fields)
                .map(field -> value(field, given.path(field.getName())))
                .toArray();
        return made(body, fields, values);
    }

    private static @Nullable Object value(RecordComponent field, JsonNode node) {
        String name = field.getName();
        if (node.isMissingNode() || node.isNull()) {
            if (isNullable(field)) {
                return null;
            }
            throw NotDone.bad(name, "The field '" + name + "' is missing.", "Give " + kind(field) + ".");
        }
        Object value = node.isValueNode() ? read(field, node) : null;
        if (value == null) {
            throw NotDone.bad(name, "The field '" + name + "' is not " + kind(field) + ".", null);
        }
        return value;
    }

    private static @Nullable Object read(RecordComponent field, JsonNode node) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return node.isTextual() && isHarmless(node.textValue(), longest(field)) ? node.textValue() : null;
        } else if (type == int.class || type == Integer.class) {
            return number(node);
        } else if (type == boolean.class || type == Boolean.class) {
            return truth(node.asText());
        } else if (type.isEnum()) {
            return constant(type, node);
        }
        Id id = IDS.get(type);
        if (id == null) {
            throw new IllegalArgumentException("operations cannot take a " + type);
        }
        try {
            return node.isTextual() && node.textValue().length() <= LONGEST_ID
                    ? id.parse().apply(node.textValue())
                    : null;
        } catch (IllegalArgumentException | DateTimeParseException noId) {
            return null;
        }
    }

    private static @Nullable Integer number(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().matches("-?[0-9]{1,9}") ? Integer.valueOf(node.textValue()) : null;
        }
        return node.isIntegralNumber() && node.canConvertToInt() ? Integer.valueOf(node.intValue()) : null;
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Object constant(Class<?> type, JsonNode node) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> node.isTextual() && word(constant).equals(word(node.textValue())))
                .findFirst()
                .orElse(null);
    }

    /** {@code half-hour} is as good as {@code HALF_HOUR}. */
    private static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Line ends and tabs are all of the control characters that a text may have; NUL cannot be stored. */
    private static boolean isHarmless(String text, int longest) {
        return text.length() <= longest
                && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** What the field takes, in words. */
    static String kind(RecordComponent field) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return "a text of at most " + longest(field) + " characters";
        } else if (type == int.class || type == Integer.class) {
            return "a whole number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return "like '" + IDS.getOrDefault(type, new Id(text -> text, "?")).example() + "'";
    }

    static int longest(RecordComponent field) {
        Longest longest = field.getAnnotation(Longest.class);
        return longest == null ? Longest.DEFAULT : longest.value();
    }

    static boolean isNullable(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static <B extends Record> B made(Class<B> body, RecordComponent[] fields, Object[] values) {
        try {
            Constructor<B> constructor = body.getDeclaredConstructor(
                    Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw NotDone.bad("value", "The fields do not fit together: " + reason(e.getTargetException()) + ".", null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be made from its components", e);
        }
    }

    /** A record says what it does not take by an {@link IllegalArgumentException}; anything else is our mistake. */
    private static String reason(Throwable refused) {
        if (refused instanceof IllegalArgumentException) {
            return String.valueOf(refused.getMessage());
        }
        throw new IllegalStateException("an operation's body could not be made", refused);
    }
}
