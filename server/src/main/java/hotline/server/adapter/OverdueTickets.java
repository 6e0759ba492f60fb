package hotline.server.adapter;

import hotline.crm.DatabaseAway;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.Tickets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that tickets whose time has passed are escalated, once each. One thread at a time looks. */
public final class OverdueTickets {
    private static final Logger log = LoggerFactory.getLogger(OverdueTickets.class);

    private final Tickets tickets;
    private final InstantSource clock;
    private volatile Consumer<Ticket> news = ticket -> {};

    public OverdueTickets(Tickets tickets, InstantSource clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Is told of each one from now on. Must not block. */
    public void onNews(Consumer<Ticket> told) {
        this.news = told;
    }

    /** Blocks; while PostgreSQL is away nothing happens. */
    public void look() {
        try {
            List<Ticket> overdue = tickets.escalate(clock.instant());
            if (!overdue.isEmpty()) {
                log.info(
                        "{} tickets are overdue, {} among them",
                        overdue.size(),
                        overdue.getFirst().number());
            }
            overdue.forEach(news);
        } catch (DatabaseAway away) {
            log.debug("whether tickets are overdue is looked at later: {}", away.getMessage());
        }
    }
}
