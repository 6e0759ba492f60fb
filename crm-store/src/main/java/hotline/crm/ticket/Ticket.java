package hotline.crm.ticket;

import hotline.acd.interaction.InteractionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service case. Immutable; each change answers what it is then.
 *
 * <pre>
 * OPEN ──> IN_PROGRESS <──> WAITING        waiting for the customer: its time stands still
 *   └───────────┴──────────────┴──> SOLVED ──> CLOSED
 *                                     └──────────┴──> REOPENED ──> as OPEN
 * </pre>
 *
 * @param number what the customer knows it by
 * @param category what exactly it is about, by a code of the configuration, null for none
 * @param product what it is about of what customers buy, by its code in the configuration; null when nobody says
 * @param subject in one line; may be empty
 * @param text what the customer has said; may be empty
 * @param customer whom it is for, null when nobody knows
 * @param interaction the one it comes from, null for none
 * @param openedBy who opened it, as an actor; {@code flow} for a flow
 * @param statusSince since when it is as far as it is
 * @param dueAt until when it is to be dealt with
 * @param escalatedAt when it was said that it is overdue, null as long as it is not
 * @param version goes up with each change
 */
public record Ticket(
        long number,
        Kind kind,
        @Nullable String category,
        @Nullable String product,
        Priority priority,
        Status status,
        String subject,
        String text,
        @Nullable String customer,
        @Nullable InteractionId interaction,
        Assigned assigned,
        Instant openedAt,
        String openedBy,
        Instant statusSince,
        Instant dueAt,
        @Nullable Instant escalatedAt,
        long version) {
    /** Opened while a caller was in a menu. */
    public static final String BY_FLOW = "flow";

    /** In characters. */
    public static final int LONGEST_SUBJECT = 120;

    public static final int LONGEST_TEXT = 4_000;

    /** What it is. */
    public enum Kind {
        COMPLAINT,
        REPAIR,
        WARRANTY,
        RETURN,
        QUESTION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind with this code.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no such kind of tickets"));
        }
    }

    /** How much it matters. */
    public enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum Status {
        OPEN,
        IN_PROGRESS,
        /** Waits for the customer. */
        WAITING,
        SOLVED,
        CLOSED,
        REOPENED;

        private static final Set<Status> DONE = EnumSet.of(SOLVED, CLOSED);

        /** Nothing is to be done any more. */
        public boolean isDone() {
            return DONE.contains(this);
        }

        /** Whether the next step may be this. */
        public boolean mayBecome(Status next) {
            return switch (next) {
                case OPEN -> false;
                case IN_PROGRESS, WAITING, SOLVED -> !isDone() && this != next;
                case CLOSED -> this != CLOSED;
                case REOPENED -> isDone();
            };
        }
    }

    /**
     * Whose it is: who works on it, and whose it is as long as nobody does. Without queue and team it is everybody's.
     *
     * @param agent the id of who works on it, null for nobody yet
     * @param queue whose agents look after it, null for none
     * @param team which looks after it, null for none; never together with a queue
     */
    public record Assigned(
            @Nullable String agent,
            @Nullable String queue,
            @Nullable String team) {
        public static final Assigned EVERYBODY = new Assigned(null, null, null);

        public Assigned {
            if (queue != null && team != null) {
                throw new IllegalArgumentException("a ticket is a queue's or a team's, not both");
            }
        }

        /** This person works on it from now on. */
        public Assigned to(@Nullable String person) {
            return new Assigned(person, queue, team);
        }
    }

    /** Whether it should have been dealt with by then. Of one that waits for the customer the time stands still. */
    public boolean isOverdue(Instant at) {
        return !status.isDone() && status != Status.WAITING && !dueAt.isAfter(at);
    }

    /**
     * It is so far now; empty when that cannot follow. What it waited for the customer it is due later.
     *
     * @param levels by when a reopened one is due
     */
    public Optional<Ticket> became(Status next, ServiceLevels levels, Instant at) {
        if (!status.mayBecome(next)) {
            return Optional.empty();
        }
        Instant due = dueAt;
        if (next == Status.REOPENED) {
            due = levels.dueAt(kind, priority, at);
        } else if (status == Status.WAITING && next == Status.IN_PROGRESS) {
            due = dueAt.plus(Duration.between(statusSince, at));
        }
        return Optional.of(with(kind, category, product, priority, next, subject, text, customer, assigned, at, due));
    }

    /** It is about something else, or matters more; due then as such a one would be. */
    public Ticket about(
            Kind kind,
            @Nullable String category,
            @Nullable String product,
            Priority priority,
            String subject,
            String text,
            ServiceLevels levels) {
        boolean same = kind == this.kind && priority == this.priority;
        Instant due = same ? dueAt : levels.dueAt(kind, priority, openedAt);
        return with(kind, category, product, priority, status, subject, text, customer, assigned, statusSince, due);
    }

    /** Somebody has decided by when it is to be dealt with. */
    public Ticket dueBy(Instant due) {
        return with(kind, category, product, priority, status, subject, text, customer, assigned, statusSince, due);
    }

    /** It is theirs now. */
    public Ticket givenTo(Assigned to) {
        return with(kind, category, product, priority, status, subject, text, customer, to, statusSince, dueAt);
    }

    private Ticket with(
            Kind kind,
            @Nullable String category,
            @Nullable String product,
            Priority priority,
            Status status,
            String subject,
            String text,
            @Nullable String customer,
            Assigned assigned,
            Instant statusSince,
            Instant dueAt) {
        // what was given more time may become overdue once more
        Instant escalated = dueAt.isAfter(this.dueAt) ? null : escalatedAt;
        return new Ticket(
                number,
                kind,
                category,
                product,
                priority,
                status,
                subject,
                text,
                customer,
                interaction,
                assigned,
                openedAt,
                openedBy,
                statusSince,
                dueAt,
                escalated,
                version);
    }
}
