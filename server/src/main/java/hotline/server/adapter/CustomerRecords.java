package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.contact.LastAgents;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.Customers;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.ticket.Tickets;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.speech.Language;
import hotline.ivr.speech.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What call flows may ask about customers, answered from the customer records. */
public final class CustomerRecords implements CustomerDesk {
    private final PhoneNumbers numbers;
    private final Customers customers;
    private final LastAgents lastAgents;
    private final Tickets tickets;
    private final ZoneId zone;

    /** @param zone the centre's, in which days are told */
    public CustomerRecords(
            PhoneNumbers numbers, Customers customers, LastAgents lastAgents, Tickets tickets, ZoneId zone) {
        this.numbers = numbers;
        this.tickets = tickets;
        this.zone = zone;
        this.customers = customers;
        this.lastAgents = lastAgents;
    }

    @Override
    public List<Customer> customersOf(String number) {
        return customers.find(number).customers().stream()
                .map(CustomerRecords::told)
                .toList();
    }

    @Override
    public Optional<LastTalk> lastTalk(String customerId) {
        return lastAgents.of(customerId).map(CustomerRecords::told);
    }

    @Override
    public Optional<LastTalk> lastTalkFrom(String number) {
        return numbers.read(number) instanceof CallerNumber.Known known
                ? lastAgents.ofNumber(known.e164()).map(CustomerRecords::told)
                : Optional.empty();
    }

    private static LastTalk told(LastAgents.LastAgent last) {
        return new LastTalk(
                last.agent().value(),
                Math.max(0, Duration.between(last.at(), Instant.now()).toDays()));
    }

    @Override
    public void speaks(String customerId, Language language, String interaction) {
        customers.prefer(customerId, language.tag(), InteractionId.parse(interaction), Instant.now());
    }

    @Override
    public Optional<Bill> openBill(String customerId) {
        return customers.openBill(customerId).map(CustomerRecords::told);
    }

    @Override
    public Optional<Order> latestOrder(String customerId) {
        return customers.latestOrder(customerId).map(CustomerRecords::told);
    }

    @Override
    public Optional<Order> order(String number) {
        return customers.order(number).map(CustomerRecords::told);
    }

    @Override
    public Optional<Ticket> ticket(String number) {
        return tickets.find(number).map(this::told);
    }

    @Override
    public Ticket openTicket(NewTicket wanted) {
        return told(tickets.open(
                InteractionId.parse(wanted.interaction()),
                hotline.crm.ticket.Ticket.Kind.ofCode(wanted.category()),
                wanted.customer().orElse(null),
                Instant.now()));
    }

    private Ticket told(hotline.crm.ticket.Ticket ticket) {
        return new Ticket(
                Long.toString(ticket.number()),
                ticket.kind().code(),
                code(ticket.status()),
                LocalDate.ofInstant(ticket.dueAt(), zone));
    }

    /** As flows know it. */
    private static String code(hotline.crm.ticket.Ticket.Status status) {
        return switch (status) {
            case OPEN, IN_PROGRESS, REOPENED -> "open";
            case WAITING -> "pending";
            case SOLVED -> "solved";
            case CLOSED -> "closed";
        };
    }

    static Customer told(hotline.crm.customer.Customer customer) {
        return new Customer(
                customer.id(),
                customer.tier().code(),
                Optional.ofNullable(customer.language()).flatMap(Language::ofTag),
                Optional.ofNullable(customer.assignedAgent()).map(AgentId::value),
                Optional.ofNullable(customer.backupAgent()).map(AgentId::value));
    }

    static Bill told(hotline.crm.customer.Bill bill) {
        return new Bill(bill.id(), Money.of(bill.amountMinor(), bill.currency()), bill.dueOn());
    }

    static Order told(hotline.crm.customer.Order order) {
        return new Order(
                order.id(),
                order.number(),
                order.status().code(),
                order.items(),
                Optional.ofNullable(order.expectedOn()));
    }
}
