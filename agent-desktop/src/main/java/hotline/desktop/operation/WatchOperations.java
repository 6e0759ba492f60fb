package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.WatchMode;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.WatchView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Supervisors on the line of the agents they watch: to listen, to whisper, to join in, to take over. */
public final class WatchOperations {
    private static final Set<Role> SUPERVISORS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);

    private final Core core;
    private final LiveAnswers live;
    private final Access access;

    public WatchOperations(Acd acd, LiveAnswers live, Access access) {
        this.core = new Core(acd);
        this.live = live;
        this.access = access;
    }

    record Whom(AgentId agent, WatchMode mode) {}

    record Nothing() {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "watch.begin",
                        "PUT",
                        "/agents/{agent}/watch",
                        SUPERVISORS,
                        Whom.class,
                        this::begin,
                        null,
                        "Calls one's own phone, to hear what the agent and the customer say: heard by nobody (listen), by the agent alone (whisper), by both (barge). Again: from now on in this way."),
                new Operation<>(
                        "watch.end",
                        "DELETE",
                        "/watch",
                        SUPERVISORS,
                        Nothing.class,
                        this::end,
                        null,
                        "Leaves the conversation; the two go on."),
                new Operation<>(
                        "watch.take-over",
                        "POST",
                        "/watch/take-over",
                        SUPERVISORS,
                        Nothing.class,
                        this::takeOver,
                        null,
                        "Has the customer from now on, in the conversation one listens to; the agent leaves."));
    }

    private @Nullable Object begin(Person person, Whom wanted) throws InterruptedException {
        if (!access.seesAgent(person, wanted.agent())) {
            throw access.knows(wanted.agent())
                    ? NotDone.forbidden("Agent " + wanted.agent() + " is not of your team.")
                    : NotDone.unknown("agent", "There is no such agent.");
        }
        AgentId watcher = atPhone(person);
        if (live.station(watcher).filter(OutsideStation::isOne).isPresent()) {
            throw NotDone.conflict(
                    "listens-outside",
                    "Conversations are not listened to at a telephone outside: nobody knows who, or what, picks it up.",
                    "Sign in at a desk phone, or in the browser.");
        }
        InteractionId interaction = live.talksIn(wanted.agent())
                .orElseThrow(
                        () -> NotDone.conflict("not-talking", "Agent " + wanted.agent() + " does not talk now.", null));
        core.request(
                person, (id, by) -> new Request.Watch(id, by, interaction, wanted.agent(), watcher, wanted.mode()));
        return null;
    }

    private @Nullable Object end(Person person, Nothing nothing) throws InterruptedException {
        WatchView watch = own(person);
        core.request(person, (id, by) -> new Request.StopWatching(id, by, watch.interaction(), atPhone(person)));
        return null;
    }

    private @Nullable Object takeOver(Person person, Nothing nothing) throws InterruptedException {
        WatchView watch = own(person);
        core.request(person, (id, by) -> new Request.TakeOver(id, by, watch.interaction(), atPhone(person)));
        return null;
    }

    private WatchView own(Person person) throws InterruptedException {
        return live.watching(atPhone(person))
                .orElseThrow(() -> NotDone.conflict("not-listening", "You are on nobody's line.", null));
    }

    private static AgentId atPhone(Person person) {
        AgentId agent = Access.agent(person);
        if (agent == null) {
            throw NotDone.conflict(
                    "no-phone",
                    "You have no phone.",
                    "The administrator gives supervisors an 'extension' in center.yaml.");
        }
        return agent;
    }
}
