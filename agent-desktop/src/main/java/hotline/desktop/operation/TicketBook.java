package hotline.desktop.operation;

import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketFilter;
import hotline.crm.ticket.Tickets;
import hotline.desktop.message.TicketStory;
import hotline.desktop.message.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @see Tickets Methods block, and throw {@link hotline.crm.DatabaseAway}; what they answer as done is committed. */
public interface TicketBook {
    /** Those to be done first, first; one more than {@code most} when there are more. */
    List<Ticket> list(TicketFilter filter, int most, Instant now);

    Tickets.Counts counts(TicketFilter.Sight sight, Instant now);

    Optional<Ticket> of(long number);

    Ticket open(Tickets.Wanted wanted, Instant at);

    Tickets.Result change(long number, Tickets.Change change, Instant at);

    /** As pages see them, in the same order. */
    List<TicketView> views(List<Ticket> tickets, Instant now);

    /** With all that was done to it. */
    TicketStory story(Ticket ticket, Instant now);

    boolean knowsCustomer(String customer);

    /** In force at the moment; does not block. */
    ServiceLevels levels();
}
