package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Target;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.WorkItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What agents do with the customer they talk with: hold, ask somebody first, hand over, send on, hang up. Only with what lies on their own desk. */
public final class CallOperations {
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final Pattern KEYS = Pattern.compile("[0-9*#A-D]{1,32}");

    private final Core core;
    private final OwnDesk desks;
    private final CallControl control;

    public CallOperations(Acd acd, LiveAnswers live, CallControl control) {
        this.core = new Core(acd);
        this.desks = new OwnDesk(live);
        this.control = control;
    }

    record Hold(InteractionId interaction, boolean held) {}

    record Help(InteractionId interaction, boolean wanted) {}

    record Own(InteractionId interaction) {}

    /** Exactly one of them: a colleague, a queue, or a number outside. */
    record Whom(
            InteractionId interaction,
            @Nullable AgentId agent,
            @Nullable QueueId queue,
            @Nullable @Longest(32) String number) {}

    /** Null: the one outside. */
    record Party(InteractionId interaction, @Nullable AgentId agent) {}

    record Keys(InteractionId interaction, @Longest(32) String keys) {}

    public List<Operation<?>> table() {
        String own = "/desk/interactions/{interaction}";
        return List.of(
                operation(
                        "call.hold",
                        "PUT",
                        own + "/hold",
                        Hold.class,
                        this::hold,
                        "Puts the own customer on hold, or takes her back."),
                operation(
                        "call.hang-up",
                        "POST",
                        own + "/hang-up",
                        Own.class,
                        this::hangUp,
                        "Leaves the conversation; who has asked somebody who is on the line has handed over."),
                operation(
                        "call.transfer",
                        "POST",
                        own + "/transfer",
                        Whom.class,
                        this::transfer,
                        "Sends the customer on to a colleague, a queue or a number outside, without asking. Nobody answers: she waits in the queue, at the place she had."),
                operation(
                        "call.consult",
                        "POST",
                        own + "/consult",
                        Whom.class,
                        this::consult,
                        "Asks a colleague, somebody of a queue or a number outside, while the customer is on hold."),
                operation(
                        "call.swap",
                        "POST",
                        own + "/consult/swap",
                        Own.class,
                        this::swap,
                        "Talks with the other one: the customer, or whoever was asked."),
                operation(
                        "call.conference",
                        "POST",
                        own + "/consult/conference",
                        Own.class,
                        this::conference,
                        "Lets all talk together."),
                operation(
                        "call.drop",
                        "POST",
                        own + "/drop",
                        Party.class,
                        this::drop,
                        "Has somebody leave with whom one and the customer talk: a colleague who came later, or the one outside."),
                operation(
                        "call.complete",
                        "POST",
                        own + "/consult/complete",
                        Own.class,
                        this::complete,
                        "Leaves the customer to whoever was asked."),
                operation(
                        "call.cancel",
                        "DELETE",
                        own + "/consult",
                        Own.class,
                        this::cancel,
                        "Asks nobody any more and takes the customer back."),
                operation(
                        "call.help",
                        "PUT",
                        own + "/help",
                        Help.class,
                        this::help,
                        "Asks for a supervisor, or not any more; supervisors of the team are told at once."),
                operation(
                        "call.keys",
                        "POST",
                        own + "/keys",
                        Keys.class,
                        this::keys,
                        "Sends keys to whoever one talks with."));
    }

    private static <T extends Record> Operation<T> operation(
            String id, String method, String path, Class<T> body, Operation.Doing<T> how, String what) {
        return new Operation<>(id, method, path, AGENT, body, how, null, what);
    }

    private @Nullable Object hold(Person person, Hold wanted) throws InterruptedException {
        own(person, wanted.interaction());
        core.request(person, (id, by) -> new Request.Hold(id, by, wanted.interaction(), agent(person), wanted.held()));
        return null;
    }

    private @Nullable Object hangUp(Person person, Own wanted) throws InterruptedException {
        WorkItem work = own(person, wanted.interaction());
        if (work.phase() != WorkItem.Phase.TALKING && work.phase() != WorkItem.Phase.HOLD) {
            throw NotDone.conflict("not-now", "You do not talk in " + wanted.interaction() + ".", null);
        }
        control.hangUp(wanted.interaction(), agent(person));
        return null;
    }

    private @Nullable Object transfer(Person person, Whom wanted) throws InterruptedException {
        own(person, wanted.interaction());
        Target to = target(wanted);
        core.request(person, (id, by) -> new Request.Transfer(id, by, wanted.interaction(), agent(person), to));
        return null;
    }

    private @Nullable Object consult(Person person, Whom wanted) throws InterruptedException {
        own(person, wanted.interaction());
        Target to = target(wanted);
        core.request(person, (id, by) -> new Request.Consult(id, by, wanted.interaction(), agent(person), to));
        return null;
    }

    private @Nullable Object swap(Person person, Own wanted) throws InterruptedException {
        WorkItem work = own(person, wanted.interaction());
        if (work.consult() == null || !work.consult().by().equals(agent(person))) {
            throw NotDone.conflict("not-now", "You ask nobody in " + wanted.interaction() + ".", null);
        }
        boolean toCustomer = work.phase() == WorkItem.Phase.HOLD;
        core.request(person, (id, by) -> new Request.Hold(id, by, wanted.interaction(), agent(person), !toCustomer));
        return null;
    }

    private @Nullable Object conference(Person person, Own wanted) throws InterruptedException {
        own(person, wanted.interaction());
        core.request(person, (id, by) -> new Request.Conference(id, by, wanted.interaction(), agent(person)));
        return null;
    }

    private @Nullable Object drop(Person person, Party wanted) throws InterruptedException {
        own(person, wanted.interaction());
        core.request(person, (id, by) -> new Request.Drop(id, by, wanted.interaction(), agent(person), wanted.agent()));
        return null;
    }

    private @Nullable Object complete(Person person, Own wanted) throws InterruptedException {
        own(person, wanted.interaction());
        core.request(person, (id, by) -> new Request.HandOver(id, by, wanted.interaction(), agent(person)));
        return null;
    }

    private @Nullable Object cancel(Person person, Own wanted) throws InterruptedException {
        own(person, wanted.interaction());
        core.request(person, (id, by) -> new Request.CancelConsult(id, by, wanted.interaction(), agent(person)));
        return null;
    }

    private @Nullable Object help(Person person, Help wanted) throws InterruptedException {
        own(person, wanted.interaction());
        core.request(
                person,
                (id, by) -> new Request.AskForHelp(id, by, wanted.interaction(), agent(person), wanted.wanted()));
        return null;
    }

    private @Nullable Object keys(Person person, Keys wanted) throws InterruptedException {
        own(person, wanted.interaction());
        if (!KEYS.matcher(wanted.keys()).matches()) {
            throw NotDone.bad("keys", "These are no keys of a telephone.", "1 to 32 of 0 to 9, *, # and A to D.");
        }
        control.press(wanted.interaction(), agent(person), wanted.keys());
        return null;
    }

    private WorkItem own(Person person, InteractionId interaction) throws InterruptedException {
        return desks.work(agent(person), interaction);
    }

    private Target target(Whom whom) {
        if (Stream.of(whom.agent(), whom.queue(), whom.number())
                        .filter(one -> one != null)
                        .count()
                != 1) {
            throw NotDone.bad(
                    "target", "Whom to ask must be said, and only one.", "Give an agent, a queue or a number.");
        }
        if (whom.agent() != null) {
            return new Target.ToAgent(whom.agent());
        }
        if (whom.queue() != null) {
            return new Target.ToQueue(whom.queue());
        }
        String number = whom.number();
        if (number == null || !control.mayCall(number)) {
            throw NotDone.bad(
                    "number",
                    "This number may not be called.",
                    "5 to 20 digits, perhaps after a plus; the administrator allows prefixes (outbound-prefixes).");
        }
        control.outsideNumber(whom.interaction(), number);
        return new Target.ToOutside();
    }

    private static AgentId agent(Person person) {
        return new AgentId(person.id());
    }
}
