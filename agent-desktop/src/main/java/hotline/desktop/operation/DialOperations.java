package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.DatabaseAway;
import hotline.crm.contact.CustomerChoices;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.AgentView;
import hotline.desktop.message.Centre;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Agents call customers, each with the own phone, on behalf of a queue they serve, and only numbers that may be called; and colleagues. */
public final class DialOperations {
    /** So long the customer's phone may ring. */
    private static final Duration RING = Duration.ofSeconds(45);

    private static final String CALL_ANOTHER = "Call somebody else, or later.";

    private final Acd acd;
    private final Core core;
    private final LiveAnswers live;
    private final CallControl control;
    private final ContactPorts contacts;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public DialOperations(
            Acd acd,
            LiveAnswers live,
            CallControl control,
            ContactPorts contacts,
            Supplier<Centre> centre,
            InstantSource clock) {
        this.acd = acd;
        this.core = new Core(acd);
        this.live = live;
        this.control = control;
        this.contacts = contacts;
        this.centre = centre;
        this.clock = clock;
    }

    /**
     * @param number as people write it
     * @param queue on whose behalf; null: the first of those the agent serves in which calls wait
     * @param customer who it is, where several have the number; null: whoever has it
     * @param earlier an interaction with her: she is shown the number by which she reached us then
     */
    record Dial(
            @Longest(40) String number,
            @Nullable QueueId queue,
            @Nullable String customer,
            @Nullable InteractionId earlier) {}

    /** @param call the interaction in which the customer is called */
    record Called(InteractionId call) {}

    record Colleague(AgentId agent) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "call.colleague",
                        "POST",
                        "/desk/dial/colleague",
                        EnumSet.of(Role.AGENT),
                        Colleague.class,
                        this::colleague,
                        Called.class,
                        "Calls a colleague: the own phone rings at once, and once it is answered the colleague's. Neither may have anything in hand; both may be ready or not."),
                new Operation<>(
                        "call.dial",
                        "POST",
                        "/desk/dial",
                        EnumSet.of(Role.AGENT),
                        Dial.class,
                        this::dial,
                        Called.class,
                        "Calls a number: the own phone rings at once, and once it is answered the customer's. One must have nothing in hand, and may be ready or not."));
    }

    private Object dial(Person person, Dial wanted) throws InterruptedException {
        AgentId agent = new AgentId(person.id());
        String number = wanted.number().replaceAll("[\\s()./-]", "");
        if (!control.mayCall(number)) {
            throw NotDone.bad(
                    "number",
                    "This number may not be called.",
                    "5 to 20 digits, perhaps after a plus; the administrator allows prefixes (outbound-prefixes).");
        }
        QueueId queue = queue(agent, wanted.queue());
        InteractionId call = acd.newInteractionId();
        control.dials(call, number, queue, wanted.earlier());
        core.durably(person, (id, by) -> new Request.Dial(id, by, call, agent, queue, RING.toMillis()));
        if (wanted.customer() != null) {
            choose(person, call, wanted.customer());
        }
        return new Called(call);
    }

    private Object colleague(Person person, Colleague wanted) throws InterruptedException {
        AgentId agent = new AgentId(person.id());
        AgentId to = wanted.agent();
        if (to.equals(agent)) {
            throw NotDone.bad("agent", "This is yourself.", "Choose a colleague.");
        }
        AgentView colleague = live.agent(to).orElseThrow(() -> NotDone.unknown("agent", "There is no such agent."));
        switch (colleague.state()) {
            case LOGGED_OUT ->
                throw NotDone.conflict("colleague-away", "Agent " + to + " is not at work.", CALL_ANOTHER);
            case RESERVED, TALKING, HOLD, WRAP_UP ->
                throw NotDone.conflict("colleague-busy", "Agent " + to + " is busy with a call.", CALL_ANOTHER);
            case READY, NOT_READY -> {
                if (Boolean.FALSE.equals(colleague.phoneReachable())) {
                    throw NotDone.conflict(
                            "colleague-unreachable", "The phone of agent " + to + " is not connected.", CALL_ANOTHER);
                }
            }
        }
        QueueId queue = ringsAs(agent, to);
        InteractionId call = acd.newInteractionId();
        core.request(person, (id, by) -> new Request.CallColleague(id, by, call, agent, to, queue));
        return new Called(call);
    }

    /** Whose rules say how long a phone rings: of a queue of the caller's, or the colleague's, or any. */
    private QueueId ringsAs(AgentId agent, AgentId to) throws InterruptedException {
        List<QueueId> queues = queuesWithCalls();
        for (AgentId one : List.of(agent, to)) {
            for (QueueId queue : queues) {
                if (live.serves(one, queue)) {
                    return queue;
                }
            }
        }
        return queues.stream()
                .findFirst()
                .orElseThrow(() -> NotDone.conflict("no-queue", "There is no queue in which calls wait.", null));
    }

    private List<QueueId> queuesWithCalls() throws InterruptedException {
        List<QueueId> queues = new ArrayList<>();
        for (Centre.Queue queue : centre.get().queues()) {
            if (live.takesCalls(queue.id())) {
                queues.add(queue.id());
            }
        }
        return queues;
    }

    private QueueId queue(AgentId agent, @Nullable QueueId wanted) throws InterruptedException {
        if (wanted != null) {
            if (!live.serves(agent, wanted)) {
                throw NotDone.forbidden("Queue " + wanted + " is none of yours.");
            }
            return wanted;
        }
        for (QueueId queue : queuesWithCalls()) {
            if (live.serves(agent, queue)) {
                return queue;
            }
        }
        throw NotDone.conflict(
                "no-queue", "You serve no queue on whose behalf you could call.", "Ask the administrator for a skill.");
    }

    /** The call goes on whatever comes of this: who it is can be chosen on the desk, too. */
    private void choose(Person person, InteractionId call, String customer) {
        try {
            if (contacts.customers().choose(call, customer, Core.actor(person), clock.instant())
                    instanceof CustomerChoices.Result.Done) {
                live.callerChanged(call);
            }
        } catch (DatabaseAway away) {
            // chosen on the desk, later
        }
    }
}
