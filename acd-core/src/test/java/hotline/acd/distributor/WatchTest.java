package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Actor SUPERVISOR = Centre.by("s21");

    private final Centre centre = Centre.withReady("a01");
    private InteractionId call;

    @BeforeEach
    void aCustomerTalksWithAnAgentAndASupervisorIsAtWork() {
        call = centre.calls();
        centre.rings(centre.offerTo("a01")).pass(2_000).picksUp("a01").pass(30_000);
        centre.put(Centre.agent("s21")).signIn("s21");
    }

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private Request.Watch watch(WatchMode mode) {
        return new Request.Watch(centre.command(), SUPERVISOR, call, Centre.id("a01"), Centre.id("s21"), mode);
    }

    private void listens() {
        centre.done(watch(WatchMode.LISTEN));
        centre.report(new Report.WatcherAnswered(call, ordinal(), centre.now));
        centre.pass(1_000);
    }

    private int ordinal() {
        return centre.last(Event.WatchBegan.class).ordinal();
    }

    private void takesOver() {
        centre.done(new Request.TakeOver(centre.command(), SUPERVISOR, call, Centre.id("s21")));
    }

    private void wantsHelp(boolean wanted) {
        centre.done(new Request.AskForHelp(centre.command(), Centre.by("a01"), call, Centre.id("a01"), wanted));
    }

    private void willBe(Availability wanted) {
        centre.done(new Request.ChangeAvailability(centre.command(), SUPERVISOR, Centre.id("s21"), wanted));
    }

    private @Nullable Reason refused(Request request) {
        var rejection = centre.request(request).rejection();
        return rejection == null ? null : rejection.reason();
    }

    private Snapshot.InteractionRecord interaction() {
        return Objects.requireNonNull(centre.record(call));
    }

    @Test
    void aSupervisorIsCalledAndListensWithoutTakingPart() {
        listens();
        assertThat(interaction().watches()).singleElement().satisfies(watch -> {
            assertThat(watch.connected()).isTrue();
            assertThat(watch.station()).isEqualTo(Centre.station("s21"));
        });
        assertThat(centre.last(Event.SegmentBegan.class).agents()).containsExactly(Centre.id("a01"));
        assertThat(centre.stateOf("s21")).isEqualTo(AgentState.NOT_READY);
    }

    @Test
    void theWayOfTakingPartChangesAndTheSameAgainChangesNothing() {
        listens();
        centre.done(watch(WatchMode.BARGE));
        centre.done(watch(WatchMode.BARGE));
        assertThat(centre.events(Event.WatchModeChanged.class)).hasSize(1);
        assertThat(interaction().watches().getFirst().mode()).isEqualTo(WatchMode.BARGE);
    }

    @Test
    void whoListensIsOfferedNothingAndCannotBeAsked() {
        listens();
        willBe(Availability.READY);
        centre.put(Centre.agent("s21", Centre.SERVICE_SKILL));
        centre.calls();
        assertThat(centre.openOffers()).isEmpty();
        assertThat(refused(new Request.Consult(
                        centre.command(),
                        Centre.by("a01"),
                        call,
                        Centre.id("a01"),
                        new Target.ToAgent(Centre.id("s21")))))
                .isEqualTo(Reason.NOT_NOW);
    }

    @Test
    void whatTheSupervisorWantedToBeComesAfterwards() {
        centre.put(Centre.agent("s21", Centre.SERVICE_SKILL));
        listens();
        willBe(Availability.READY);
        assertThat(centre.stateOf("s21")).isEqualTo(AgentState.NOT_READY);
        centre.done(new Request.StopWatching(centre.command(), SUPERVISOR, call, Centre.id("s21")));
        assertThat(centre.stateOf("s21")).isEqualTo(AgentState.READY);
        assertThat(interaction().watches()).isEmpty();
    }

    @Test
    void theEndOfTheAgentsPartEndsIt() {
        listens();
        centre.report(new Report.AgentLeaves(call, Centre.id("a01"), EndedBy.AGENT, centre.now));
        assertThat(centre.last(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.CONVERSATION_OVER);
    }

    @Test
    void theCustomersLeavingEndsIt() {
        listens();
        centre.hangsUp(call);
        assertThat(centre.last(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.CONVERSATION_OVER);
    }

    @Test
    void aLineThatIsLostEndsItForNothingIsToBeHeardThere() {
        listens();
        centre.losesLine("a01", call);
        assertThat(centre.last(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.CONVERSATION_OVER);
        assertThat(interaction().watches()).isEmpty();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void aSupervisorWhosePhoneIsNotAnsweredIsNotReached() {
        centre.done(watch(WatchMode.WHISPER));
        centre.report(new Report.WatcherEnds(call, ordinal(), EndedBy.AGENT, centre.now));
        assertThat(centre.last(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.NOT_REACHED);
        listens();
        centre.report(new Report.WatcherEnds(call, ordinal(), EndedBy.AGENT, centre.now));
        assertThat(centre.last(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.LEFT);
        listens();
        centre.report(new Report.WatcherEnds(call, ordinal(), EndedBy.NETWORK, centre.now));
        assertThat(centre.last(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.LINE_LOST);
    }

    @Test
    void aReportOfAnEarlierListeningChangesNothing() {
        listens();
        int first = ordinal();
        centre.done(new Request.StopWatching(centre.command(), SUPERVISOR, call, Centre.id("s21")));
        listens();
        centre.report(new Report.WatcherEnds(call, first, EndedBy.AGENT, centre.now));
        assertThat(interaction().watches()).hasSize(1);
    }

    @Test
    void whoIsReadyOrBusyOrAwayCannotListen() {
        willBe(Availability.READY);
        assertThat(refused(watch(WatchMode.LISTEN))).isEqualTo(Reason.NOT_NOW);
        centre.notReady("s21", "BREAK");
        centre.seen(Centre.station("s21"), false);
        assertThat(refused(watch(WatchMode.LISTEN))).isEqualTo(Reason.NOT_NOW);
        centre.seen(Centre.station("s21"), true);
        centre.done(new Request.SignOut(centre.command(), SUPERVISOR, Centre.id("s21")));
        assertThat(refused(watch(WatchMode.LISTEN))).isEqualTo(Reason.NOT_SIGNED_IN);
    }

    @Test
    void thereMustBeAConversationToListenTo() {
        centre.hangsUp(call);
        assertThat(refused(watch(WatchMode.LISTEN))).isEqualTo(Reason.UNKNOWN_INTERACTION);
    }

    @Test
    void aSupervisorWhoTakesOverHasTheCustomerAndTheAgentWrapsUp() {
        listens();
        takesOver();
        assertThat(centre.last(Event.SegmentBegan.class).agents()).containsExactly(Centre.id("a01"));
        centre.picksUp("s21");
        assertThat(centre.last(Event.SegmentBegan.class).agents()).containsExactly(Centre.id("s21"));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.stateOf("s21")).isEqualTo(AgentState.TALKING);
        assertThat(centre.last(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.TAKEN_OVER);
        centre.hangsUp(call);
        assertThat(centre.stateOf("s21")).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void aSupervisorWhoLosesTheLineOfACustomerTakenOverHasHerStill() {
        listens();
        takesOver();
        centre.picksUp("s21")
                .losesLine("s21", call)
                .pass(5_000)
                .isBack("s21", call)
                .pass(20_000);
        assertThat(centre.stateOf("s21")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void anAgentWhoseLineIsLostWhileASupervisorTakesOverIsNotMissed() {
        listens();
        takesOver();
        centre.losesLine("a01", call).picksUp("s21");
        assertThat(centre.stateOf("s21")).isEqualTo(AgentState.TALKING);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
    }

    @Test
    void whoseTakingOverFailsHearsOnAndTheAgentHasTheCustomer() {
        listens();
        takesOver();
        centre.legEnds(centre.offerTo("s21"), LegEnd.FAILED);
        assertThat(interaction().watches()).hasSize(1);
        assertThat(interaction().entry()).isNull();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void anAgentWhoLeavesMeanwhileLeavesTheCustomerToTheSupervisorOrTheQueue() {
        listens();
        takesOver();
        var offer = centre.offerTo("s21");
        centre.report(new Report.AgentLeaves(call, Centre.id("a01"), EndedBy.AGENT, centre.now));
        centre.legEnds(offer, LegEnd.FAILED);
        assertThat(Objects.requireNonNull(interaction().entry()).purpose()).isNull();
    }

    @Test
    void aCustomerWhoLeavesMeanwhileHasAbandonedNothing() {
        listens();
        takesOver();
        centre.hangsUp(call);
        assertThat(centre.events(Event.EntryEnded.class).getLast().outcome().name())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void onlyWhoIsOnTheLineTakesOverAndNotWhileSomebodyIsAsked() {
        assertThat(refused(new Request.TakeOver(centre.command(), SUPERVISOR, call, Centre.id("s21"))))
                .isEqualTo(Reason.NOT_NOW);
        listens();
        centre.done(new Request.Consult(
                centre.command(), Centre.by("a01"), call, Centre.id("a01"), new Target.ToOutside()));
        assertThat(refused(new Request.TakeOver(centre.command(), SUPERVISOR, call, Centre.id("s21"))))
                .isEqualTo(Reason.NOT_NOW);
    }

    @Test
    void helpIsAskedForOnceAndEndsWhenSomebodyComesOrTheAgentNeedsNone() {
        wantsHelp(true);
        wantsHelp(true);
        assertThat(centre.events(Event.HelpAsked.class)).hasSize(1);
        assertThat(interaction().assignments().getFirst().helpSince()).isEqualTo(centre.now);
        wantsHelp(false);
        assertThat(interaction().assignments().getFirst().helpSince()).isNull();
        wantsHelp(true);
        listens();
        assertThat(interaction().assignments().getFirst().helpSince()).isNull();
        assertThat(centre.last(Event.HelpEnded.class).by()).isEqualTo(SUPERVISOR);
    }

    @Test
    void anAgentAsksForHelpForNobodyElse() {
        assertThat(refused(new Request.AskForHelp(centre.command(), SUPERVISOR, call, Centre.id("a01"), true)))
                .isEqualTo(Reason.NOT_YOURS);
    }

    @Test
    void twoSupervisorsMayListenToOneAgent() {
        listens();
        centre.put(Centre.agent("s22")).signIn("s22");
        centre.done(new Request.Watch(
                centre.command(), Centre.by("s22"), call, Centre.id("a01"), Centre.id("s22"), WatchMode.LISTEN));
        assertThat(interaction().watches().stream().map(Snapshot.WatchRecord::watcher))
                .isEqualTo(List.of(Centre.id("s21"), Centre.id("s22")));
    }
}
