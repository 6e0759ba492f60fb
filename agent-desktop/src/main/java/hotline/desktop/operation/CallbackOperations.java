package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.callback.Wanted;
import hotline.crm.customer.Customer;
import hotline.crm.customer.CustomerFile;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.CallbackView;
import hotline.desktop.message.Centre;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls that customers were promised for a certain time: agents plan them, take them over, make them at once, move and cancel them. */
public final class CallbackOperations {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    /** Nobody plans for longer. */
    private static final Duration FURTHEST = Duration.ofDays(370);

    private static final Duration LONGEST = Duration.ofHours(12);
    /** Within this an agent who wants to call at once gets ready. */
    private static final Duration TO_CALL = Duration.ofMinutes(30);

    private final CallbackPorts ports;
    private final CustomerBook customers;
    private final Acd acd;
    private final LiveAnswers live;
    private final Access access;
    private final InteractionSight sight;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public CallbackOperations(
            CallbackPorts ports,
            ContactPorts contacts,
            CustomerBook customers,
            Acd acd,
            LiveAnswers live,
            Access access,
            Supplier<Centre> centre,
            InstantSource clock) {
        this.ports = ports;
        this.customers = customers;
        this.acd = acd;
        this.live = live;
        this.access = access;
        this.sight = new InteractionSight(contacts.stories(), live, access);
        this.centre = centre;
        this.clock = clock;
    }

    record Nothing() {}

    record One(int callback) {}

    /**
     * @param interaction whose caller is to be called: one on the own desk, or one that may be seen; null: a customer or a number is given
     * @param customer who is to be called; null: the caller of the interaction, or whoever has the number
     * @param number at which; null: the one of the interaction, or the customer's first
     * @param mine whether nobody else is to, at first
     */
    record Plan(
            QueueId queue,
            @Nullable InteractionId interaction,
            @Nullable String customer,
            @Nullable String number,
            Instant opensAt,
            Instant closesAt,
            @Longest(Wanted.LONGEST_NOTE) String note,
            boolean mine) {}

    /** @param agent who is to call, and serves its queue */
    record Give(int callback, AgentId agent) {}

    record Move(int callback, Instant opensAt, Instant closesAt) {}

    /** @param callbacks the missed first, then as their times come */
    record Open(List<CallbackView> callbacks) {}

    record Planned(String callback) {}

    /** @param call the interaction in which the customer is called */
    record Called(InteractionId call) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "callbacks",
                        "GET",
                        "/callbacks",
                        ALL,
                        Nothing.class,
                        this::open,
                        Open.class,
                        "The calls customers were promised and have not had: of an agent's queues, or of the queues one watches."),
                new Operation<>(
                        "callback.plan",
                        "POST",
                        "/callbacks",
                        ALL,
                        Plan.class,
                        this::plan,
                        Planned.class,
                        "Promises a customer to be called at a certain time."),
                new Operation<>(
                        "callback.take",
                        "POST",
                        "/callbacks/{callback}/take",
                        AGENT,
                        One.class,
                        this::take,
                        null,
                        "Takes one over: when its time comes one is asked first."),
                new Operation<>(
                        "callback.release",
                        "POST",
                        "/callbacks/{callback}/release",
                        ALL,
                        One.class,
                        this::release,
                        null,
                        "Gives one back to all agents of its queue."),
                new Operation<>(
                        "callback.give",
                        "POST",
                        "/callbacks/{callback}/give",
                        ALL,
                        Give.class,
                        this::give,
                        null,
                        "Has another agent of its queue look after it, who is asked first and reminded."),
                new Operation<>(
                        "callback.call",
                        "POST",
                        "/callbacks/{callback}/call",
                        AGENT,
                        One.class,
                        this::call,
                        Called.class,
                        "Calls at once: the own phone rings as soon as one is ready, then the customer's."),
                new Operation<>(
                        "callback.move",
                        "POST",
                        "/callbacks/{callback}/move",
                        ALL,
                        Move.class,
                        this::move,
                        null,
                        "Promises one for another time; a missed one, too."),
                new Operation<>(
                        "callback.cancel",
                        "POST",
                        "/callbacks/{callback}/cancel",
                        ALL,
                        One.class,
                        this::cancel,
                        null,
                        "Nobody needs to call any more."));
    }

    private Object open(Person person, Nothing nothing) throws InterruptedException {
        List<QueueId> queues = new ArrayList<>();
        for (Centre.Queue queue : centre.get().queues()) {
            if (mayUse(person, queue.id())) {
                queues.add(queue.id());
            }
        }
        return new Open(ports.diary().open(queues));
    }

    private Object plan(Person person, Plan wanted) throws InterruptedException {
        if (!mayUse(person, wanted.queue())) {
            throw NotDone.forbidden("Queue " + wanted.queue() + " is none of yours.");
        }
        InteractionId from = wanted.interaction();
        if (from != null) {
            sight.mustHave(person, from);
        }
        Optional<CallbackPorts.Whom> known = wanted.customer() != null
                ? Optional.of(customer(wanted.customer()))
                : from == null ? Optional.empty() : ports.calling().whom(from);
        String number = wanted.number() == null
                ? known.map(CallbackPorts.Whom::number).orElse("")
                : wanted.number().replaceAll("[\\s()-]", "");
        if (!ports.calling().mayCall(wanted.queue(), number)) {
            throw NotDone.bad("number", "This number may not be called.", "Give one that may, with digits only.");
        }
        fits(wanted.queue(), wanted.opensAt(), wanted.closesAt());
        ScheduledCallback planned = ports.diary()
                .promise(
                        new Wanted(
                                wanted.queue(),
                                number,
                                known.map(CallbackPorts.Whom::shownAs).orElse(""),
                                known.map(CallbackPorts.Whom::customer).orElse(null),
                                known.map(CallbackPorts.Whom::language).orElse(""),
                                wanted.mine() && Access.agent(person) != null ? person.id() : null,
                                wanted.opensAt(),
                                wanted.closesAt(),
                                wanted.note().strip(),
                                null,
                                from,
                                person.id()),
                        clock.instant())
                .orElseThrow(() -> new IllegalStateException("what people agree is new each time"));
        live.callbacksChanged(wanted.queue());
        return new Planned(Long.toString(planned.id()));
    }

    private CallbackPorts.Whom customer(String id) {
        Customer one = customers
                .file(id)
                .filter(file -> file.mergedInto() == null)
                .map(CustomerFile::customer)
                .orElseThrow(() -> NotDone.unknown("customer", "There is no such customer."));
        String number = one.numbers().isEmpty() ? "" : one.numbers().getFirst();
        return new CallbackPorts.Whom(number, "", one.id(), Objects.requireNonNullElse(one.language(), ""));
    }

    private void fits(QueueId queue, Instant opensAt, Instant closesAt) {
        Instant now = clock.instant();
        if (!opensAt.isBefore(closesAt) || opensAt.plus(LONGEST).isBefore(closesAt)) {
            throw NotDone.bad(
                    "closesAt", "The time ends before it begins, or lasts too long.", "Twelve hours at most.");
        }
        if (!now.isBefore(closesAt) || now.plus(FURTHEST).isBefore(opensAt)) {
            throw NotDone.bad("opensAt", "This time has passed, or is too far away.", "Choose another one.");
        }
        if (!ports.calling().isWithinHours(queue, opensAt, closesAt)) {
            throw NotDone.bad(
                    "opensAt",
                    "Customers of this queue are not called at this time.",
                    "Choose a time within the hours of its callbacks.");
        }
    }

    private @Nullable Object take(Person person, One wanted) throws InterruptedException {
        change(person, wanted.callback(), one -> one.ownedBy(person.id()));
        return null;
    }

    private @Nullable Object release(Person person, One wanted) throws InterruptedException {
        ownOrWatched(person, wanted.callback());
        change(person, wanted.callback(), one -> one.ownedBy(null));
        return null;
    }

    private @Nullable Object give(Person person, Give wanted) throws InterruptedException {
        ScheduledCallback one = ownOrWatched(person, wanted.callback());
        if (!live.serves(wanted.agent(), one.wanted().queue())) {
            throw NotDone.conflict(
                    "does-not-serve",
                    "Agent " + wanted.agent() + " does not serve queue "
                            + one.wanted().queue() + ".",
                    "Choose somebody who does.");
        }
        change(person, wanted.callback(), it -> it.ownedBy(wanted.agent().value()));
        return null;
    }

    private Object call(Person person, One wanted) throws InterruptedException {
        ScheduledCallback one = callback(person, wanted.callback());
        if (!ports.calling().mayCall(one.wanted().queue(), one.wanted().number())) {
            throw NotDone.conflict("no-number", "This number may not be called any more.", null);
        }
        InteractionId call = acd.newInteractionId();
        Instant until = clock.instant().plus(TO_CALL);
        ScheduledCallback due = change(person, wanted.callback(), it -> it.calledBy(person.id(), call, until));
        ports.calling().make(due);
        return new Called(call);
    }

    private @Nullable Object move(Person person, Move wanted) throws InterruptedException {
        ScheduledCallback one = ownOrWatched(person, wanted.callback());
        fits(one.wanted().queue(), wanted.opensAt(), wanted.closesAt());
        change(person, wanted.callback(), it -> it.moved(wanted.opensAt(), wanted.closesAt()));
        return null;
    }

    private @Nullable Object cancel(Person person, One wanted) throws InterruptedException {
        ownOrWatched(person, wanted.callback());
        change(person, wanted.callback(), one -> one.cancelled(person.id(), clock.instant()));
        return null;
    }

    private ScheduledCallback change(
            Person person, long id, Function<ScheduledCallback, Optional<ScheduledCallback>> how)
            throws InterruptedException {
        callback(person, id);
        ScheduledCallback changed = ports.diary()
                .change(id, how)
                .orElseThrow(() -> NotDone.conflict(
                        "being-called", "The customer is being called, or has been.", "Look at the list again."));
        live.callbacksChanged(changed.wanted().queue());
        return changed;
    }

    /** What somebody else looks after is hers, unless one watches the queue. */
    private ScheduledCallback ownOrWatched(Person person, long id) throws InterruptedException {
        ScheduledCallback one = callback(person, id);
        String owner = one.wanted().owner();
        if (owner != null
                && !owner.equals(person.id())
                && !access.seesQueue(person, one.wanted().queue())) {
            throw NotDone.conflict("not-yours", "Somebody else looks after it.", "Take it over first.");
        }
        return one;
    }

    /** For who serves its queue, watches it, or looks after it. */
    private ScheduledCallback callback(Person person, long id) throws InterruptedException {
        ScheduledCallback one =
                ports.diary().of(id).orElseThrow(() -> NotDone.unknown("callback", "There is no such callback."));
        if (!mayUse(person, one.wanted().queue())
                && !person.id().equals(one.wanted().owner())) {
            throw NotDone.forbidden("Callback " + id + " is for other queues than yours.");
        }
        return one;
    }

    private boolean mayUse(Person person, QueueId queue) throws InterruptedException {
        AgentId agent = Access.agent(person);
        return access.seesQueue(person, queue) || (agent != null && live.serves(agent, queue));
    }
}
