package hotline.acd.simulation.load;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Command;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A large centre held at one size. {@link #decide} asks for a batch of full decisions: with somebody waiting, as many agents
 * complete their wrap-up and each is offered the next entry; with nobody waiting, as many callers arrive and each is offered to
 * the best free agent. Each is matched, explained in its ledger, made an event, applied, and folded into the live figures. Before,
 * {@link #prepare} lets callers hang up or reach us; afterwards {@link #restore} lets conversations begin, end and callers come,
 * until the crowd is what it was. Not for several threads.
 */
public final class Crowd {
    private static final long BEGINNING = 1_800_000_000_000L;
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long TALK_MILLIS = 180_000L;
    private static final long WRAP_UP_MILLIS = 600_000L;
    private static final long STEP_MILLIS = 20_000L;
    private static final QueueId QUEUE = new QueueId("all");
    private static final SkillId SKILLED = new SkillId("skilled");

    private final Shape shape;
    private final Distributor core = new Distributor();
    private final LiveFigures figures;
    private final List<RoutingPlan> plans = new ArrayList<>();
    private final Map<InteractionId, Integer> profiles = new HashMap<>();
    /** Those who talk, whoever has talked longest first. */
    private final ArrayDeque<InteractionId> talking = new ArrayDeque<>();
    /** Of those who have reached us and are not queued yet. */
    private final ArrayDeque<Request> arrived = new ArrayDeque<>();
    /** Of agents whose callers have hung up. */
    private final ArrayDeque<Request> completions = new ArrayDeque<>();
    /** Of what profiles callers are who can be served at once. */
    private final ArrayDeque<Integer> wanted = new ArrayDeque<>();

    private final ArrayDeque<Event.OfferMade> offered = new ArrayDeque<>();
    private Consumer<Recorded> observer = recorded -> {};
    private long nanos = BEGINNING * 1_000_000;
    private long interactions;
    private long requests;
    private boolean settingUp = true;

    public Crowd(Shape shape) {
        this.shape = shape;
        for (int profile = 0; profile < shape.profiles(); profile++) {
            plans.add(plan(profile));
        }
        handle(new Report.EpochBegins(1));
        handle(new Request.Configure(requestId(), Actor.SYSTEM, configuration()));
        for (int i = 0; i < shape.agents(); i++) {
            handle(new Request.SignIn(requestId(), Actor.SYSTEM, agent(i), "s" + i));
            handle(new Request.ChangeAvailability(requestId(), Actor.SYSTEM, agent(i), Availability.READY));
        }
        int busy = shape.waiting() > 0 ? shape.agents() : shape.agents() / 2;
        for (int i = 0; i < shape.agents(); i++) {
            if (i < busy) {
                enqueue(begin(i % shape.profiles()));
                answerAll();
            } else {
                wanted.add(i % shape.profiles());
            }
        }
        for (int i = 0; i < shape.waiting(); i++) {
            enqueue(begin(i % shape.profiles()));
        }
        settingUp = false;
        figures = LiveFigures.begin(core.snapshot(), at -> new Period(at, at + HOUR_MILLIS));
    }

    /** Told of every event from now on. */
    public void observe(Consumer<Recorded> consumer) {
        observer = consumer;
    }

    /** Another distributor in the same state. */
    public Distributor replica() {
        return Distributor.restore(core.snapshot());
    }

    /** How many commands a batch of {@link #decide} has. */
    public int batch() {
        return shape.batch();
    }

    /** Gets ready for the next batch; not part of a decision. */
    public void prepare() {
        prepare(shape.batch());
    }

    /** Gets ready for so many, at most a batch. */
    void prepare(int decisions) {
        for (int i = 0; i < decisions; i++) {
            if (shape.waiting() > 0 && !talking.isEmpty()) {
                leave();
            } else if (!wanted.isEmpty()) {
                arrived.add(enqueueing(begin(wanted.remove())));
            }
        }
    }

    /**
     * A batch of full decisions.
     *
     * @return how many there were: with steps that ask for experts not everybody finds somebody at once
     */
    public int decide() {
        int before = offered.size();
        for (int i = 0; i < shape.batch(); i++) {
            decideOne();
        }
        return offered.size() - before;
    }

    /** One of the batch. */
    public void decideOne() {
        pass();
        var requests = shape.waiting() > 0 ? completions : arrived;
        if (!requests.isEmpty()) {
            handle(requests.remove());
        }
    }

    /** Makes the crowd what it was. */
    public void restore() {
        int served = offered.size();
        var profilesServed = new ArrayList<Integer>();
        offered.forEach(made -> profilesServed.add(profiles.get(made.entry().interaction())));
        answerAll();
        if (shape.waiting() > 0) {
            profilesServed.forEach(profile -> enqueue(begin(profile)));
        } else {
            for (int i = 0; i < served; i++) {
                leave();
                handle(completions.remove());
            }
        }
    }

    /** How many wait at the moment. */
    public long waiting() {
        return core.snapshot().interactions().stream()
                .filter(interaction -> interaction.entry() != null
                        && interaction.entry().offers().isEmpty())
                .count();
    }

    /** After so many the limited steps of all who wait now are over. */
    int decisionsUntilStepsAreOver() {
        return (int) (shape.steps() * STEP_MILLIS * shape.agents() / TALK_MILLIS);
    }

    /** As much time as passes between two calls when so many agents talk for three minutes each. */
    private void pass() {
        nanos += TALK_MILLIS * 1_000_000 / shape.agents();
        if (core.nextDeadline() <= now()) {
            take(core.advance(now()));
        }
    }

    private void leave() {
        var interaction = talking.remove();
        Integer profile = profiles.remove(interaction);
        if (profile != null && shape.waiting() == 0) {
            wanted.add(profile);
        }
        handle(new Report.CustomerLeaves(interaction, EndedBy.CALLER, null, now()));
    }

    private void answerAll() {
        while (!offered.isEmpty()) {
            var made = offered.remove();
            handle(new Report.OfferAnswered(made.offer(), now()));
            talking.add(made.entry().interaction());
        }
    }

    private InteractionId begin(int profile) {
        var interaction = new InteractionId(1, ++interactions);
        profiles.put(interaction, profile);
        handle(new Report.InteractionBegins(interaction, MediaChannel.VOICE, Direction.INBOUND, "load", now()));
        return interaction;
    }

    private void enqueue(InteractionId interaction) {
        handle(enqueueing(interaction));
    }

    private Request enqueueing(InteractionId interaction) {
        Integer profile = profiles.get(interaction);
        var plan = plans.get(profile == null ? 0 : profile);
        return new Request.Enqueue(requestId(), Actor.SYSTEM, interaction, QUEUE, plan, 0);
    }

    private void handle(Command command) {
        take(core.handle(command, now()).events());
    }

    private void take(List<Recorded> events) {
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.OfferMade made) {
                offered.add(made);
            } else if (recorded.event() instanceof Event.WrapUpBegan wrapUp) {
                completions.add(new Request.CompleteWrapUp(
                        requestId(), Actor.SYSTEM, wrapUp.agent(), wrapUp.interaction(), null));
            }
            if (!settingUp) {
                figures.apply(recorded);
                observer.accept(recorded);
            }
        }
    }

    private long now() {
        return nanos / 1_000_000;
    }

    private CommandId requestId() {
        return new CommandId("r" + ++requests);
    }

    private List<ConfigChange> configuration() {
        var changes = new ArrayList<ConfigChange>();
        changes.add(new ConfigChange.PutQueue(new QueueConfig(
                QUEUE,
                Requirement.NONE,
                shape.policy(),
                24 * HOUR_MILLIS,
                WRAP_UP_MILLIS,
                AfterWrapUp.READY,
                AfterDecline.STAYS_READY,
                30_000,
                20_000,
                5_000)));
        for (int i = 0; i < shape.agents(); i++) {
            changes.add(new ConfigChange.PutAgent(new AgentConfig(
                    agent(i),
                    List.of(
                            new SkillLevel(skill(i % shape.profiles()), 5),
                            new SkillLevel(SKILLED, 1 + i / shape.profiles() % 10)),
                    "team")));
        }
        return changes;
    }

    private RoutingPlan plan(int profile) {
        Requirement speciality = shape.profiles() == 1 ? Requirement.NONE : new Requirement.Skill(skill(profile), 1);
        if (shape.steps() == 1) {
            return new RoutingPlan(List.of(step(speciality)));
        }
        return new RoutingPlan(List.of(
                step(new Requirement.AllOf(List.of(speciality, new Requirement.Skill(SKILLED, 8)))),
                step(new Requirement.AllOf(List.of(speciality, new Requirement.Skill(SKILLED, 4)))),
                step(speciality)));
    }

    private static RoutingStep step(Requirement besides) {
        return new RoutingStep(new Who.QueueAgents(besides), STEP_MILLIS, SkipWhen.NEVER);
    }

    private static SkillId skill(int profile) {
        return new SkillId("p" + profile);
    }

    private static AgentId agent(int index) {
        return new AgentId("a" + index);
    }
}
