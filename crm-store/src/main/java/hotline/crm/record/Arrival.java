package hotline.crm.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the line told when somebody called. The raw texts are hostile; they are cut and cleaned, but may still be any letters.
 *
 * @param number in E.164, null when there is none
 * @param customer the id of the one customer with this number, null for none or several
 */
public record Arrival(
        String rawNumber,
        @Nullable String number,
        String rawName,
        String dialled,
        @Nullable String sipCallId,
        @Nullable String customer,
        Instant arrivedAt) {}
