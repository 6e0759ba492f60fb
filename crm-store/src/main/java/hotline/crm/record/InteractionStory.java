package hotline.crm.record;

import org.jspecify.annotations.Nullable;

/**
 * An interaction with who called.
 *
 * @param arrival null when not known (yet), or erased
 * @param customer the customer's name, null when no single one is known
 */
public record InteractionStory(
        InteractionRecord record,
        @Nullable Arrival arrival,
        @Nullable String customer) {}
