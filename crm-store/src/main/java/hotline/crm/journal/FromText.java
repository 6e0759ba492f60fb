package hotline.crm.journal;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an id from its text; what its parser does not like is a JSON error naming the place. */
final class FromText<T> extends FromStringDeserializer<T> {
    private final transient Function<String, @Nullable T> read;

    FromText(Class<T> type, Function<String, @Nullable T> read) {
        super(type);
        this.read = read;
    }

    @Override
    protected @Nullable T _deserialize(String value, DeserializationContext context) {
        return read.apply(value);
    }
}
