package hotline.desktop.message;

import hotline.acd.interaction.InteractionId;
import hotline.crm.customer.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found among all customers, of each kind at most twenty. */
public record FoundView(List<FoundCustomer> customers, List<FoundTicket> tickets, List<FoundNote> notes) {
    /** By name or number. */
    public record FoundCustomer(String id, String name, Tier tier, List<String> numbers) {}

    /** By number, or a word in it. */
    public record FoundTicket(
            int ticket,
            String subject,
            Instant opened,
            @Nullable String customer,
            @Nullable String customerName) {}

    /**
     * By a word in it.
     *
     * @param text its first 200 characters, hostile
     */
    public record FoundNote(
            InteractionId interaction,
            Instant at,
            String text,
            @Nullable String customer,
            @Nullable String customerName) {}
}
