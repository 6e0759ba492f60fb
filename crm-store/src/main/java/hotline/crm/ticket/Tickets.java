package hotline.crm.ticket;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.ticket.Ticket.Assigned;
import hotline.crm.ticket.Ticket.Kind;
import hotline.crm.ticket.Ticket.Priority;
import hotline.crm.ticket.Ticket.Status;
import hotline.crm.ticket.TicketChange.Deed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The service tickets in PostgreSQL, with all that was done to them. What is answered as done is committed. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many
 * threads.
 */
public final class Tickets {
    private static final int LONGEST_NUMBER = 18;
    private static final int ESCALATED_AT_ONCE = 200;

    private final Database database;
    private final Supplier<ServiceLevels> levels;

    /** @param levels in force at the moment; does not block */
    public Tickets(Database database, Supplier<ServiceLevels> levels) {
        this.database = database;
        this.levels = levels;
    }

    /** What is to be opened; {@code customer} who is not in the records counts as nobody. */
    public record Wanted(
            Kind kind,
            @Nullable String category,
            @Nullable String product,
            Priority priority,
            String subject,
            String text,
            @Nullable String customer,
            @Nullable InteractionId interaction,
            Assigned assigned,
            String by) {}

    /**
     * What is to become of a ticket.
     *
     * @param version the one it was decided on; 0: whatever it is
     * @param how what it is then; empty when that does not fit
     */
    public record Change(
            long version,
            String by,
            Deed deed,
            String comment,
            @Nullable InteractionId interaction,
            Function<Ticket, Optional<Ticket>> how) {}

    /** What came of it. */
    public sealed interface Result {
        record Done(Ticket ticket) implements Result {}

        /** Somebody was faster; nothing has changed. */
        record Conflict(Ticket stored) implements Result {}

        /** That cannot follow on what it is. */
        record NotNow(Ticket stored) implements Result {}

        record Unknown() implements Result {}
    }

    /** How many of those somebody sees are not done. */
    public record Counts(int mine, int all, int overdue) {}

    /** By when such a one is due. */
    public ServiceLevels levels() {
        return levels.get();
    }

    /**
     * Opens one while a caller is in a menu. An interaction has at most one of a kind: asked again, the answer is the same.
     *
     * @param customer id of the customer it is for, null when nobody knows; one who is not in the records counts as nobody
     */
    public Ticket open(InteractionId interaction, Kind kind, @Nullable String customer, Instant at) {
        Wanted wanted = new Wanted(
                kind, null, null, Priority.NORMAL, "", "", customer, interaction, Assigned.EVERYBODY, Ticket.BY_FLOW);
        return database.transaction(handle -> TicketRows.ofFlow(handle, interaction, kind)
                .orElseGet(() -> open(handle, wanted, at)
                        .or(() -> TicketRows.ofFlow(handle, interaction, kind))
                        .orElseThrow()));
    }

    /** Opens one; asked twice there are two. */
    public Ticket open(Wanted wanted, Instant at) {
        return database.transaction(handle -> open(handle, wanted, at).orElseThrow());
    }

    private Optional<Ticket> open(Handle handle, Wanted wanted, Instant at) {
        Optional<Ticket> opened =
                TicketRows.insert(handle, wanted, levels.get().dueAt(wanted.kind(), wanted.priority(), at), at);
        opened.ifPresent(ticket -> {
            TicketRows.note(
                    handle,
                    ticket.number(),
                    new TicketChange(at, wanted.by(), Deed.OPENED, "", List.of(), wanted.interaction()));
            TicketRows.link(handle, ticket.number(), wanted.interaction());
        });
        return opened;
    }

    /** @param number as a caller entered it, hostile */
    public Optional<Ticket> find(String number) {
        if (number.isEmpty()
                || number.length() > LONGEST_NUMBER
                || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return of(Long.parseLong(number));
    }

    public Optional<Ticket> of(long number) {
        return database.transaction(handle -> TicketRows.byNumber(handle, number, false));
    }

    /** All that was done to it, the oldest first. */
    public List<TicketChange> changes(long number) {
        return database.transaction(handle -> TicketRows.changes(handle, number));
    }

    /** A customer's, and all that was done to each, the oldest first; within the caller's transaction. */
    public static Map<Ticket, SortedMap<Long, TicketChange>> ofCustomer(Handle handle, String customer) {
        return TicketRows.ofCustomer(handle, customer);
    }

    /** The interactions it came up in. */
    public List<InteractionId> interactions(long number) {
        return database.transaction(handle -> TicketRows.interactions(handle, number));
    }

    /** Those that are to be done first, first; one more than {@code most} when there are more. */
    public List<Ticket> list(TicketFilter filter, int most, Instant now) {
        return database.transaction(handle -> TicketRows.list(handle, filter, most + 1, now));
    }

    /** Where a ticket stands in that list. */
    public static TicketFilter.After place(Ticket ticket) {
        return ticket.status().isDone()
                ? new TicketFilter.After(2, -ticket.statusSince().toEpochMilli(), ticket.number())
                : new TicketFilter.After(
                        ticket.status() == Status.WAITING ? 1 : 0,
                        ticket.dueAt().toEpochMilli(),
                        ticket.number());
    }

    public Counts counts(TicketFilter.Sight sight, Instant now) {
        return database.transaction(handle -> TicketRows.counts(handle, sight, now));
    }

    /** Changes one, and writes down who did what; a change that changes nothing and says nothing is done already. */
    public Result change(long number, Change change, Instant at) {
        return database.transaction(handle -> {
            Optional<Ticket> found = TicketRows.byNumber(handle, number, true);
            if (found.isEmpty()) {
                return new Result.Unknown();
            }
            Result result = decided(found.get(), change);
            if (result instanceof Result.Done(Ticket after)) {
                List<TicketChange.Field> fields = TicketChange.between(found.get(), after);
                boolean linked = TicketRows.link(handle, number, change.interaction());
                if (!fields.isEmpty()) {
                    TicketRows.save(handle, after);
                }
                if (!fields.isEmpty() || !change.comment().isBlank() || linked) {
                    TicketRows.note(
                            handle,
                            number,
                            new TicketChange(
                                    at,
                                    change.by(),
                                    change.deed(),
                                    change.comment().strip(),
                                    fields,
                                    change.interaction()));
                }
            }
            return result;
        });
    }

    /** What a change makes of a ticket. Pure. */
    public static Result decided(Ticket before, Change change) {
        if (change.version() != 0 && change.version() != before.version()) {
            return new Result.Conflict(before);
        }
        return change.how()
                .apply(before)
                .<Result>map(after -> new Result.Done(
                        TicketChange.between(before, after).isEmpty() ? before : TicketRows.next(after)))
                .orElseGet(() -> new Result.NotNow(before));
    }

    /**
     * Says of those whose time has passed that it has, once each.
     *
     * @return those it was said of
     */
    public List<Ticket> escalate(Instant now) {
        return database.transaction(handle -> {
            List<Ticket> overdue = TicketRows.escalated(handle, now, ESCALATED_AT_ONCE);
            overdue.forEach(ticket -> TicketRows.note(
                    handle,
                    ticket.number(),
                    new TicketChange(now, "system:overdue", Deed.ESCALATED, "", List.of(), null)));
            return overdue;
        });
    }
}
