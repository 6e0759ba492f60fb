package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.SkillLevel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.SelectionPolicy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of the vocabulary: what follows an offer that was not accepted. */
class AfterFailedOfferTest {
    private final Centre centre = Centre.withReady("a01");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    @Test
    void whoLetsItRingIsNotReady() {
        centre.calls();
        centre.pass(15_000).legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER);
        assertThat(centre.availabilityOf("a01")).isEqualTo("RING_NO_ANSWER");
        centre.pass(3_600_000);
        assertThat(centre.availabilityOf("a01")).isEqualTo("RING_NO_ANSWER");
    }

    @Test
    void theSameCallIsNotOfferedAgainToWhoLetItRingForHalfAMinute() {
        var call = centre.calls();
        centre.pass(15_000).legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER).ready("a01");
        var other = centre.calls();
        centre.pass(1_000);
        assertThat(centre.offeredTo(other)).isEqualTo("a01");
        centre.hangsUp(other).legEnds(centre.offerTo("a01"), LegEnd.CALLER_GONE);

        centre.pass(28_999);
        assertThat(centre.offeredTo(call)).isNull();
        centre.pass(1);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void theSameCallMayComeBackEarlierOnceAnotherAgentWasTried() {
        var call = centre.calls();
        centre.pass(15_000).legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER).ready("a01");
        centre.put(Centre.agent("a02", Centre.SERVICE_SKILL)).ready("a02");
        assertThat(centre.offeredTo(call)).isEqualTo("a02");
        centre.pass(1_000).legEnds(centre.offerTo("a02"), LegEnd.BUSY);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void whoDeclinesIsNotReadyByDefault() {
        centre.calls();
        var offer = centre.offerTo("a01");
        centre.declines("a01", offer);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
        centre.legEnds(offer, LegEnd.NO_ANSWER);
        assertThat(centre.last(Event.OfferEnded.class).result()).isEqualTo(OfferResult.DECLINED);
        assertThat(centre.availabilityOf("a01")).isEqualTo("DECLINED");
    }

    @Test
    void whoDeclinesStaysReadyForOthersWhereTheQueueSaysSo() {
        declinersStayReady();
        var call = centre.calls();
        var other = centre.calls();
        centre.legEnds(centre.offerTo("a01"), LegEnd.DECLINED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.offeredTo(other)).isNull();

        centre.pass(1_000);
        assertThat(centre.offeredTo(other)).isEqualTo("a01");
        centre.hangsUp(other).legEnds(centre.offerTo("a01"), LegEnd.CALLER_GONE);
        centre.pass(28_999);
        assertThat(centre.offeredTo(call)).isNull();
        centre.pass(1);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    /** Found in a rough world (seed 461): whose rest ended first took the call meant for the other. */
    @Test
    void whoseRestsEndAtTheSameMomentAreOfferedTheFirstCallFirst() {
        declinersStayReady();
        centre.change(SERVICE, queue -> queue.withPolicy(SelectionPolicy.TOP_DOWN));
        centre.put(new AgentConfig(Centre.id("a01"), List.of(new SkillLevel(Centre.SERVICE_SKILL, 1)), "north"));
        var first = centre.calls();
        var declined = centre.offerTo("a01");
        centre.put(Centre.agent("a02", Centre.SERVICE_SKILL));
        var second = centre.pass(1_000).calls();
        centre.ready("a02");
        assertThat(centre.offeredTo(second)).isEqualTo("a02");

        centre.legEnds(declined, LegEnd.DECLINED).legEnds(centre.offerTo("a02"), LegEnd.FAILED);
        centre.pass(1_000);

        assertThat(centre.offeredTo(first)).isEqualTo("a02");
        assertThat(centre.offeredTo(second)).isEqualTo("a01");
    }

    @Test
    void anUnreachablePhoneMakesNotReadyUntilItIsSeen() {
        var call = centre.calls();
        centre.legEnds(centre.offerTo("a01"), LegEnd.UNREACHABLE);
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
        assertThat(centre.pendingOf("a01")).isEqualTo("READY");
        centre.pass(3_600_000);
        assertThat(centre.offeredTo(call)).isNull();

        centre.seen("1001", true);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void anOldSightingOfAPhoneDoesNotCountAgainstItsFailure() {
        centre.calls();
        long before = centre.now - 1;
        centre.legEnds(centre.offerTo("a01"), LegEnd.UNREACHABLE);
        centre.report(new Report.StationSeen("1001", true, before));
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
    }

    @Test
    void whoseOfferFailedByTheirPhoneMayInsistOnBeingReady() {
        centre.calls();
        centre.legEnds(centre.offerTo("a01"), LegEnd.UNREACHABLE).ready("a01");
        assertThat(centre.availabilityOf("a01")).isEqualTo("READY");
    }

    @Test
    void aBusyLineIsTriedAgainAfterTenSeconds() {
        var call = centre.calls();
        centre.legEnds(centre.offerTo("a01"), LegEnd.BUSY);
        assertThat(centre.availabilityOf("a01")).isEqualTo("LINE_BUSY");
        centre.pass(9_999);
        assertThat(centre.offeredTo(call)).isNull();
        centre.pass(1);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void aBusyLineIsTriedAgainAtOnceWhenThePhoneIsSeenFree() {
        var call = centre.calls();
        centre.legEnds(centre.offerTo("a01"), LegEnd.BUSY).pass(3_000).seen("1001", true);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void anyOtherFailureLeavesTheAgentReadyButAloneForASecond() {
        long idleSince = centre.record("a01").idleSince();
        var call = centre.calls();
        centre.legEnds(centre.offerTo("a01"), LegEnd.FAILED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record("a01").idleSince()).isEqualTo(idleSince);
        centre.pass(999);
        assertThat(centre.offeredTo(call)).isNull();
        centre.pass(1);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @ParameterizedTest
    @EnumSource(
            value = LegEnd.class,
            names = {"CALLER_GONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void aPhoneThatRefusesAtOnceCausesNoStormOfOffers(LegEnd refusal) {
        declinersStayReady();
        for (int i = 0; i < 20; i++) {
            centre.calls();
        }
        for (int i = 0; i < 60_000; i += 50) {
            if (!centre.openOffers().isEmpty()) {
                centre.legEnds(centre.offerTo("a01"), refusal);
            }
            centre.seen("1001", true).pass(50);
        }
        assertThat(centre.events(Event.OfferMade.class).size()).isBetween(1, 61);
    }

    @Test
    void whatTheAgentAskedForWhileItRangCountsMoreThanTheTable() {
        centre.calls();
        var offer = centre.offerTo("a01");
        centre.notReady("a01", "Meal");
        assertThat(centre.pendingOf("a01")).isEqualTo("Meal");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
        centre.pass(15_000).legEnds(offer, LegEnd.NO_ANSWER);
        assertThat(centre.availabilityOf("a01")).isEqualTo("Meal");
    }

    private void declinersStayReady() {
        centre.change(
                SERVICE,
                before -> new QueueConfig(
                        SERVICE,
                        before.serves(),
                        before.policy(),
                        before.ringMillis(),
                        before.wrapUpMillis(),
                        before.afterWrapUp(),
                        AfterDecline.STAYS_READY,
                        before.retryMillis(),
                        before.serviceLevelMillis(),
                        before.shortAbandonMillis()));
    }
}
