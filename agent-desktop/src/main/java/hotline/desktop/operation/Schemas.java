package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.desktop.message.Wire;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes records in JSON Schema, as {@link Wire} writes them; each is described once and referred to by its name. Confined to one thread. */
final class Schemas {
    private static final Map<Class<?>, String> PLAIN = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"));

    private final Map<String, ObjectNode> described = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    /** What a field holds, or a reference to it. */
    ObjectNode of(Class<?> type) {
        ObjectNode schema = Wire.MAPPER.createObjectNode();
        String plain = PLAIN.get(type);
        if (plain != null) {
            return schema.put("type", plain);
        } else if (Wire.isText(type)) {
            return schema.put("type", "string");
        } else if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        } else if (type == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        } else if (type == Object.class || type == JsonNode.class) {
            return schema;
        }
        return schema.put("$ref", "#/components/schemas/" + nameOf(type));
    }

    /** All that was referred to, by name. */
    Map<String, ObjectNode> all() {
        while (!open.isEmpty()) {
            Class<?> next = open.pop();
            described.put(nameOf(next), describe(next));
        }
        return described;
    }

    private ObjectNode describe(Class<?> type) {
        ObjectNode schema = Wire.MAPPER.createObjectNode();
        if (type.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(value -> values.add(value.toString()));
        } else if (type.isSealed()) {
            ArrayNode members = schema.putArray("oneOf");
            for (Class<?> member : type.getPermittedSubclasses()) {
                ObjectNode fields = fields(member);
                fields.withObject("/properties").putObject("type").put("const", Wire.typeOf(member));
                members.add(fields);
            }
        } else {
            return fields(type);
        }
        return schema;
    }

    private ObjectNode fields(Class<?> record) {
        ObjectNode schema = Wire.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : record.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            properties.set(renamed == null ? component.getName() : renamed.value(), of(component.getAnnotatedType()));
        }
        return schema;
    }

    private ObjectNode of(AnnotatedType annotated) {
        ObjectNode schema = notNull(annotated);
        if (!annotated.isAnnotationPresent(Nullable.class)) {
            return schema;
        }
        ObjectNode either = Wire.MAPPER.createObjectNode();
        either.putArray("anyOf").add(schema).add(Wire.MAPPER.createObjectNode().put("type", "null"));
        return either;
    }

    private ObjectNode notNull(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            Class<?> raw = (Class<?>) ((ParameterizedType) annotated.getType()).getRawType();
            AnnotatedType[] of = parameterized.getAnnotatedActualTypeArguments();
            ObjectNode schema = Wire.MAPPER.createObjectNode();
            if (Collection.class.isAssignableFrom(raw)) {
                schema.put("type", "array").set("items", of(of[0]));
            } else {
                schema.put("type", "object").set("additionalProperties", of(of[1]));
            }
            return schema;
        }
        return of((Class<?>) annotated.getType());
    }

    /** Two records of one name in different packages are told apart by the last part of their packages' names. */
    private String nameOf(Class<?> type) {
        String simple = type.getSimpleName();
        Class<?> owner = owners.putIfAbsent(simple, type);
        if (owner == null) {
            open.push(type);
        }
        if (owner == null || owner == type) {
            return simple;
        }
        String room = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        String full = Character.toUpperCase(room.charAt(0)) + room.substring(1) + simple;
        if (owners.putIfAbsent(full, type) == null) {
            open.push(type);
        }
        return full;
    }
}
