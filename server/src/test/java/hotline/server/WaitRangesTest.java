package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Answer;
import hotline.acd.forecast.WaitRange;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.RoutingPlan;
import hotline.ivr.run.QueueForecast.Standing;
import hotline.ivr.run.QueueForecast.Wait;
import hotline.server.center.CoreInTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers and boards are told of waits. One agent, who talks. */
class WaitRangesTest {
    private static final QueueId SERVICE = new QueueId("service");
    private static final AgentId AGENT = new AgentId("a01");

    private final CoreInTest core = new CoreInTest();
    private WaitRanges ranges = WaitRanges.of(core);
    private int commands;

    @BeforeEach
    void oneAgent() {
        ask(new Request.Configure(
                id(),
                Actor.SYSTEM,
                List.of(
                        new ConfigChange.PutQueue(new QueueConfig(
                                SERVICE,
                                Requirement.NONE,
                                SelectionPolicy.LONGEST_IDLE,
                                20_000,
                                0,
                                AfterWrapUp.READY,
                                AfterDecline.NOT_READY,
                                30_000,
                                20_000,
                                5_000)),
                        new ConfigChange.PutAgent(new AgentConfig(AGENT, List.of(), "north")))));
        ask(new Request.SignIn(id(), Actor.SYSTEM, AGENT, "1001"));
        ask(new Request.ChangeAvailability(id(), Actor.SYSTEM, AGENT, Availability.READY));
    }

    @AfterEach
    void end() {
        ranges.close();
    }

    @Test
    void nobodyWaitsWhereSomebodyIsFree() {
        assertThat(ranges.ofSomebodyNew(SERVICE).join()).contains(new WaitRange(0, 0));
        assertThat(ranges.ofSomebodyNew(new QueueId("nowhere")).join()).isEmpty();
        assertThat(ranges.of(core.newInteractionId())).isEmpty();
    }

    @Test
    void theBoardShowsWhatTheCallerIsTold() {
        talks();
        InteractionId first = waits();
        InteractionId second = waits();

        Standing told = ranges.of(second).orElseThrow();

        assertThat(ranges.of(first).orElseThrow().position()).isEqualTo(1);
        assertThat(told.position()).isEqualTo(2);
        WaitRange shown = ranges.rest(second).join().orElseThrow();
        assertThat(told.rest()).contains(new Wait(shown.lowMillis(), shown.highMillis()));
        assertThat(shown.highMillis())
                .isGreaterThan(ranges.rest(first).join().orElseThrow().highMillis());
    }

    @Test
    void whenSomebodyAheadLeavesTheEndComesNearer() {
        talks();
        InteractionId first = waits();
        InteractionId second = waits();
        long before = highest(second);

        ask(new Request.WithdrawEntry(id(), Actor.SYSTEM, new QueueEntryId(first, 1), EntryOutcome.WITHDRAWN));

        assertThat(ranges.of(second).orElseThrow().position()).isEqualTo(1);
        assertThat(highest(second)).isLessThan(before);
        assertThat(ranges.of(first)).isEmpty();
    }

    /** After our death nothing is known of what was told before. */
    @Test
    void whoWaitedBeforeTheStartIsToldSomethingToo() {
        talks();
        InteractionId waiting = waits();
        ranges.close();

        ranges = WaitRanges.of(core);

        assertThat(ranges.of(waiting).orElseThrow().rest()).isPresent();
    }

    private long highest(InteractionId interaction) {
        return ranges.rest(interaction).join().orElseThrow().highMillis();
    }

    private void talks() {
        InteractionId interaction = waits();
        Snapshot.EntryRecord entry = core.snapshot().join().interactions().stream()
                .filter(one -> one.interaction().equals(interaction))
                .findFirst()
                .orElseThrow()
                .entry();
        assertThat(entry).isNotNull();
        core.report(new Report.OfferAnswered(entry.offers().getFirst().offer(), 2_000));
    }

    private InteractionId waits() {
        InteractionId interaction = core.newInteractionId();
        core.report(new Report.InteractionBegins(interaction, MediaChannel.VOICE, Direction.INBOUND, "4001", 1_000));
        ask(new Request.Enqueue(id(), Actor.SYSTEM, interaction, SERVICE, RoutingPlan.WHOLE_QUEUE, 0));
        return interaction;
    }

    private CommandId id() {
        return new CommandId("t-" + ++commands);
    }

    private void ask(Request request) {
        assertThat(core.request(request).join()).isInstanceOf(Answer.Done.class);
    }
}
