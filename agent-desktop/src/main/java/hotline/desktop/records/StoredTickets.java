package hotline.desktop.records;

import hotline.crm.customer.Customers;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketFilter;
import hotline.crm.ticket.Tickets;
import hotline.desktop.message.TicketStory;
import hotline.desktop.message.TicketView;
import hotline.desktop.operation.TicketBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tickets out of the store, with whom they are for. */
public record StoredTickets(Tickets tickets, Customers customers) implements TicketBook {
    @Override
    public List<Ticket> list(TicketFilter filter, int most, Instant now) {
        return tickets.list(filter, most, now);
    }

    @Override
    public Tickets.Counts counts(TicketFilter.Sight sight, Instant now) {
        return tickets.counts(sight, now);
    }

    @Override
    public Optional<Ticket> of(long number) {
        return tickets.of(number);
    }

    @Override
    public Ticket open(Tickets.Wanted wanted, Instant at) {
        return tickets.open(wanted, at);
    }

    @Override
    public Tickets.Result change(long number, Tickets.Change change, Instant at) {
        return tickets.change(number, change, at);
    }

    @Override
    public List<TicketView> views(List<Ticket> wanted, Instant now) {
        Map<String, String> names = customers.names(
                wanted.stream().map(Ticket::customer).filter(Objects::nonNull).collect(Collectors.toSet()));
        return wanted.stream()
                .map(ticket ->
                        TicketView.of(ticket, ticket.customer() == null ? null : names.get(ticket.customer()), now))
                .toList();
    }

    @Override
    public TicketStory story(Ticket ticket, Instant now) {
        return new TicketStory(
                views(List.of(ticket), now).getFirst(),
                tickets.changes(ticket.number()).stream()
                        .map(TicketStory.Step::of)
                        .toList(),
                tickets.interactions(ticket.number()));
    }

    @Override
    public boolean knowsCustomer(String customer) {
        return customers.customer(customer).isPresent();
    }

    @Override
    public ServiceLevels levels() {
        return tickets.levels();
    }
}
