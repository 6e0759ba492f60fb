package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.queue.EntryOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OfferHandshakeTest {
    private final Centre centre = Centre.withReady("a01");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    @Test
    void anExpiredOfferIsTakenBackAndOnlyItsReportedEndFreesTheCall() {
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.put(Centre.agent("a02", Centre.SERVICE_SKILL)).ready("a02");

        centre.rings(offer).pass(15_000);
        assertThat(centre.last(Event.OfferEnding.class)).isEqualTo(new Event.OfferEnding(offer, OfferResult.EXPIRED));
        assertThat(centre.offeredTo(call)).isEqualTo("a01");

        centre.legEnds(offer, LegEnd.NO_ANSWER);
        assertThat(centre.offeredTo(call)).isEqualTo("a02");
    }

    @Test
    void anAnswerReportedBeforeTheEndWinsOverTheDeadline() {
        centre.calls();
        var offer = centre.offerTo("a01");
        centre.rings(offer).pass(15_000).answers(offer);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(centre.last(Event.OfferEnded.class).result()).isEqualTo(OfferResult.ACCEPTED);
    }

    @Test
    void anAnswerReportedBeforeTheEndWinsOverADecline() {
        centre.calls();
        var offer = centre.offerTo("a01");
        centre.declines("a01", offer).answers(offer);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void anEndingOfferOfWhichNothingIsHeardEndsByItself() {
        centre.calls();
        var offer = centre.offerTo("a01");
        centre.rings(offer).pass(24_999);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
        centre.pass(1);
        assertThat(centre.events(Event.OfferEnded.class).getFirst().result()).isEqualTo(OfferResult.EXPIRED);
        assertThat(centre.availabilityOf("a01")).isEqualTo("RING_NO_ANSWER");
    }

    @Test
    void anOfferThatNeverEvenRangAndOfWhichNothingIsHeardCountsAsFailed() {
        centre.calls();
        centre.pass(25_000);
        assertThat(centre.events(Event.OfferEnded.class).getFirst().result()).isEqualTo(OfferResult.FAILED);
        assertThat(centre.availabilityOf("a01")).isEqualTo("READY");
    }

    @Test
    void aCallerWhoLeavesWhileItRingsAbandonsAndTheAgentIsAsBefore() {
        long idleSince = centre.record("a01").idleSince();
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.rings(offer).pass(2_000).hangsUp(call);

        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
        assertThat(centre.last(Event.OfferEnding.class).as()).isEqualTo(OfferResult.RESCINDED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);

        centre.legEnds(offer, LegEnd.CALLER_GONE);
        assertThat(centre.last(Event.OfferEnded.class).result()).isEqualTo(OfferResult.RESCINDED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record("a01").idleSince()).isEqualTo(idleSince);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void anAnswerAfterTheCallerHasLeftFindsNobodyAndTheAgentIsFree() {
        long idleSince = centre.record("a01").idleSince();
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.hangsUp(call).answers(offer);

        assertThat(centre.events(Event.ReportAbsorbed.class)).hasSize(1);
        assertThat(centre.last(Event.OfferEnded.class).result()).isEqualTo(OfferResult.RESCINDED);
        assertThat(centre.events(Event.AssignmentBegan.class)).isEmpty();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record("a01").idleSince()).isEqualTo(idleSince);
    }

    @Test
    void anExpiredOfferWhoseCallerThenLeavesStaysExpired() {
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.rings(offer).pass(15_000).hangsUp(call).legEnds(offer, LegEnd.NO_ANSWER);
        assertThat(centre.last(Event.OfferEnded.class).result()).isEqualTo(OfferResult.EXPIRED);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aLegThatEndsBecauseTheCallerIsGoneTellsThatTheCallerIsGone() {
        var call = centre.calls();
        centre.legEnds(centre.offerTo("a01"), LegEnd.CALLER_GONE);
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
        assertThat(centre.last(Event.OfferEnded.class).result()).isEqualTo(OfferResult.RESCINDED);
        assertThat(centre.record(call)).isNull();
        centre.hangsUp(call);
        assertThat(centre.events(Event.ReportAbsorbed.class)).hasSize(1);
    }

    @Test
    void anAnswerLearntAfterAnOutageCountsFromWhenItHappened() {
        centre.calls();
        var offer = centre.offerTo("a01");
        long answeredAt = centre.now + 4_000;
        centre.now += 60_000;
        centre.report(new Report.EpochBegins(2));
        centre.report(new Report.OfferAnswered(offer, answeredAt));

        assertThat(centre.last(Event.AssignmentBegan.class).at()).isEqualTo(answeredAt);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.pass(0);
        assertThat(centre.events(Event.OfferEnding.class)).isEmpty();
    }

    @Test
    void aTimeInTheFutureCountsAsNow() {
        centre.calls();
        centre.report(new Report.OfferAnswered(centre.offerTo("a01"), centre.now + 5_000));
        assertThat(centre.last(Event.AssignmentBegan.class).at()).isEqualTo(centre.now);
    }

    @Test
    void anAnswerToAnOfferWronglyBelievedOverIsTakenAsItIsWhileTheCallerStillWaits() {
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.put(Centre.agent("a02", Centre.SERVICE_SKILL)).ready("a02");
        centre.rings(offer).pass(25_000);
        assertThat(centre.offeredTo(call)).isEqualTo("a02");
        var second = centre.offerTo("a02");

        centre.answers(offer);

        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(centre.last(Event.AssignmentBegan.class).offer()).isEqualTo(offer);
        assertThat(centre.last(Event.OfferEnding.class))
                .isEqualTo(new Event.OfferEnding(second, OfferResult.RESCINDED, Centre.id("a01")));
        centre.answers(second);
        assertThat(centre.events(Event.AssignmentBegan.class)).hasSize(1);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
    }

    @Test
    void anAnswerToAnOfferOfACallThatIsOverIsAbsorbed() {
        var call = centre.calls();
        var offer = centre.offerTo("a01");
        centre.hangsUp(call).legEnds(offer, LegEnd.NO_ANSWER);
        int before = centre.journal.size();
        centre.answers(offer);
        assertThat(centre.journal.size()).isEqualTo(before + 1);
        assertThat(centre.last(Event.ReportAbsorbed.class).report()).isEqualTo("OfferAnswered");
    }

    @Test
    void repeatedAndUnknownReportsOfAnOfferAreAbsorbed() {
        centre.calls();
        var offer = centre.offerTo("a01");
        centre.rings(offer).rings(offer).answers(offer).answers(offer).legEnds(offer, LegEnd.NO_ANSWER);
        centre.rings(new OfferId(1, 99)).legEnds(new OfferId(7, 7), LegEnd.BUSY);
        assertThat(centre.events(Event.ReportAbsorbed.class)).hasSize(5);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void offersAreNumberedWithinTheirEpoch() {
        centre.calls();
        assertThat(centre.offerTo("a01")).isEqualTo(new OfferId(1, 1));
        centre.legEnds(centre.offerTo("a01"), LegEnd.FAILED);
        centre.report(new Report.EpochBegins(2));
        centre.pass(1_000);
        assertThat(centre.offerTo("a01")).isEqualTo(new OfferId(2, 1));
    }
}
