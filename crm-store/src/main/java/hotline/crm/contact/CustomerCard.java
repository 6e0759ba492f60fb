package hotline.crm.contact;

import hotline.crm.customer.Bill;
import hotline.crm.customer.Customer;
import hotline.crm.customer.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the agent sees one.
 *
 * @param assignedAgentName null when there is none, or is no longer known
 * @param openOrders neither delivered nor cancelled, newest first, at most five
 * @param openBills not paid, the one due first first, at most five
 * @param contacts newest first, at most five, without the interaction going on
 */
public record CustomerCard(
        Customer customer,
        @Nullable String assignedAgentName,
        @Nullable String backupAgentName,
        List<Order> openOrders,
        List<Bill> openBills,
        List<LastContact> contacts) {
    public CustomerCard {
        openOrders = List.copyOf(openOrders);
        openBills = List.copyOf(openBills);
        contacts = List.copyOf(contacts);
    }
}
