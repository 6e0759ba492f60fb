package hotline.desktop.message;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.ticket.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service case, as pages show it.
 *
 * @param ticket its number, which the customer knows it by
 * @param category its code, null for none
 * @param product its code, null when nobody says
 * @param subject in one line; may be empty
 * @param text what the customer has said, hostile; may be empty
 * @param customer her id, null when nobody knows
 * @param customerName null as she is
 * @param interaction the one it comes from, null for none
 * @param assignee the id of who works on it, null for nobody yet
 * @param queue whose agents look after it; null for none
 * @param team which looks after it, null for none; without both it is everybody's
 * @param openedBy as an actor; {@code flow} for a flow
 * @param overdue whether it should have been dealt with
 * @param escalated when that was said, null when it was not
 * @param version to be told with a change
 */
public record TicketView(
        int ticket,
        Ticket.Kind kind,
        @Nullable String category,
        @Nullable String product,
        Ticket.Priority priority,
        Ticket.Status status,
        String subject,
        String text,
        @Nullable String customer,
        @Nullable String customerName,
        @Nullable InteractionId interaction,
        @Nullable String assignee,
        @Nullable QueueId queue,
        @Nullable String team,
        Instant opened,
        String openedBy,
        Instant since,
        Instant due,
        boolean overdue,
        @Nullable Instant escalated,
        int version) {
    /** @param customerName null when not known */
    public static TicketView of(Ticket ticket, @Nullable String customerName, Instant now) {
        String queue = ticket.assigned().queue();
        return new TicketView(
                Math.toIntExact(ticket.number()),
                ticket.kind(),
                ticket.category(),
                ticket.product(),
                ticket.priority(),
                ticket.status(),
                ticket.subject(),
                ticket.text(),
                ticket.customer(),
                customerName,
                ticket.interaction(),
                ticket.assigned().agent(),
                queue == null ? null : new QueueId(queue),
                ticket.assigned().team(),
                ticket.openedAt(),
                ticket.openedBy(),
                ticket.statusSince(),
                ticket.dueAt(),
                ticket.isOverdue(now),
                ticket.escalatedAt(),
                Math.toIntExact(ticket.version()));
    }
}
