package hotline.ivr.run;

import hotline.ivr.speech.Language;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a flow knows at one moment: the language and the values by dotted name. Immutable. Values are {@link String}, {@link Long} or {@link Boolean}, so that they can
 * be stored as text or JSON and given back to {@link FlowRun#resume}. Masked input is never in it.
 */
public record Variables(Language language, Map<String, Object> values) {

    public Variables {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Object value = entry.getValue();
            if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
                throw new IllegalArgumentException("variable " + entry.getKey() + " is a "
                        + value.getClass().getSimpleName()
                        + "; only text, whole numbers and true or false can be kept");
            }
        }
        values = Map.copyOf(values);
    }

    /** What is known before anything was looked up. */
    public static Variables of(Caller caller) {
        return new Variables(
                caller.language(), Map.of("caller.number", caller.number(), "caller.dialled", caller.dialled()));
    }

    /** The value as text, numbers in plain digits; empty when there is none. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    public Optional<Long> number(String name) {
        return values.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    Variables with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new Variables(language, more);
    }

    Variables with(Map<String, Object> others) {
        Map<String, Object> more = new TreeMap<>(values);
        more.putAll(others);
        return new Variables(language, more);
    }

    /** Without the variable of this name or, when it ends with a dot, without all below it. */
    Variables without(String name) {
        Map<String, Object> fewer = new TreeMap<>(values);
        fewer.keySet().removeIf(it -> it.equals(name) || (name.endsWith(".") && it.startsWith(name)));
        return new Variables(language, fewer);
    }

    Variables in(Language other) {
        return new Variables(other, values);
    }

    /** Names only: the values are a customer's and do not belong into logs. */
    @Override
    public String toString() {
        return "Variables[" + language.tag() + ", " + new TreeMap<>(values).keySet() + "]";
    }
}
