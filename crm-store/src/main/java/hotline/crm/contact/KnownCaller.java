package hotline.crm.contact;

import org.jspecify.annotations.Nullable;

/**
 * Who called, in a list of interactions.
 *
 * @param number in E.164, null when there is none
 * @param customer the id of the customer, null when no single one is known
 * @param customerName null as the customer is
 */
public record KnownCaller(
        @Nullable String number,
        @Nullable String customer,
        @Nullable String customerName) {}
