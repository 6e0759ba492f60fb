package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueConfig;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Centre centre = Centre.withReady("a01");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private InteractionId talking() {
        var call = centre.calls();
        centre.rings(centre.offerTo("a01")).pass(2_000).picksUp("a01").pass(30_000);
        return call;
    }

    private void wrapUp(long millis, AfterWrapUp afterwards) {
        centre.change(
                SERVICE,
                before -> new QueueConfig(
                        SERVICE,
                        before.serves(),
                        before.policy(),
                        before.ringMillis(),
                        millis,
                        afterwards,
                        before.afterDecline(),
                        before.retryMillis(),
                        before.serviceLevelMillis(),
                        before.shortAbandonMillis()));
    }

    @Test
    void theFirstSegmentHoldsTheCustomerAndTheAgent() {
        var call = talking();
        assertThat(centre.last(Event.SegmentBegan.class))
                .isEqualTo(new Event.SegmentBegan(call, 1, true, List.of(Centre.id("a01")), centre.now - 30_000));
    }

    @Test
    void anAgentWhoLeavesFirstLeavesTheCustomerInASegmentAlone() {
        var call = talking();
        centre.leaves("a01", call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.last(Event.SegmentBegan.class))
                .isEqualTo(new Event.SegmentBegan(call, 2, true, List.of(), centre.now));
        assertThat(centre.last(Event.WrapUpBegan.class).by()).isEqualTo(EndedBy.AGENT);
        assertThat(centre.last(Event.WrapUpBegan.class).until()).isEqualTo(centre.now + 30_000);
    }

    @Test
    void whoeverHangsUpAfterTheAgentItIsTheAgentWhoEndedIt() {
        var call = talking();
        centre.leaves("a01", call);
        centre.report(new Report.CustomerLeaves(call, EndedBy.SYSTEM, "normal", centre.now));
        assertThat(centre.last(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
    }

    @Test
    void whoIsQueuedAgainAfterTheAgentLeftEndsItInPerson() {
        var call = talking();
        centre.leaves("a01", call);
        centre.done(new Request.Enqueue(centre.command(), Actor.SYSTEM, call, SERVICE, RoutingPlan.WHOLE_QUEUE, 0));
        assertThat(centre.last(Event.EntryQueued.class).entry().ordinal()).isEqualTo(2);
        centre.hangsUp(call);
        assertThat(centre.last(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
    }

    @Test
    void theInteractionEndsWithTheLastWrapUp() {
        var call = talking();
        centre.hangsUp(call).pass(29_999);
        assertThat(centre.record(call)).isNotNull();
        centre.pass(1);
        assertThat(centre.record(call)).isNull();
        assertThat(centre.last(Event.AssignmentEnded.class).byTimeout()).isTrue();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void theInteractionGoesOnAfterTheWrapUpWhileTheCustomerIsThere() {
        var call = talking();
        centre.leaves("a01", call).wrapsUp("a01", call);
        assertThat(centre.record(call)).isNotNull();
        centre.hangsUp(call);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void withoutWrapUpTheAgentIsFreeAtOnceAndTheEndIsOnRecordAllTheSame() {
        wrapUp(0, AfterWrapUp.READY);
        var call = talking();
        var next = centre.calls();
        centre.hangsUp(call);
        assertThat(centre.last(Event.WrapUpBegan.class).until()).isEqualTo(centre.now);
        assertThat(centre.last(Event.AssignmentEnded.class).byTimeout()).isFalse();
        assertThat(centre.offeredTo(next)).isEqualTo("a01");
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aWrapUpThatRunsOutMakesNotReadyWhereTheQueueSaysSo() {
        wrapUp(10_000, AfterWrapUp.NOT_READY);
        var call = talking();
        centre.hangsUp(call).pass(10_000);
        assertThat(centre.availabilityOf("a01")).isEqualTo("WRAP_UP_EXPIRED");
        assertThat(centre.last(Event.AssignmentEnded.class).disposition()).isNull();
    }

    @Test
    void ofAWrapUpThatRunsOutCameWhatTheQueueSaysAndOfOneCompletedByHandWhatTheAgentSays() {
        centre.change(SERVICE, before -> before.withWrapUpDefault("not-said"));
        var call = talking();
        centre.hangsUp(call).pass(30_000);
        assertThat(centre.last(Event.AssignmentEnded.class).disposition()).isEqualTo("not-said");
        assertThat(centre.last(Event.AssignmentEnded.class).byTimeout()).isTrue();

        var next = talking();
        centre.hangsUp(next).wrapsUp("a01", next);
        assertThat(centre.last(Event.AssignmentEnded.class).disposition()).isEqualTo("solved");
    }

    @Test
    void aWrapUpCompletedByHandMakesReadyAndKeepsTheDisposition() {
        wrapUp(10_000, AfterWrapUp.NOT_READY);
        var call = talking();
        centre.hangsUp(call).wrapsUp("a01", call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.last(Event.AssignmentEnded.class).disposition()).isEqualTo("solved");
    }

    @Test
    void holdIsAStateOfTheAgentAndEndsWithTheTalk() {
        var call = talking();
        centre.report(new Report.AgentHolds(call, Centre.id("a01"), centre.now));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        centre.report(new Report.AgentHolds(call, Centre.id("a01"), centre.now));
        centre.report(new Report.AgentRetrieves(call, Centre.id("a01"), centre.now));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.report(new Report.AgentRetrieves(call, Centre.id("a01"), centre.now));
        assertThat(centre.events(Event.ReportAbsorbed.class)).hasSize(2);
        centre.report(new Report.AgentHolds(call, Centre.id("a01"), centre.now));
        centre.hangsUp(call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void aCallerWhoLeavesTheMenuIsGoneWithoutAnEntry() {
        var call = centre.arrives();
        centre.report(new Report.FlowPasses(call, "main", "menu", "key:2", centre.now));
        centre.report(new Report.FlowServes(call, "bill", centre.now));
        centre.hangsUp(call);
        assertThat(centre.events(Event.EntryQueued.class)).isEmpty();
        assertThat(centre.events(Event.FlowPassed.class)).hasSize(1);
        assertThat(centre.events(Event.InteractionEnded.class)).hasSize(1);
    }

    @Test
    void aCallerWhoLeavesTheQueueAbandons() {
        centre.notReady("a01", "Meal");
        var call = centre.calls();
        centre.pass(7_000).hangsUp(call);
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
        centre.ready("a01");
        assertThat(centre.events(Event.OfferMade.class)).isEmpty();
    }

    @Test
    void aReportOfWhatIsOverOrUnknownIsAbsorbed() {
        var call = talking();
        centre.hangsUp(call)
                .hangsUp(call)
                .leaves("a01", call)
                .wrapsUp("a01", call)
                .hangsUp(call);
        centre.leaves("a01", new InteractionId(1, 77));
        centre.report(new Report.FlowPasses(call, "main", "menu", "next", centre.now));
        centre.report(new Report.FlowServes(call, "bill", centre.now));
        centre.report(new Report.InteractionBegins(call, MediaChannel.VOICE, Direction.INBOUND, "4001", centre.now));
        assertThat(centre.events(Event.ReportAbsorbed.class)).hasSize(7);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void onlyTheAgentHerselfOrNoAgentAtAllEndsAWrapUp() {
        centre.put(Centre.agent("a02"));
        var call = talking();
        assertThat(completeBy("agent:a01", "a01", call)).isEqualTo(Reason.NOT_NOW);
        centre.hangsUp(call);
        assertThat(completeBy("agent:a02", "a01", call)).isEqualTo(Reason.NOT_YOURS);
        assertThat(completeBy("user:s01", "a02", call)).isEqualTo(Reason.UNKNOWN_INTERACTION);
        assertThat(completeBy("user:s01", "a99", call)).isEqualTo(Reason.UNKNOWN_AGENT);
        assertThat(completeBy("user:s01", "a01", call)).isNull();
    }

    private @Nullable Reason completeBy(String actor, String agent, InteractionId call) {
        var rejection = centre.request(
                        new Request.CompleteWrapUp(centre.command(), new Actor(actor), Centre.id(agent), call, null))
                .rejection();
        return rejection == null ? null : rejection.reason();
    }

    @Test
    void aTalkThatEndedWhileWeWereAwayHasItsTrueEnd() {
        var call = talking();
        long ended = centre.now + 10_000;
        centre.now += 60_000;
        centre.report(new Report.EpochBegins(2));
        centre.report(new Report.AgentLeaves(call, Centre.id("a01"), EndedBy.CALLER, ended));
        assertThat(centre.last(Event.WrapUpBegan.class).at()).isEqualTo(ended);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        centre.pass(0);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }
}
