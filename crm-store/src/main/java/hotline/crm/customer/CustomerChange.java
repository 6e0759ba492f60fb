package hotline.crm.customer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has changed what is on record of a customer.
 *
 * @param by as an actor
 */
public record CustomerChange(Instant at, String by, Deed deed, List<Field> fields) {
    public CustomerChange {
        fields = List.copyOf(fields);
    }

    public enum Deed {
        CREATED,
        CHANGED,
        MERGED,
        SEPARATED
    }

    /** What became of a field; null: nothing there. */
    public record Field(
            String field, @Nullable String before, @Nullable String after) {}
}
