package hotline.crm.search;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.customer.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param customer whose it is, null when nobody knows
 * @param name null as the customer is
 * @param tier null as the customer is
 * @param numbers the customer's
 * @param ticket its number, null when it is none
 * @param interaction whose note it is, null when it is none
 * @param at of the ticket or the note
 * @param text of the ticket or the note
 * @param queues in which the note's interaction waited
 */
public record Hit(
        @Nullable String customer,
        @Nullable String name,
        @Nullable Tier tier,
        List<String> numbers,
        @Nullable Long ticket,
        @Nullable InteractionId interaction,
        @Nullable Instant at,
        @Nullable String text,
        List<QueueId> queues) {
    public Hit {
        numbers = List.copyOf(numbers);
        queues = List.copyOf(queues);
    }
}
