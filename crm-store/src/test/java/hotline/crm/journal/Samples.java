package hotline.crm.journal;

import hotline.acd.agent.Capacity;
import hotline.acd.agent.Requirement;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.VirtualHold;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a value of every type the journal can hold, found by reflection so that a new one cannot be forgotten. */
final class Samples {
    private static final int DEPTH = 4;

    private Samples() {}

    static List<Class<?>> permitted(Class<?> sealed) {
        return Arrays.asList(sealed.getPermittedSubclasses());
    }

    /** A record with every component filled; lists hold one of each kind. */
    static Object of(Class<?> type) {
        return value(type, type, 0);
    }

    private static Object value(Type generic, Class<?> type, int depth) {
        if (type == long.class || type == Long.class) {
            return 5_000L;
        } else if (type == int.class) {
            return 5;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return "code-1";
        } else if (type == SortedMap.class) {
            return new TreeMap<>(Map.of("topic", "bill", "tier", "vip"));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        } else if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            return list(element, depth + 1);
        } else if (type == Requirement.class && depth > DEPTH) {
            return Requirement.NONE;
        } else if (type.isSealed()) {
            return value(type, type.getPermittedSubclasses()[depth % type.getPermittedSubclasses().length], depth + 1);
        } else if (type == VirtualHold.class) {
            return VirtualHold.USUAL; // its hours must not be empty
        } else if (type == Capacity.Slots.class) {
            return new Capacity.Slots(
                    MediaChannel.CHAT, 3, List.of(MediaChannel.VOICE)); // no channel interrupts itself
        } else if (type.isRecord()) {
            return newRecord(type, depth);
        }
        throw new AssertionError("no sample for " + type);
    }

    private static List<Object> list(Class<?> element, int depth) {
        List<Object> values = new ArrayList<>();
        if (element.isSealed() && depth < DEPTH) {
            for (Class<?> permitted : element.getPermittedSubclasses()) {
                values.add(value(permitted, permitted, depth));
            }
        } else {
            values.add(value(element, element, depth));
        }
        return values;
    }

    private static Object newRecord(Class<?> type, int depth) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = value(components[i].getGenericType(), types[i], depth + 1);
            }
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample for " + type, e);
        }
    }
}
