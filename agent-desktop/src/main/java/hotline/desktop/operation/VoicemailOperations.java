package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Acd;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.voicemail.Voicemail;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.Centre;
import hotline.desktop.message.VoicemailView;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What becomes of the messages callers have left: an agent of the queue takes one, listens, calls back, has done with it. */
public final class VoicemailOperations {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> AGENT = EnumSet.of(Role.AGENT);
    private static final Set<Role> WATCHERS = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);

    private final VoicemailPorts ports;
    private final Acd acd;
    private final Core core;
    private final LiveAnswers live;
    private final Access access;
    private final Supplier<Centre> centre;
    private final InstantSource clock;

    public VoicemailOperations(
            VoicemailPorts ports,
            Acd acd,
            LiveAnswers live,
            Access access,
            Supplier<Centre> centre,
            InstantSource clock) {
        this.ports = ports;
        this.acd = acd;
        this.core = new Core(acd);
        this.live = live;
        this.access = access;
        this.centre = centre;
        this.clock = clock;
    }

    record Nothing() {}

    record One(InteractionId interaction) {}

    /** @param voicemails the oldest first */
    record Open(List<VoicemailView> voicemails) {}

    /** @param call the interaction in which the caller is called */
    record Called(InteractionId call) {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "voicemails",
                        "GET",
                        "/voicemails",
                        ALL,
                        Nothing.class,
                        this::open,
                        Open.class,
                        "The messages nobody has done with yet: an agent's queues', or those of the queues one watches."),
                new Operation<>(
                        "voicemail.take",
                        "POST",
                        "/voicemails/{interaction}/take",
                        AGENT,
                        One.class,
                        this::take,
                        null,
                        "Looks after a message of one's queues; only one person does."),
                new Operation<>(
                        "voicemail.release",
                        "POST",
                        "/voicemails/{interaction}/release",
                        ALL,
                        One.class,
                        this::release,
                        null,
                        "Gives a message back to the agents of its queue."),
                new Operation<>(
                        "voicemail.done",
                        "POST",
                        "/voicemails/{interaction}/done",
                        ALL,
                        One.class,
                        this::done,
                        null,
                        "Has done with a message."),
                new Operation<>(
                        "voicemail.call",
                        "POST",
                        "/voicemails/{interaction}/call",
                        AGENT,
                        One.class,
                        this::call,
                        Called.class,
                        "Calls back who left a message one looks after: the own phone rings as soon as one is ready, then the caller's."),
                new Operation<>(
                        "voicemail.erase",
                        "DELETE",
                        "/voicemails/{interaction}",
                        WATCHERS,
                        One.class,
                        this::erase,
                        null,
                        "Erases a message and its recording."));
    }

    private Object open(Person person, Nothing nothing) throws InterruptedException {
        AgentId agent = Access.agent(person);
        List<QueueId> queues = new ArrayList<>();
        for (Centre.Queue queue : centre.get().queues()) {
            if (access.seesQueue(person, queue.id()) || (agent != null && live.serves(agent, queue.id()))) {
                queues.add(queue.id());
            }
        }
        return new Open(ports.box().open(queues));
    }

    private @Nullable Object take(Person person, One wanted) throws InterruptedException {
        Voicemail voicemail = voicemail(person, wanted.interaction());
        if (!ports.box().take(wanted.interaction(), person.id(), clock.instant())) {
            throw NotDone.conflict("taken", "Somebody else looks after it.", "Choose another one.");
        }
        live.voicemailsChanged(voicemail.queue());
        return null;
    }

    private @Nullable Object release(Person person, One wanted) throws InterruptedException {
        Voicemail voicemail = ownOrWatched(person, wanted.interaction());
        if (!ports.box().release(wanted.interaction(), person.id(), clock.instant())) {
            throw NotDone.conflict("done", "It has been done with.", null);
        }
        live.voicemailsChanged(voicemail.queue());
        return null;
    }

    private @Nullable Object done(Person person, One wanted) throws InterruptedException {
        Voicemail voicemail = ownOrWatched(person, wanted.interaction());
        ports.box().done(wanted.interaction(), person.id(), clock.instant());
        live.voicemailsChanged(voicemail.queue());
        return null;
    }

    private Object call(Person person, One wanted) throws InterruptedException {
        Voicemail voicemail = voicemail(person, wanted.interaction());
        if (!person.id().equals(voicemail.takenBy())) {
            throw NotDone.conflict("not-taken", "You do not look after it.", "Take it first.");
        }
        InteractionId before = voicemail.call();
        if (before != null && live.knows(before)) {
            throw NotDone.conflict("being-called", "The caller is being called already.", null);
        }
        InteractionId call = acd.newInteractionId();
        Instant until = ports.callBack()
                .prepare(call, wanted.interaction())
                .orElseThrow(() -> NotDone.conflict(
                        "no-number", "Nobody knows a number that may be called.", "Listen to what was said."));
        ports.box().calls(wanted.interaction(), person.id(), call);
        RoutingPlan plan = new RoutingPlan(
                List.of(new RoutingStep(new Who.NamedAgents(List.of(new AgentId(person.id()))), 0, SkipWhen.NEVER)));
        core.durably(
                person,
                (id, by) -> new Request.PromiseCall(id, by, call, voicemail.queue(), plan, until.toEpochMilli(), null));
        live.voicemailsChanged(voicemail.queue());
        return new Called(call);
    }

    private @Nullable Object erase(Person person, One wanted) throws InterruptedException {
        Voicemail voicemail = voicemail(person, wanted.interaction());
        ports.box().erase(wanted.interaction(), person.id(), clock.instant());
        live.voicemailsChanged(voicemail.queue());
        return null;
    }

    /**
     * The recording, for somebody who may hear it; that it is listened to is written down before. Blocks.
     *
     * @param written the id of the interaction in which it was left; hostile
     * @throws NotDone when it may not be, or there is none
     */
    public Path listen(Person person, String written) throws InterruptedException {
        InteractionId interaction = interaction(written);
        voicemail(person, interaction);
        return ports.box()
                .listen(interaction, person.id(), clock.instant())
                .orElseThrow(() -> NotDone.unknown("voicemail", "There is no recording of it any more."));
    }

    private static InteractionId interaction(String written) {
        try {
            return InteractionId.parse(written);
        } catch (IllegalArgumentException none) {
            throw NotDone.bad("interaction", "This is no id of an interaction.", "It looks like i3-17.");
        }
    }

    private Voicemail ownOrWatched(Person person, InteractionId interaction) throws InterruptedException {
        Voicemail voicemail = voicemail(person, interaction);
        if (!person.id().equals(voicemail.takenBy()) && !access.seesQueue(person, voicemail.queue())) {
            throw NotDone.conflict("not-taken", "You do not look after it.", "Take it first.");
        }
        return voicemail;
    }

    /** For who serves its queue, watches it, or looks after it. */
    private Voicemail voicemail(Person person, InteractionId interaction) throws InterruptedException {
        Voicemail voicemail = ports.box()
                .of(interaction)
                .orElseThrow(() -> NotDone.unknown("voicemail", "There is no such message."));
        AgentId agent = Access.agent(person);
        boolean may = access.seesQueue(person, voicemail.queue())
                || person.id().equals(voicemail.takenBy())
                || (agent != null && live.serves(agent, voicemail.queue()));
        if (!may) {
            throw NotDone.forbidden("Message " + interaction + " is for other queues than yours.");
        }
        return voicemail;
    }
}
