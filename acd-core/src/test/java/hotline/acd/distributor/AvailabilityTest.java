package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.distributor.Rejection.Reason;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private final Centre centre = Centre.with("a01", "a02");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private Reason rejectionOf(Request request) {
        return Objects.requireNonNull(centre.request(request).rejection()).reason();
    }

    private Request signIn(String agent, String station) {
        return new Request.SignIn(centre.command(), Centre.by(agent), Centre.id(agent), station);
    }

    @Test
    void whoSignsInIsNotReadyUntilAskingForIt() {
        centre.signIn("a01");
        assertThat(centre.availabilityOf("a01")).isEqualTo("SIGNED_IN");
        centre.ready("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void aStationIsUsedByOneAgentAtATime() {
        centre.signIn("a01");
        assertThat(rejectionOf(signIn("a02", "1001"))).isEqualTo(Reason.STATION_IN_USE);
        centre.signOut("a01");
        centre.done(signIn("a02", "1001"));
    }

    @Test
    void signingInElsewhereMovesTheAgentAndFreesTheOldStation() {
        centre.ready("a01");
        centre.done(signIn("a01", "1010"));
        assertThat(centre.record("a01").station()).isEqualTo("1010");
        assertThat(centre.availabilityOf("a01")).isEqualTo("SIGNED_IN");
        centre.done(signIn("a02", "1001"));
    }

    @Test
    void signingInTwiceAtTheSameStationChangesNothing() {
        centre.ready("a01");
        assertThat(centre.done(signIn("a01", "1001"))).isEmpty();
        assertThat(centre.availabilityOf("a01")).isEqualTo("READY");
    }

    @Test
    void nobodyMovesInTheMiddleOfACall() {
        centre.ready("a01");
        centre.calls();
        assertThat(rejectionOf(signIn("a01", "1010"))).isEqualTo(Reason.NOT_NOW);
    }

    @Test
    void whatABusyAgentAsksForComesTrueAfterTheWrapUp() {
        centre.ready("a01");
        var call = centre.calls();
        centre.picksUp("a01").notReady("a01", "Meal");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.hangsUp(call);
        assertThat(centre.pendingOf("a01")).isEqualTo("Meal");
        centre.wrapsUp("a01", call);
        assertThat(centre.availabilityOf("a01")).isEqualTo("Meal");
        assertThat(centre.pendingOf("a01")).isNull();
    }

    @Test
    void aPendingAvailabilityIsReplacedByAnotherAndCancelledByReady() {
        centre.ready("a01");
        var call = centre.calls();
        centre.picksUp("a01").notReady("a01", "Meal").notReady("a01", "Meeting");
        assertThat(centre.pendingOf("a01")).isEqualTo("Meeting");
        centre.ready("a01");
        assertThat(centre.pendingOf("a01")).isNull();
        centre.hangsUp(call).wrapsUp("a01", call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void whoSignsOutWhileBusyLeavesAfterTheWrapUp() {
        centre.ready("a01");
        var call = centre.calls();
        centre.picksUp("a01").signOut("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.hangsUp(call).pass(30_000);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.LOGGED_OUT);
        assertThat(centre.record("a01").station()).isNull();
    }

    @Test
    void whoIsNotSignedInCannotBecomeReadyAndNobodyUnknownCan() {
        assertThat(rejectionOf(new Request.ChangeAvailability(
                        centre.command(), Actor.SYSTEM, Centre.id("a01"), Availability.READY)))
                .isEqualTo(Reason.NOT_SIGNED_IN);
        assertThat(rejectionOf(new Request.SignOut(centre.command(), Actor.SYSTEM, Centre.id("a01"))))
                .isEqualTo(Reason.NOT_SIGNED_IN);
        assertThat(rejectionOf(signIn("a77", "1077"))).isEqualTo(Reason.UNKNOWN_AGENT);
        assertThat(rejectionOf(signIn("a01", "10 01\n"))).isEqualTo(Reason.INVALID);
        centre.signIn("a01");
        assertThat(rejectionOf(new Request.ChangeAvailability(
                        centre.command(), Actor.SYSTEM, Centre.id("a01"), Availability.LOGGED_OUT)))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void askingForWhatIsAlreadySoChangesNothing() {
        centre.ready("a01");
        int before = centre.journal.size();
        centre.ready("a01");
        assertThat(centre.journal).hasSize(before);
    }

    // ---- the phone

    @Test
    void aReadyAgentWhosePhoneDisappearsIsNotReadyUntilItIsBack() {
        centre.ready("a01").seen("1001", false);
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
        assertThat(centre.offeredTo(centre.calls())).isNull();
        centre.seen("1001", true);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
    }

    @Test
    void whoIsAtLunchStaysAtLunchWhateverThePhoneDoes() {
        centre.ready("a01").notReady("a01", "Meal").seen("1001", false);
        assertThat(centre.availabilityOf("a01")).isEqualTo("Meal");
        centre.seen("1001", true);
        assertThat(centre.availabilityOf("a01")).isEqualTo("Meal");
    }

    @Test
    void whoAsksForReadyAtADeadPhoneBecomesReadyWhenItIsSeen() {
        centre.seen("1001", false).ready("a01");
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
        assertThat(centre.pendingOf("a01")).isEqualTo("READY");
        centre.seen("1001", true);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void whoSignsInAtADeadPhoneWithoutAskingForReadyIsMerelySignedInWhenItIsSeen() {
        centre.seen("1001", false).signIn("a01");
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
        centre.seen("1001", true);
        assertThat(centre.availabilityOf("a01")).isEqualTo("SIGNED_IN");
    }

    @Test
    void whoGoesToLunchWhileThePhoneIsDownIsNotMadeReadyByThePhone() {
        centre.ready("a01").seen("1001", false).notReady("a01", "Meal").seen("1001", true);
        assertThat(centre.availabilityOf("a01")).isEqualTo("Meal");
    }

    @Test
    void aPhoneThatDisappearsDuringATalkCountsOnlyAfterwards() {
        centre.ready("a01");
        var call = centre.calls();
        centre.picksUp("a01").seen("1001", false);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.hangsUp(call).wrapsUp("a01", call);
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
        centre.seen("1001", true);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void aPhoneThatDisappearsWhileItRingsCountsAfterTheOffer() {
        centre.ready("a01");
        var call = centre.calls();
        centre.seen("1001", false);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
        centre.hangsUp(call).legEnds(centre.offerTo("a01"), LegEnd.CALLER_GONE);
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
    }

    @Test
    void seeingTheSameAgainIsNoNews() {
        centre.ready("a01");
        int before = centre.journal.size();
        centre.seen("1001", true).seen("1001", true).seen("9999", true);
        assertThat(centre.journal).hasSize(before);
    }
}
