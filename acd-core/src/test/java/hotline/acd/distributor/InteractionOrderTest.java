package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SALES;
import static hotline.acd.distributor.Centre.SALES_SKILL;
import static hotline.acd.distributor.Centre.SERVICE;
import static hotline.acd.distributor.Centre.SERVICE_SKILL;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.SkipWhen;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InteractionOrderTest {
    private Centre centre = Centre.with();

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    @Test
    void aFreedAgentTakesWhoeverWaitsLongestInAnyOfTheQueuesServed() {
        centre.put(Centre.agent("a01", SERVICE_SKILL, SALES_SKILL));
        var sales = centre.calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);
        var service = centre.pass(1).calls();

        centre.ready("a01");

        assertThat(centre.offeredTo(sales)).isEqualTo("a01");
        assertThat(centre.offeredTo(service)).isNull();
    }

    @Test
    void aHeadStartCountsAsHavingWaitedSoMuchLonger() {
        centre = Centre.with("a01");
        var ordinary = centre.calls();
        var gold = centre.pass(59_000).calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 60_000);
        centre.ready("a01");
        assertThat(centre.offeredTo(gold)).isEqualTo("a01");
        assertThat(centre.offeredTo(ordinary)).isNull();
    }

    @Test
    void aHeadStartDoesNotOvertakeWhoHasWaitedLonger() {
        centre = Centre.with("a01");
        var ordinary = centre.calls();
        var gold = centre.pass(61_000).calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 60_000);
        centre.ready("a01");
        assertThat(centre.offeredTo(ordinary)).isEqualTo("a01");
        assertThat(centre.offeredTo(gold)).isNull();
    }

    @Test
    void equalOrderKeysAreServedInTheOrderOfQueueing() {
        centre = Centre.with("a01");
        var later = centre.arrives();
        var first = centre.calls();
        centre.done(new Request.Enqueue(centre.command(), Actor.SYSTEM, later, SERVICE, RoutingPlan.WHOLE_QUEUE, 0));
        centre.ready("a01");
        assertThat(centre.offeredTo(first)).isEqualTo("a01");
    }

    @Test
    void anAgentNamedByAPlanIsFoundEvenOutsideTheQueue() {
        centre.put(Centre.agent("a09", SALES_SKILL));
        var named = centre.calls(SERVICE, Centre.plan(Centre.named(0, SkipWhen.NEVER, "a09")), 0);
        var sales = centre.pass(5).calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);

        centre.ready("a09");

        assertThat(centre.offeredTo(named)).isEqualTo("a09");
        assertThat(centre.offeredTo(sales)).isNull();
    }

    @Test
    void aFailedOfferKeepsThePlaceInTheQueue() {
        centre = Centre.withReady("a01");
        var first = centre.calls();
        var second = centre.pass(1_000).calls();
        centre.declines("a01", centre.offerTo("a01")).legEnds(centre.offerTo("a01"), LegEnd.DECLINED);
        centre.put(Centre.agent("a02", SERVICE_SKILL)).ready("a02");

        assertThat(centre.offeredTo(first)).isEqualTo("a02");
        assertThat(centre.offeredTo(second)).isNull();
    }

    @Test
    void severalWhoBecomeFreeAtOnceServeTheLongestWaitingFirstEachByHerBestAgent() {
        centre = Centre.with();
        var first = centre.calls();
        var second = centre.pass(1_000).calls();
        var third = centre.pass(1_000).calls();
        centre.put(Centre.agent("a01"), Centre.agent("a02"))
                .ready("a01")
                .pass(1_000)
                .ready("a02")
                .pass(1_000);

        // Both learn to serve the queue in one change.
        centre.put(Centre.agent("a02", SERVICE_SKILL), Centre.agent("a01", SERVICE_SKILL));

        assertThat(centre.offeredTo(first)).isEqualTo("a01");
        assertThat(centre.offeredTo(second)).isEqualTo("a02");
        assertThat(centre.offeredTo(third)).isNull();
    }

    @Test
    void twoAgentsWhoMayBeOfferedSomethingAgainInTheSameMomentBothGetACall() {
        centre = Centre.withReady("a02", "a01");
        var first = centre.calls();
        var second = centre.calls();
        var offers = List.of(centre.offerTo("a01"), centre.offerTo("a02"));
        offers.forEach(offer -> centre.legEnds(offer, LegEnd.FAILED));

        centre.pass(1_000);

        assertThat(centre.offeredTo(first)).isEqualTo("a02");
        assertThat(centre.offeredTo(second)).isEqualTo("a01");
    }

    @Test
    void theLedgerCountsWhomElseTheAgentCouldHaveTaken() {
        centre.put(Centre.agent("a01", SERVICE_SKILL, SALES_SKILL));
        centre.calls();
        centre.calls(SALES, RoutingPlan.WHOLE_QUEUE, 0);
        centre.calls(SERVICE, Centre.plan(Centre.named(0, SkipWhen.NEVER, "a01")), 0);
        centre.calls(SERVICE, Centre.plan(Centre.named(0, SkipWhen.NEVER, "a02")), 0);

        centre.ready("a01");

        assertThat(centre.last(Event.OfferMade.class).ledger().aheadOf()).isEqualTo(2);
    }
}
