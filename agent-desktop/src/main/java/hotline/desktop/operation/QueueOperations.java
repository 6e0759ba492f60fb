package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.live.LiveAnswers.Waits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What supervisors do to those who wait in the queues they watch, and to these queues. */
public final class QueueOperations {
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);

    private final Core core;
    private final LiveAnswers live;
    private final Access access;

    public QueueOperations(Acd acd, LiveAnswers live, Access access) {
        this.core = new Core(acd);
        this.live = live;
        this.access = access;
    }

    /** @param seconds by how much it counts as queued earlier than it was */
    record HeadStart(InteractionId interaction, int seconds) {}

    record Move(InteractionId interaction, QueueId queue) {}

    record Withdraw(InteractionId interaction) {}

    record Assign(InteractionId interaction, AgentId agent) {}

    record Whole(QueueId queue) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "waiting.head-start",
                        "PUT",
                        "/waiting/{interaction}/head-start",
                        WATCHERS,
                        HeadStart.class,
                        this::headStart,
                        null,
                        "Gives somebody who waits another place: as if queued so many seconds earlier."),
                new Operation<>(
                        "waiting.move",
                        "POST",
                        "/waiting/{interaction}/move",
                        WATCHERS,
                        Move.class,
                        this::move,
                        null,
                        "Lets somebody who waits go on waiting in another queue, at the same place in the order."),
                new Operation<>(
                        "waiting.withdraw",
                        "POST",
                        "/waiting/{interaction}/withdraw",
                        WATCHERS,
                        Withdraw.class,
                        this::withdraw,
                        null,
                        "Takes somebody out of the queue; the call flow says how it goes on."),
                new Operation<>(
                        "waiting.assign",
                        "POST",
                        "/waiting/{interaction}/assign",
                        WATCHERS,
                        Assign.class,
                        this::assign,
                        null,
                        "Offers somebody who waits to a certain agent who is free, ready or not."),
                new Operation<>(
                        "queue.close",
                        "POST",
                        "/queues/{queue}/close",
                        WATCHERS,
                        Whole.class,
                        this::close,
                        null,
                        "Lets nobody into the queue any more; how long who waits may stay is its rule."),
                new Operation<>(
                        "queue.open",
                        "POST",
                        "/queues/{queue}/open",
                        WATCHERS,
                        Whole.class,
                        this::open,
                        null,
                        "Lets callers into the queue again."));
    }

    private @Nullable Object headStart(Person person, HeadStart wanted) throws InterruptedException {
        Waits waits = waits(person, wanted.interaction());
        long millis = Duration.ofSeconds(wanted.seconds()).toMillis();
        core.request(person, (id, by) -> new Request.ChangeHeadStart(id, by, waits.entry(), millis));
        return null;
    }

    private @Nullable Object move(Person person, Move wanted) throws InterruptedException {
        Waits waits = waits(person, wanted.interaction());
        check(person, wanted.queue());
        core.request(
                person,
                (id, by) -> new Request.MoveEntry(id, by, waits.entry(), wanted.queue(), RoutingPlan.WHOLE_QUEUE));
        return null;
    }

    private @Nullable Object withdraw(Person person, Withdraw wanted) throws InterruptedException {
        Waits waits = waits(person, wanted.interaction());
        core.request(person, (id, by) -> new Request.WithdrawEntry(id, by, waits.entry(), EntryOutcome.WITHDRAWN));
        return null;
    }

    private @Nullable Object assign(Person person, Assign wanted) throws InterruptedException {
        Waits waits = waits(person, wanted.interaction());
        if (!access.seesAgent(person, wanted.agent())) {
            throw NotDone.forbidden("Agent " + wanted.agent() + " is not of your team.");
        }
        core.request(person, (id, by) -> new Request.PickEntry(id, by, waits.entry(), wanted.agent()));
        return null;
    }

    private @Nullable Object close(Person person, Whole wanted) throws InterruptedException {
        check(person, wanted.queue());
        core.request(person, (id, by) -> new Request.CloseQueue(id, by, wanted.queue()));
        return null;
    }

    private @Nullable Object open(Person person, Whole wanted) throws InterruptedException {
        check(person, wanted.queue());
        core.request(person, (id, by) -> new Request.OpenQueue(id, by, wanted.queue()));
        return null;
    }

    private Waits waits(Person person, InteractionId interaction) throws InterruptedException {
        Waits waits = live.waits(interaction)
                .orElseThrow(() -> NotDone.unknown("interaction", "Nobody waits by that id, or not any more."));
        check(person, waits.queue());
        return waits;
    }

    private void check(Person person, QueueId queue) {
        if (!access.seesQueue(person, queue)) {
            throw NotDone.forbidden("Queue " + queue + " is not one you watch.");
        }
        if (!access.knows(queue)) {
            throw NotDone.unknown("queue", "There is no such queue.");
        }
    }
}
