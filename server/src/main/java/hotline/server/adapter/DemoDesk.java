package hotline.server.adapter;

import static java.util.Comparator.comparing;

import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.demo.DemoCustomers;
import hotline.ivr.run.CustomerDesk;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The demo's customers as they are on a day, for trying flows without a database. */
public final class DemoDesk implements CustomerDesk {
    private static final PhoneNumbers NUMBERS = new PhoneNumbers("CN");

    private static final String TICKET = "600001";

    private final DemoCustomers demo;
    private final LocalDate today;

    /** @param today the day around which their orders and bills lie */
    public DemoDesk(LocalDate today) {
        this.today = today;
        demo = DemoCustomers.around(today);
    }

    @Override
    public List<Customer> customersOf(String number) {
        return switch (NUMBERS.read(number)) {
            case CallerNumber.Known known ->
                demo.customers().stream()
                        .filter(customer -> customer.numbers().contains(known.e164()))
                        .map(CustomerRecords::told)
                        .toList();
            case CallerNumber.Anonymous anonymous -> List.of();
            case CallerNumber.Unparsable unparsable -> List.of();
        };
    }

    @Override
    public Optional<Bill> openBill(String customerId) {
        return demo.bills().stream()
                .filter(bill -> bill.customer().equals(customerId) && bill.paidOn() == null)
                .min(comparing(hotline.crm.customer.Bill::dueOn).thenComparing(hotline.crm.customer.Bill::id))
                .map(CustomerRecords::told);
    }

    @Override
    public Optional<Order> latestOrder(String customerId) {
        return demo.orders().stream()
                .filter(order -> order.customer().equals(customerId))
                .max(comparing(hotline.crm.customer.Order::placedOn).thenComparing(hotline.crm.customer.Order::id))
                .map(CustomerRecords::told);
    }

    @Override
    public Optional<Order> order(String number) {
        return demo.orders().stream()
                .filter(order -> order.number().equals(number))
                .findFirst()
                .map(CustomerRecords::told);
    }

    /** Only the one that {@link #openTicket} gives. */
    @Override
    public Optional<Ticket> ticket(String number) {
        return number.equals(TICKET)
                ? Optional.of(new Ticket(TICKET, "complaint", "open", today.plusDays(1)))
                : Optional.empty();
    }

    /** Nothing is kept. */
    @Override
    public Ticket openTicket(NewTicket ticket) {
        return new Ticket(TICKET, ticket.category(), "open", today.plusDays(1));
    }
}
