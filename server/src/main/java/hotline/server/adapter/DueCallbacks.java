package hotline.server.adapter;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Rejection;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Answer;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import hotline.crm.DatabaseAway;
import hotline.crm.callback.CallbackBook;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.callback.ScheduledCallback.Call;
import hotline.crm.callback.ScheduledCallback.State;
import hotline.crm.callback.Wanted;
import hotline.server.center.CenterConfiguration.Callbacks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Promised calls whose time has come become calls of their queues, once each. The call has a name, committed, before the core hears of it; the core does not begin the same call twice. So
 * whoever died at whatever moment, looking again makes it right: what the core has is left alone, what it never heard of is promised now, and what is too late was missed. Any thread.
 */
public final class DueCallbacks {
    private static final Logger log = LoggerFactory.getLogger(DueCallbacks.class);
    private static final Actor CLOCK = new Actor("system:callbacks");

    private final CallbackBook book;
    private final Calling calling;
    private final Supplier<InteractionId> newInteraction;
    private final Function<Request.PromiseCall, Answer> core;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Consumer<QueueId> news = queue -> {};

    /** Whom the configuration in force lets us call, and how. */
    public interface Calling {
        Callbacks rules(QueueId queue);

        boolean mayCall(QueueId queue, String number);

        /** Lets a new interaction know whom it calls; again: it stays so. */
        void isFor(InteractionId call, Wanted whom);
    }

    /** @param core answers when what it has done would survive the death of the machine; blocks */
    public DueCallbacks(
            CallbackBook book,
            Calling calling,
            Supplier<InteractionId> newInteraction,
            Function<Request.PromiseCall, Answer> core) {
        this.book = book;
        this.calling = calling;
        this.newInteraction = newInteraction;
        this.core = core;
    }

    /** From now on this is told in which queue something has become of one. */
    public void onNews(Consumer<QueueId> listener) {
        news = listener;
    }

    /** Somebody has changed one of this queue. Returns at once. */
    public void changed(QueueId queue) {
        news.accept(queue);
    }

    /** Does what is to be done now. To be called every few seconds; blocks. */
    public void look(Instant now) {
        looking.lock();
        try {
            Set<QueueId> changed = new TreeSet<>();
            for (ScheduledCallback one : book.toLookAt(now)) {
                if (one.state() == State.PLANNED ? falls(one, now) : settle(one, now)) {
                    changed.add(one.wanted().queue());
                }
            }
            changed.addAll(book.news());
            changed.forEach(news);
        } catch (DatabaseAway away) {
            log.debug("promised calls wait for the database: {}", away.getMessage());
        } catch (CompletionException ending) {
            log.debug("promised calls wait for the next core");
        } finally {
            looking.unlock();
        }
    }

    private boolean falls(ScheduledCallback planned, Instant now) {
        if (!calling.mayCall(planned.wanted().queue(), planned.wanted().number())) {
            log.warn("callback {} cannot be made: its queue is gone, or its number may not be called", planned.id());
            return book.change(planned.id(), ScheduledCallback::impossible).isPresent();
        }
        Optional<ScheduledCallback> passed = book.change(planned.id(), one -> one.passed(now));
        if (passed.isPresent()) {
            log.warn("callback {} was missed: its time passed before anybody could be called", planned.id());
            return true;
        }
        return book.change(planned.id(), one -> one.due(newInteraction.get()))
                .map(due -> settle(due, now))
                .isPresent();
    }

    /**
     * Promises the call it has, again if need be. Blocks.
     *
     * @return whether it has become another
     */
    public boolean settle(ScheduledCallback one, Instant now) {
        Call call = one.call();
        if (call == null) {
            return false;
        }
        calling.isFor(call.interaction(), one.wanted());
        Callbacks rules = calling.rules(one.wanted().queue());
        Answer answer = core.apply(new Request.PromiseCall(
                new CommandId("callback-" + call.interaction() + "-" + Long.toString(now.toEpochMilli(), 36)),
                call.by() == null ? CLOCK : new Actor("agent:" + call.by()),
                call.interaction(),
                one.wanted().queue(),
                plan(one.wanted(), call, rules),
                call.until().toEpochMilli(),
                rules.tries()));
        return switch (answer) {
            case Answer.Done done ->
                book.change(one.id(), it -> it.inQueue(call.interaction())).isPresent();
            case Answer.Rejected rejected -> refused(one, call, rejected.rejection(), now);
        };
    }

    private boolean refused(ScheduledCallback one, Call call, Rejection rejection, Instant now) {
        return switch (rejection.reason()) {
            // the core had it, and the journal tells what became of it
            case UNKNOWN_INTERACTION -> false;
            // the core is beginning
            case NOT_NOW -> false;
            case INVALID,
                    UNKNOWN_QUEUE,
                    UNKNOWN_AGENT,
                    UNKNOWN_ENTRY,
                    UNKNOWN_OFFER,
                    NOT_SIGNED_IN,
                    STATION_IN_USE,
                    ALREADY_QUEUED,
                    CUSTOMER_GONE,
                    NOT_YOURS -> {
                log.warn("callback {} was missed: {}", one.id(), rejection);
                yield book.change(one.id(), it -> it.over(call.interaction(), now))
                        .isPresent();
            }
        };
    }

    private static RoutingPlan plan(Wanted wanted, Call call, Callbacks rules) {
        if (call.by() != null) {
            return new RoutingPlan(List.of(step(call.by(), 0, SkipWhen.NEVER)));
        }
        List<RoutingStep> steps = new ArrayList<>();
        if (wanted.owner() != null && rules.ownerFirstMillis() > 0) {
            steps.add(step(wanted.owner(), rules.ownerFirstMillis(), SkipWhen.NOBODY_LOGGED_IN));
        }
        steps.addAll(RoutingPlan.WHOLE_QUEUE.steps());
        return new RoutingPlan(steps);
    }

    private static RoutingStep step(String agent, long forMillis, SkipWhen skip) {
        return new RoutingStep(new Who.NamedAgents(List.of(new AgentId(agent))), forMillis, skip);
    }
}
