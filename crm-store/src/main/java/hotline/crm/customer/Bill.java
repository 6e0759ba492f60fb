package hotline.crm.customer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes or owed.
 *
 * @param amountMinor in the currency's smallest unit (fen, cent)
 * @param currency ISO 4217, for example {@code CNY}
 * @param paidOn null while it is open
 */
public record Bill(
        String id,
        String customer,
        long amountMinor,
        String currency,
        LocalDate dueOn,
        @Nullable LocalDate paidOn) {}
