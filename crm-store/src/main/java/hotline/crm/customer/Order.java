package hotline.crm.customer;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer bought.
 *
 * @param number by which the customer knows it
 * @param items how many articles
 * @param product the code of what it is, as the configuration names it; null when nobody says
 * @param expectedOn when it should arrive, or arrived
 */
public record Order(
        String id,
        String customer,
        String number,
        Status status,
        int items,
        @Nullable String product,
        LocalDate placedOn,
        @Nullable LocalDate expectedOn) {
    /** How far it is. */
    public enum Status {
        PLACED,
        PAID,
        SHIPPED,
        DELIVERED,
        CANCELLED;

        /** As call flows write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
