package hotline.ivr.flow;

import java.util.Map;
import java.util.Optional;

/** A value in a flow: written down, or computed (in YAML a text that begins with {@code =}). */
public sealed interface Term {

    /** The value for these variables; empty when it has none. */
    Optional<Object> value(Map<String, Object> variables);

    /** {@link String}, {@link Long} or {@link Boolean}. */
    record Literal(Object written) implements Term {
        @Override
        public Optional<Object> value(Map<String, Object> variables) {
            return Optional.of(written);
        }
    }

    record Computed(Expression expression) implements Term {
        @Override
        public Optional<Object> value(Map<String, Object> variables) {
            return Optional.ofNullable(expression.value(variables));
        }
    }
}
