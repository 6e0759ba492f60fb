package hotline.desktop;

import hotline.acd.interaction.InteractionId;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketChange;
import hotline.crm.ticket.TicketFilter;
import hotline.crm.ticket.TicketFilter.Which;
import hotline.crm.ticket.Tickets;
import hotline.desktop.message.TicketStory;
import hotline.desktop.message.TicketView;
import hotline.desktop.operation.TicketBook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Tickets in memory; the only customers are c1 and c2. */
final class MemoryTickets implements TicketBook {
    private static final ServiceLevels LEVELS = new ServiceLevels(Map.of(), ZoneId.of("Asia/Shanghai"));

    private final Map<Long, Ticket> all = new ConcurrentSkipListMap<>();
    private final Map<Long, List<TicketChange>> changes = new ConcurrentHashMap<>();

    @Override
    public List<Ticket> list(TicketFilter filter, int most, Instant now) {
        return all.values().stream()
                .filter(filter.sight()::sees)
                .filter(one -> filter.customer() == null || filter.customer().equals(one.customer()))
                .filter(one -> filter.product() == null || filter.product().equals(one.product()))
                .filter(one -> filter.done() || !one.status().isDone())
                .filter(one -> filter.which() != Which.MINE
                        || filter.sight().person().equals(one.assigned().agent()))
                .filter(one -> filter.which() != Which.OVERDUE || one.isOverdue(now))
                .sorted(Comparator.comparing(Ticket::dueAt))
                .toList();
    }

    @Override
    public Tickets.Counts counts(TicketFilter.Sight sight, Instant now) {
        List<Ticket> seen = all.values().stream()
                .filter(sight::sees)
                .filter(one -> !one.status().isDone())
                .toList();
        return new Tickets.Counts(
                (int) seen.stream()
                        .filter(one -> sight.person().equals(one.assigned().agent()))
                        .count(),
                seen.size(),
                (int) seen.stream().filter(one -> one.isOverdue(now)).count());
    }

    @Override
    public Optional<Ticket> of(long number) {
        return Optional.ofNullable(all.get(number));
    }

    @Override
    public Ticket open(Tickets.Wanted wanted, Instant at) {
        long number = 600_001L + all.size();
        Ticket opened = new Ticket(
                number,
                wanted.kind(),
                wanted.category(),
                wanted.product(),
                wanted.priority(),
                Ticket.Status.OPEN,
                wanted.subject(),
                wanted.text(),
                wanted.customer(),
                wanted.interaction(),
                wanted.assigned(),
                at,
                wanted.by(),
                at,
                LEVELS.dueAt(wanted.kind(), wanted.priority(), at),
                null,
                1);
        all.put(number, opened);
        changes.put(
                number,
                new ArrayList<>(List.of(new TicketChange(
                        at, wanted.by(), TicketChange.Deed.OPENED, "", List.of(), wanted.interaction()))));
        return opened;
    }

    @Override
    public Tickets.Result change(long number, Tickets.Change change, Instant at) {
        Ticket before = all.get(number);
        if (before == null) {
            return new Tickets.Result.Unknown();
        }
        Tickets.Result result = Tickets.decided(before, change);
        if (result instanceof Tickets.Result.Done done) {
            all.put(number, done.ticket());
            changes.getOrDefault(number, new ArrayList<>())
                    .add(new TicketChange(
                            at, change.by(), change.deed(), change.comment(), List.of(), change.interaction()));
        }
        return result;
    }

    @Override
    public List<TicketView> views(List<Ticket> tickets, Instant now) {
        return tickets.stream()
                .map(one -> TicketView.of(one, one.customer() == null ? null : "Wang Fang", now))
                .toList();
    }

    @Override
    public TicketStory story(Ticket ticket, Instant now) {
        List<TicketChange> of = changes.getOrDefault(ticket.number(), List.of());
        List<InteractionId> interactions = new ArrayList<>();
        of.forEach(change -> {
            if (change.interaction() != null) {
                interactions.add(change.interaction());
            }
        });
        return new TicketStory(
                views(List.of(ticket), now).getFirst(),
                of.stream().map(TicketStory.Step::of).toList(),
                interactions);
    }

    @Override
    public boolean knowsCustomer(String customer) {
        return customer.equals("c1") || customer.equals("c2");
    }

    @Override
    public ServiceLevels levels() {
        return LEVELS;
    }
}
