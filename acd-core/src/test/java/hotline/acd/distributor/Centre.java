package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small centre under a virtual clock, spoken to in the words of a test. Reaches every state by commands only. Each event is
 * applied to a second distributor at once, which must agree at the end: see {@link #assertReplayAgrees()}.
 */
final class Centre {
    static final QueueId SERVICE = new QueueId("service");
    static final QueueId SALES = new QueueId("sales");
    static final SkillId SERVICE_SKILL = new SkillId("service");
    static final SkillId SALES_SKILL = new SkillId("sales");

    final Distributor distributor = new Distributor();
    final List<Recorded> journal = new ArrayList<>();
    long now = 1_800_000_000_000L;
    private long commands;
    private long interactions;

    /** Queues service and sales: ring 15 s, wrap-up 30 s, retry 30 s; the agents all serve service. */
    static Centre with(String... agents) {
        var centre = new Centre();
        centre.report(new Report.EpochBegins(1));
        centre.put(queue(SERVICE, SERVICE_SKILL), queue(SALES, SALES_SKILL));
        for (String agent : agents) {
            centre.put(agent(agent, SERVICE_SKILL));
        }
        return centre;
    }

    /** All of them signed in and ready, in this order, one second apart. */
    static Centre withReady(String... agents) {
        var centre = with(agents);
        for (String agent : agents) {
            centre.ready(agent);
            centre.pass(1_000);
        }
        return centre;
    }

    static QueueConfig queue(QueueId id, SkillId skill) {
        return new QueueConfig(
                id,
                new Requirement.Skill(skill, 1),
                SelectionPolicy.LONGEST_IDLE,
                15_000,
                30_000,
                AfterWrapUp.READY,
                AfterDecline.NOT_READY,
                30_000,
                20_000,
                5_000);
    }

    static AgentConfig agent(String id, SkillId... skills) {
        return new AgentConfig(
                new AgentId(id),
                Arrays.stream(skills).map(skill -> new SkillLevel(skill, 5)).toList(),
                "north");
    }

    static AgentId id(String agent) {
        return new AgentId(agent);
    }

    static RoutingStep named(long forMillis, SkipWhen skipWhen, String... agents) {
        return new RoutingStep(
                new Who.NamedAgents(Arrays.stream(agents).map(AgentId::new).toList()), forMillis, skipWhen);
    }

    static RoutingStep skilled(long forMillis, SkipWhen skipWhen, SkillId skill, int level) {
        return new RoutingStep(new Who.QueueAgents(new Requirement.Skill(skill, level)), forMillis, skipWhen);
    }

    static RoutingStep wholeQueue() {
        return new RoutingStep(new Who.QueueAgents(Requirement.NONE), 0, SkipWhen.NEVER);
    }

    static RoutingPlan plan(RoutingStep... steps) {
        return new RoutingPlan(List.of(steps));
    }

    // ---- time and commands

    /** Time passes; what falls due happens when it is due. */
    Centre pass(long millis) {
        long end = now + millis;
        while (distributor.nextDeadline() <= end) {
            now = Math.max(now, distributor.nextDeadline());
            keep(distributor.advance(now));
        }
        now = end;
        return this;
    }

    List<Recorded> report(Report report) {
        return keep(distributor.handle(report, now).events());
    }

    Decision request(Request request) {
        var decision = distributor.handle(request, now);
        keep(decision.events());
        return decision;
    }

    /** A request that must be done. */
    List<Recorded> done(Request request) {
        var decision = request(request);
        assertThat(decision.rejection()).isNull();
        return decision.events();
    }

    CommandId command() {
        return new CommandId("c" + ++commands);
    }

    Centre put(QueueConfig... queues) {
        done(new Request.Configure(
                command(),
                Actor.SYSTEM,
                Arrays.stream(queues)
                        .<ConfigChange>map(ConfigChange.PutQueue::new)
                        .toList()));
        return this;
    }

    Centre put(AgentConfig... agents) {
        done(new Request.Configure(
                command(),
                Actor.SYSTEM,
                Arrays.stream(agents)
                        .<ConfigChange>map(ConfigChange.PutAgent::new)
                        .toList()));
        return this;
    }

    Centre change(QueueId queue, UnaryOperator<QueueConfig> change) {
        var before = distributor.snapshot().queues().stream()
                .filter(config -> config.id().equals(queue))
                .findFirst()
                .orElseThrow();
        return put(change.apply(before));
    }

    Centre signIn(String agent) {
        done(new Request.SignIn(command(), by(agent), id(agent), station(agent)));
        return this;
    }

    Centre signOut(String agent) {
        done(new Request.SignOut(command(), by(agent), id(agent)));
        return this;
    }

    /** Signs in first when necessary. */
    Centre ready(String agent) {
        if (stateOf(agent) == AgentState.LOGGED_OUT) {
            signIn(agent);
        }
        return wants(agent, Availability.READY);
    }

    Centre notReady(String agent, String reason) {
        return wants(agent, Availability.notReady(new NotReadyReason(reason)));
    }

    private Centre wants(String agent, Availability availability) {
        done(new Request.ChangeAvailability(command(), by(agent), id(agent), availability));
        return this;
    }

    static Actor by(String agent) {
        return new Actor("agent:" + agent);
    }

    static String station(String agent) {
        return "10" + agent.substring(1);
    }

    InteractionId arrives() {
        return arrives(MediaChannel.VOICE);
    }

    InteractionId arrives(MediaChannel channel) {
        var interaction = new InteractionId(1, ++interactions);
        report(new Report.InteractionBegins(interaction, channel, Direction.INBOUND, "4001", now));
        return interaction;
    }

    /** Reaches us on the queue's channel and waits in it. */
    InteractionId writes(QueueConfig queue) {
        var interaction = arrives(queue.channel());
        done(new Request.Enqueue(command(), Actor.SYSTEM, interaction, queue.id(), RoutingPlan.WHOLE_QUEUE, 0));
        return interaction;
    }

    /** Arrives and waits in the queue. */
    InteractionId calls(QueueId queue, RoutingPlan plan, long headStart) {
        var interaction = arrives();
        done(new Request.Enqueue(command(), Actor.SYSTEM, interaction, queue, plan, headStart));
        return interaction;
    }

    InteractionId calls() {
        return calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 0);
    }

    Centre rings(OfferId offer) {
        report(new Report.OfferRings(offer, now));
        return this;
    }

    Centre answers(OfferId offer) {
        report(new Report.OfferAnswered(offer, now));
        return this;
    }

    Centre legEnds(OfferId offer, LegEnd how) {
        report(new Report.OfferLegEnds(offer, how, now));
        return this;
    }

    Centre declines(String agent, OfferId offer) {
        done(new Request.DeclineOffer(command(), by(agent), offer));
        return this;
    }

    Centre hangsUp(InteractionId customer) {
        report(new Report.CustomerLeaves(customer, EndedBy.CALLER, "normal", now));
        return this;
    }

    Centre leaves(String agent, InteractionId interaction) {
        report(new Report.AgentLeaves(interaction, id(agent), EndedBy.AGENT, now));
        return this;
    }

    /** By the network's fault. */
    Centre losesLine(String agent, InteractionId interaction) {
        report(new Report.AgentLeaves(interaction, id(agent), EndedBy.NETWORK, now));
        return this;
    }

    /** On the line again after it was lost. */
    Centre isBack(String agent, InteractionId interaction) {
        report(new Report.AgentReturns(interaction, id(agent), now));
        return this;
    }

    Centre wrapsUp(String agent, InteractionId interaction) {
        done(new Request.CompleteWrapUp(command(), by(agent), id(agent), interaction, "solved"));
        return this;
    }

    Centre seen(String station, boolean reachable) {
        report(new Report.StationSeen(station, reachable, now));
        return this;
    }

    /** The offer pending for the agent is answered. */
    Centre picksUp(String agent) {
        return answers(offerTo(agent));
    }

    // ---- what is so

    Snapshot.AgentRecord record(String agent) {
        return distributor.snapshot().agents().stream()
                .filter(known -> known.config().id().equals(id(agent)))
                .findFirst()
                .orElseThrow();
    }

    AgentState stateOf(String agent) {
        return record(agent).state();
    }

    /** {@code READY}, {@code RING_NO_ANSWER}, {@code LOGGED_OUT}. */
    String availabilityOf(String agent) {
        return text(record(agent).availability());
    }

    @Nullable
    String pendingOf(String agent) {
        var pending = record(agent).pending();
        return pending == null ? null : text(pending);
    }

    private static String text(Availability availability) {
        return switch (availability) {
            case Availability.LoggedOut out -> "LOGGED_OUT";
            case Availability.NotReady notReady -> notReady.reason().code();
            case Availability.Ready ready -> "READY";
        };
    }

    Snapshot.@Nullable InteractionRecord record(InteractionId id) {
        return distributor.snapshot().interactions().stream()
                .filter(known -> known.interaction().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The offers not ended. */
    List<Snapshot.OfferRecord> openOffers() {
        return distributor.snapshot().interactions().stream()
                .flatMap(interaction -> {
                    var entry = interaction.entry();
                    var offers = new ArrayList<>(interaction.rescinded());
                    if (entry != null) {
                        offers.addAll(entry.offers());
                    }
                    return offers.stream();
                })
                .toList();
    }

    OfferId offerTo(String agent) {
        return openOffers().stream()
                .filter(offer -> offer.agent().equals(id(agent)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is offered to " + agent + "; " + openOffers()))
                .offer();
    }

    /** To whom the interaction is offered, null for nobody. */
    @Nullable
    String offeredTo(InteractionId interaction) {
        return openOffers().stream()
                .filter(offer -> offer.entry().interaction().equals(interaction))
                .map(offer -> offer.agent().value())
                .findFirst()
                .orElse(null);
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return journal.stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <E extends Event> E last(Class<E> kind) {
        return events(kind).getLast();
    }

    /** The events replayed from nothing, and from a snapshot in the middle, give the same state. */
    void assertReplayAgrees() {
        long expected = distributor.stateHash();
        var whole = new Distributor();
        Snapshot middle = null;
        for (int i = 0; i < journal.size(); i++) {
            whole.apply(journal.get(i));
            if (i == journal.size() / 2) {
                middle = whole.snapshot();
            }
        }
        assertThat(whole.stateHash()).isEqualTo(expected);
        if (middle != null) {
            var half = Distributor.restore(middle);
            journal.forEach(half::apply);
            assertThat(half.snapshot()).isEqualTo(distributor.snapshot());
        }
    }

    private List<Recorded> keep(List<Recorded> events) {
        journal.addAll(events);
        return events;
    }
}
