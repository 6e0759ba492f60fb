package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.Ticket.Assigned;
import hotline.crm.ticket.Ticket.Kind;
import hotline.crm.ticket.Ticket.Priority;
import hotline.crm.ticket.Ticket.Status;
import hotline.crm.ticket.TicketChange.Deed;
import hotline.crm.ticket.TicketFilter;
import hotline.crm.ticket.TicketFilter.Sight;
import hotline.crm.ticket.TicketFilter.Which;
import hotline.crm.ticket.Tickets;
import hotline.desktop.live.Access;
import hotline.desktop.live.Audience;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.Centre;
import hotline.desktop.message.TicketStory;
import hotline.desktop.message.TicketView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Service cases: opened for customers, looked at, worked on, given to others, closed. Whoever changes one says which version she has seen. */
public final class TicketOperations {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final int PAGE = 50;

    private final TicketBook book;
    private final LiveAnswers live;
    private final TicketSight sight;
    private final InteractionSight interactions;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public TicketOperations(
            TicketBook book,
            ContactPorts contacts,
            LiveAnswers live,
            Access access,
            Supplier<Centre> centre,
            InstantSource clock) {
        this.book = book;
        this.live = live;
        this.sight = new TicketSight(live, access, centre);
        this.interactions = new InteractionSight(contacts.stories(), live, access);
        this.centre = centre;
        this.clock = clock;
    }

    /**
     * @param which null: all one may see
     * @param status null: those that are not done
     * @param done also those that are done
     * @param after where the page before ended
     */
    record Listed(
            @Nullable Which which,
            @Nullable Status status,
            @Nullable Boolean done,
            @Nullable Kind kind,
            @Nullable String product,
            @Nullable String customer,
            @Nullable String after) {}

    record One(int ticket) {}

    /**
     * @param interaction in which it came up: one on the own desk, or one that may be seen
     * @param customer null: whoever calls in that interaction
     * @param priority null: normal
     * @param queue whose agents are to look after it, null for none
     * @param team which is to, null for none; without both everybody
     * @param mine whether one works on it oneself
     */
    record Open(
            @Nullable InteractionId interaction,
            @Nullable String customer,
            Kind kind,
            @Nullable String category,
            @Nullable String product,
            @Nullable Priority priority,
            @Longest(Ticket.LONGEST_SUBJECT) String subject,
            @Longest(Ticket.LONGEST_TEXT) String text,
            @Nullable QueueId queue,
            @Nullable String team,
            boolean mine) {}

    /**
     * @param version the one that was looked at
     * @param dueAt null: as the service level says; only who watches decides otherwise
     */
    record Change(
            int ticket,
            int version,
            Kind kind,
            @Nullable String category,
            @Nullable String product,
            Priority priority,
            @Longest(Ticket.LONGEST_SUBJECT) String subject,
            @Longest(Ticket.LONGEST_TEXT) String text,
            @Nullable Instant dueAt) {}

    record Comment(
            int ticket,
            @Longest(Ticket.LONGEST_TEXT) String text,
            @Nullable InteractionId interaction) {}

    record Take(int ticket, int version) {}

    /**
     * @param agent who is to work on it, null for nobody in particular
     * @param queue whose agents are to look after it, null for none
     * @param team which is to, null for none
     */
    record Give(
            int ticket,
            int version,
            @Nullable AgentId agent,
            @Nullable QueueId queue,
            @Nullable String team,
            @Longest(Ticket.LONGEST_TEXT) String comment) {}

    record Become(
            int ticket,
            int version,
            Status status,
            @Longest(Ticket.LONGEST_TEXT) String comment) {}

    /**
     * @param tickets what is to be done first, first
     * @param next where the next page begins, null when there is none
     */
    record Page(List<TicketView> tickets, @Nullable String next, Tickets.Counts counts) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "tickets",
                        "GET",
                        "/tickets",
                        ALL,
                        Listed.class,
                        this::list,
                        Page.class,
                        "Tickets one may see, what is to be done first, first; and how many of them are one's own, and overdue."),
                new Operation<>(
                        "ticket.open",
                        "POST",
                        "/tickets",
                        ALL,
                        Open.class,
                        this::open,
                        TicketView.class,
                        "Opens a ticket for a customer; its number is for her to know."),
                new Operation<>(
                        "ticket",
                        "GET",
                        "/tickets/{ticket}",
                        ALL,
                        One.class,
                        this::look,
                        TicketStory.class,
                        "A ticket with all that was done to it."),
                new Operation<>(
                        "ticket.change",
                        "PUT",
                        "/tickets/{ticket}",
                        ALL,
                        Change.class,
                        this::change,
                        TicketView.class,
                        "Says anew what a ticket is about, and how urgent it is."),
                new Operation<>(
                        "ticket.comment",
                        "POST",
                        "/tickets/{ticket}/comments",
                        ALL,
                        Comment.class,
                        this::comment,
                        TicketView.class,
                        "Writes something down to a ticket; with an interaction: it came up there."),
                new Operation<>(
                        "ticket.take",
                        "POST",
                        "/tickets/{ticket}/take",
                        AGENT,
                        Take.class,
                        this::take,
                        TicketView.class,
                        "Works on a ticket from now on."),
                new Operation<>(
                        "ticket.give",
                        "POST",
                        "/tickets/{ticket}/give",
                        ALL,
                        Give.class,
                        this::give,
                        TicketView.class,
                        "Gives a ticket to somebody, to a queue's agents, to a team, or back to all."),
                new Operation<>(
                        "ticket.status",
                        "PUT",
                        "/tickets/{ticket}/status",
                        ALL,
                        Become.class,
                        this::become,
                        TicketView.class,
                        "Says how far a ticket is: in progress, waiting for the customer, solved, closed, reopened."));
    }

    private Object list(Person person, Listed wanted) throws InterruptedException {
        Instant now = clock.instant();
        Sight own = sight.of(person);
        boolean onDesk = wanted.customer() != null && sight.isOnDesk(person, wanted.customer());
        Sight seen = onDesk ? new Sight(true, own.person(), own.agents(), own.queues(), own.teams()) : own;
        TicketFilter filter = new TicketFilter(
                seen,
                wanted.which() == null ? Which.ALL : wanted.which(),
                wanted.status(),
                Boolean.TRUE.equals(wanted.done()),
                wanted.kind(),
                wanted.product(),
                wanted.customer(),
                place(wanted.after()));
        List<Ticket> found = book.list(filter, PAGE, now);
        List<Ticket> page = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? Tickets.place(page.getLast()).toString() : null;
        return new Page(book.views(page, now), next, book.counts(own, now));
    }

    private static TicketFilter.@Nullable After place(@Nullable String written) {
        try {
            return written == null ? null : TicketFilter.After.parse(written);
        } catch (IllegalArgumentException none) {
            throw NotDone.bad("after", "This is no place in the list.", "Give what was answered as 'next'.");
        }
    }

    private Object look(Person person, One wanted) throws InterruptedException {
        return book.story(seen(person, wanted.ticket()), clock.instant());
    }

    private Object open(Person person, Open wanted) throws InterruptedException {
        InteractionId interaction = wanted.interaction();
        String customer = wanted.customer();
        if (interaction != null) {
            interactions.mustHave(person, interaction);
            if (customer == null) {
                customer = live.card(interaction).map(CallerCard::customer).orElse(null);
            }
        } else if (customer == null) {
            throw NotDone.bad(
                    "customer", "It is not said whom the ticket is for.", "Give a customer or an interaction.");
        }
        if (wanted.customer() != null && !book.knowsCustomer(wanted.customer())) {
            throw NotDone.unknown("customer", "There is no such customer.");
        }
        mustFit(wanted.kind(), wanted.category());
        mustBeAProduct(wanted.product());
        Assigned assigned = assigned(
                wanted.mine() && Access.agent(person) != null ? person.id() : null, wanted.queue(), wanted.team());
        Ticket opened = book.open(
                new Tickets.Wanted(
                        wanted.kind(),
                        wanted.category(),
                        wanted.product(),
                        wanted.priority() == null ? Priority.NORMAL : wanted.priority(),
                        Written.line(wanted.subject()),
                        Written.text(wanted.text()),
                        customer,
                        interaction,
                        assigned,
                        Core.actor(person).value()),
                clock.instant());
        live.ticketsChanged(whose(opened, opened));
        return view(opened);
    }

    private Object change(Person person, Change wanted) throws InterruptedException {
        mustFit(wanted.kind(), wanted.category());
        if (wanted.dueAt() != null && !Access.watches(person)) {
            throw NotDone.forbidden("By when a ticket is due is for who watches to say.");
        }
        return done(person, wanted.ticket(), wanted.version(), Deed.CHANGED, "", before -> {
            if (!Objects.equals(wanted.product(), before.product())) {
                mustBeAProduct(wanted.product());
            }
            Ticket after = before.about(
                    wanted.kind(),
                    wanted.category(),
                    wanted.product(),
                    wanted.priority(),
                    Written.line(wanted.subject()),
                    Written.text(wanted.text()),
                    book.levels());
            return Optional.of(wanted.dueAt() == null ? after : after.dueBy(wanted.dueAt()));
        });
    }

    /** Whoever may look at a ticket may write to it. */
    private Object comment(Person person, Comment wanted) throws InterruptedException {
        Ticket before = seen(person, wanted.ticket());
        InteractionId interaction = wanted.interaction();
        if (interaction != null) {
            interactions.mustHave(person, interaction);
        }
        String text = Written.text(wanted.text()).strip();
        if (text.isEmpty() && interaction == null) {
            throw NotDone.bad("text", "There is nothing written.", "Write something.");
        }
        return told(
                before,
                book.change(
                        wanted.ticket(),
                        new Tickets.Change(
                                0,
                                Core.actor(person).value(),
                                text.isEmpty() ? Deed.LINKED : Deed.COMMENTED,
                                text,
                                interaction,
                                Optional::of),
                        clock.instant()));
    }

    private Object take(Person person, Take wanted) throws InterruptedException {
        return done(person, wanted.ticket(), wanted.version(), Deed.TAKEN, "", before -> {
            Ticket mine = before.givenTo(before.assigned().to(person.id()));
            return mine.status() == Status.OPEN || mine.status() == Status.REOPENED
                    ? mine.became(Status.IN_PROGRESS, book.levels(), clock.instant())
                    : Optional.of(mine);
        });
    }

    private Object give(Person person, Give wanted) throws InterruptedException {
        AgentId agent = wanted.agent();
        Assigned to = assigned(agent == null ? null : agent.value(), wanted.queue(), wanted.team());
        return done(
                person,
                wanted.ticket(),
                wanted.version(),
                Deed.GIVEN,
                wanted.comment(),
                before -> Optional.of(before.givenTo(to)));
    }

    private Object become(Person person, Become wanted) throws InterruptedException {
        Deed deed =
                switch (wanted.status()) {
                    case OPEN -> throw NotDone.bad("status", "A ticket is open once.", "Say in-progress, or reopened.");
                    case IN_PROGRESS -> Deed.RESUMED;
                    case WAITING -> Deed.WAITING;
                    case SOLVED -> Deed.SOLVED;
                    case CLOSED -> Deed.CLOSED;
                    case REOPENED -> Deed.REOPENED;
                };
        return done(
                person,
                wanted.ticket(),
                wanted.version(),
                deed,
                wanted.comment(),
                before -> before.became(wanted.status(), book.levels(), clock.instant()));
    }

    private TicketView done(
            Person person, int number, int version, Deed deed, String comment, Function<Ticket, Optional<Ticket>> how)
            throws InterruptedException {
        Ticket before = seen(person, number);
        if (!sight.of(person).mayChange(before)) {
            throw NotDone.forbidden("Ticket " + number + " is for others to work on.");
        }
        if (version < 1) {
            throw NotDone.bad("version", "This is no version of a ticket.", "Give the one you have seen.");
        }
        return told(
                before,
                book.change(
                        number,
                        new Tickets.Change(version, Core.actor(person).value(), deed, Written.text(comment), null, how),
                        clock.instant()));
    }

    private TicketView told(Ticket before, Tickets.Result result) {
        return switch (result) {
            case Tickets.Result.Done done -> {
                live.ticketsChanged(whose(before, done.ticket()));
                yield view(done.ticket());
            }
            case Tickets.Result.Conflict conflict ->
                throw NotDone.conflict(
                                "ticket-changed", "Somebody has changed it meanwhile.", "Look at what it is now first.")
                        .with("ticket", view(conflict.stored()));
            case Tickets.Result.NotNow notNow ->
                throw NotDone.conflict("not-now", "That cannot follow on what it is.", "Look at it again.")
                        .with("ticket", view(notNow.stored()));
            case Tickets.Result.Unknown unknown -> throw unknown();
        };
    }

    /** Whom it concerns that a ticket has changed. */
    public static Audience whose(Ticket before, Ticket after) {
        List<Assigned> both = List.of(before.assigned(), after.assigned());
        if (both.stream().anyMatch(one -> one.queue() == null && one.team() == null)) {
            return Audience.EVERYBODY;
        }
        return new Audience.Concerned(
                set(both.stream().map(Assigned::agent), AgentId::new),
                set(both.stream().map(Assigned::queue), QueueId::new),
                set(both.stream().map(Assigned::team), team -> team));
    }

    private static <T> Set<T> set(Stream<@Nullable String> ids, Function<String, T> made) {
        return ids.filter(Objects::nonNull).map(made).collect(Collectors.toSet());
    }

    private Assigned assigned(@Nullable String agent, @Nullable QueueId queue, @Nullable String team) {
        if (queue != null && team != null) {
            throw NotDone.bad("team", "A ticket is a queue's or a team's, not both.", "Give one of them.");
        }
        Assigned assigned = new Assigned(agent, queue == null ? null : queue.value(), team);
        sight.mustExist(assigned);
        return assigned;
    }

    private void mustFit(Kind kind, @Nullable String category) {
        boolean fits = category == null
                || centre.get().ticketCategories().stream()
                        .anyMatch(one -> one.code().equals(category)
                                && (one.kinds().isEmpty() || one.kinds().contains(kind)));
        if (!fits) {
            throw NotDone.bad("category", "There is no such category of this kind.", "Choose another one.");
        }
    }

    private void mustBeAProduct(@Nullable String code) {
        if (code != null
                && centre.get().products().stream().noneMatch(one -> one.code().equals(code))) {
            throw NotDone.unknown("product", "There is no such product.");
        }
    }

    private Ticket seen(Person person, int number) throws InterruptedException {
        Ticket ticket = book.of(number).orElseThrow(TicketOperations::unknown);
        if (!sight.of(person).sees(ticket) && !sight.isOnDesk(person, ticket)) {
            throw NotDone.forbidden("Ticket " + number + " is not yours to see.");
        }
        return ticket;
    }

    private TicketView view(Ticket ticket) {
        return book.views(List.of(ticket), clock.instant()).getFirst();
    }

    private static NotDone unknown() {
        return NotDone.unknown("ticket", "There is no such ticket.");
    }
}
