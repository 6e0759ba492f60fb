package hotline.crm.contact;

import hotline.acd.interaction.InteractionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the screen pop shows of a caller.
 *
 * @param interaction null when only a number was asked about
 * @param customers who it may be: none, one, or several who share the number (at most ten), and whoever was chosen
 * @param chosen the id of the customer an agent said it is, null when nobody has chosen
 * @param entered by keys, as far as agents may see it
 */
public record CallerCard(
        @Nullable InteractionId interaction,
        Caller caller,
        List<CustomerCard> customers,
        @Nullable String chosen,
        List<CallerEntry> entered) {
    public CallerCard {
        customers = List.copyOf(customers);
        entered = List.copyOf(entered);
    }
}
