package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SALES_SKILL;
import static hotline.acd.distributor.Centre.SERVICE;
import static hotline.acd.distributor.Centre.SERVICE_SKILL;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillLevel;
import hotline.acd.distributor.Ledger.Candidate;
import hotline.acd.distributor.Ledger.Exclusion;
import hotline.acd.distributor.Ledger.ExclusionReason;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The numbered cases of {@link AgentSelection}, one by one. */
class AgentSelectionTest {
    private Centre centre = Centre.with();

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    @Test
    void case1OnlyReadyAgentsWhoServeTheQueueAreChosen() {
        centre = Centre.with("a01", "a02", "a03");
        centre.put(Centre.agent("a04", SALES_SKILL));
        centre.signIn("a02").ready("a04").ready("a03");

        var call = centre.calls();

        assertThat(centre.offeredTo(call)).isEqualTo("a03");
        assertThat(centre.last(Event.OfferMade.class).ledger().excluded())
                .containsExactly(
                        new Exclusion(ExclusionReason.LOGGED_OUT, 1), new Exclusion(ExclusionReason.NOT_READY, 1));
    }

    @Test
    void case1AStepMayAskForMoreThanTheQueueDoes() {
        centre = Centre.withReady("a01");
        centre.put(Centre.agent("a02", SERVICE_SKILL, SALES_SKILL)).ready("a02");
        var both = new RoutingStep(new Who.QueueAgents(new Requirement.Skill(SALES_SKILL, 1)), 0, SkipWhen.NEVER);

        var call = centre.calls(SERVICE, Centre.plan(both), 0);

        assertThat(centre.offeredTo(call)).isEqualTo("a02");
        assertThat(centre.last(Event.OfferMade.class).ledger().excluded())
                .containsExactly(new Exclusion(ExclusionReason.LACKS_SKILL, 1));
    }

    @Test
    void case1ProficiencyMustReachTheMinimum() {
        centre = Centre.withReady("a01");
        centre.change(
                SERVICE,
                before -> new QueueConfig(
                        SERVICE,
                        new Requirement.Skill(SERVICE_SKILL, 6),
                        before.policy(),
                        before.ringMillis(),
                        before.wrapUpMillis(),
                        before.afterWrapUp(),
                        before.afterDecline(),
                        before.retryMillis(),
                        before.serviceLevelMillis(),
                        before.shortAbandonMillis()));

        var call = centre.calls();
        assertThat(centre.offeredTo(call)).isNull();

        centre.put(new hotline.acd.agent.AgentConfig(
                Centre.id("a01"), List.of(new SkillLevel(SERVICE_SKILL, 6)), "north"));
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void case2TheFirstFreeOfTheNamedAgentsIsChosenWhetherOrNotTheyServeTheQueue() {
        centre = Centre.withReady("a01", "a02");
        centre.put(Centre.agent("a09")).ready("a09");

        var call = centre.calls(
                SERVICE,
                Centre.plan(Centre.named(20_000, SkipWhen.NEVER, "a08", "a09", "a01"), Centre.wholeQueue()),
                0);

        assertThat(centre.offeredTo(call)).isEqualTo("a09");
        var ledger = centre.last(Event.OfferMade.class).ledger();
        assertThat(ledger.rule()).isEqualTo("named-agents");
        assertThat(ledger.score()).isEqualTo(1);
        assertThat(ledger.nextBest()).containsExactly(new Candidate(Centre.id("a01"), 2));
        assertThat(ledger.excluded()).containsExactly(new Exclusion(ExclusionReason.LOGGED_OUT, 1));
    }

    @Test
    void case3WhoHasBeenIdleLongestIsChosen() {
        centre = Centre.withReady("a02", "a01", "a03");

        var call = centre.calls();

        assertThat(centre.offeredTo(call)).isEqualTo("a02");
        var ledger = centre.last(Event.OfferMade.class).ledger();
        assertThat(ledger.decision()).isEqualTo(Ledger.Decided.AGENT_SELECTION);
        assertThat(ledger.rule()).isEqualTo("longest-idle");
        assertThat(ledger.nextBest().stream().map(Candidate::agent))
                .containsExactly(Centre.id("a01"), Centre.id("a03"));
    }

    @Test
    void case3TalkingMakesTheAgentTheLastInTheOrderOfIdleness() {
        centre = Centre.withReady("a01", "a02");
        var first = centre.calls();
        centre.picksUp("a01").pass(10_000).hangsUp(first).wrapsUp("a01", first);

        assertThat(centre.offeredTo(centre.calls())).isEqualTo("a02");
    }

    @Test
    void case4WhoWorkedLeastInTheLastHourIsChosen() {
        centre = Centre.withReady("a01", "a02", "a03");
        leastOccupied();
        centre.pass(60_000);
        for (int talk : new int[] {600_000, 300_000, 420_000}) {
            var call = centre.calls();
            String agent = java.util.Objects.requireNonNull(centre.offeredTo(call));
            centre.picksUp(agent).pass(talk).hangsUp(call).wrapsUp(agent, call);
        }
        // Who took which call does not matter; each has taken one, and the least occupied of them must be next.
        var next = centre.calls();

        var ledger = centre.last(Event.OfferMade.class).ledger();
        assertThat(ledger.rule()).isEqualTo("least-occupied");
        assertThat(ledger.nextBest())
                .allSatisfy(other -> assertThat(other.score()).isGreaterThan(ledger.score()));
        assertThat(centre.offeredTo(next)).isNotNull();
    }

    @Test
    void case4OccupancyIsWorkOfAllTimeReadyOrWorking() {
        centre = Centre.withReady("a01");
        leastOccupied();
        // 20 min idle (one second passed while signing in), 10 min work: ringing 5 s, talk 565 s, wrap-up 30 s.
        centre.pass(20 * 60_000 - 1_000);
        var call = centre.calls();
        centre.pass(5_000).picksUp("a01").pass(565_000).hangsUp(call).pass(30_000);
        // Breaks count for neither.
        centre.notReady("a01", "Meal").pass(10 * 60_000).ready("a01");

        centre.calls();

        assertThat(centre.last(Event.OfferMade.class).ledger().score()).isEqualTo(333_333);
    }

    @Test
    void case4ANewcomerIsToppedUpWithTheMeanOfTheCentre() {
        centre = Centre.withReady("a01");
        centre.put(Centre.agent("a02", SERVICE_SKILL));
        leastOccupied();
        centre.pass(20 * 60_000 - 1_000);
        var call = centre.calls();
        centre.picksUp("a01").pass(20 * 60_000).hangsUp(call).wrapsUp("a01", call);
        // a01: 20 of 40 min, and so is the mean. a02 comes, idle for 3 of 15 min: 500,000 · 12/15.
        centre.ready("a02").notReady("a01", "Meal").pass(3 * 60_000);

        var next = centre.calls();

        assertThat(centre.offeredTo(next)).isEqualTo("a02");
        // The mean counts whole minutes; 20 of 42 to 43 min have been counted by now.
        assertThat(centre.last(Event.OfferMade.class).ledger().score()).isBetween(370_000L, 400_000L);
    }

    @Test
    void case5WhoAcceptedTheFewestInTheLastHourIsChosenHoweverLongTheyLasted() {
        centre = Centre.withReady("a01", "a02");
        policy(SelectionPolicy.FEWEST_INTERACTIONS);

        assertThat(List.of(served(600_000), served(1_000), served(1_000), served(1_000)))
                .containsExactly("a01", "a02", "a01", "a02");
        centre.calls();
        assertThat(centre.last(Event.OfferMade.class).ledger().score()).isEqualTo(2);
    }

    @Test
    void case5WhatWasAcceptedMoreThanAnHourAgoNoLongerCounts() {
        centre = Centre.withReady("a01", "a02");
        policy(SelectionPolicy.FEWEST_INTERACTIONS);
        centre.notReady("a02", "Meal");
        served(1_000);
        centre.pass(61 * 60_000).ready("a02");
        centre.calls();
        var ledger = centre.last(Event.OfferMade.class).ledger();
        assertThat(ledger.score()).isZero();
        assertThat(ledger.nextBest().getFirst().score()).isZero();
    }

    @Test
    void case6EachInTurnInTheOrderOfTheirIdsWhoeverIsIdleLongest() {
        centre = Centre.withReady("a03", "a01", "a02");
        policy(SelectionPolicy.ROUND_ROBIN);

        assertThat(List.of(served(60_000), served(1_000), served(1_000), served(1_000)))
                .containsExactly("a01", "a02", "a03", "a01");
    }

    @Test
    void case6WhoIsNotFreeMissesTheTurn() {
        centre = Centre.withReady("a01", "a02", "a03");
        policy(SelectionPolicy.ROUND_ROBIN);
        centre.notReady("a02", "Meal");
        assertThat(List.of(served(1_000), served(1_000))).containsExactly("a01", "a03");
        centre.ready("a02");
        assertThat(List.of(served(1_000), served(1_000))).containsExactly("a01", "a02");
    }

    @Test
    void case7TheExpertIsAskedFirstEachTimeAndEqualsInTheOrderOfTheirIds() {
        centre.put(expert("a01", 5), expert("a02", 9), expert("a03", 5));
        centre.ready("a03").ready("a02").ready("a01");
        policy(SelectionPolicy.TOP_DOWN);

        assertThat(List.of(served(1_000), served(1_000))).containsExactly("a02", "a02");
        centre.calls();
        centre.calls();
        assertThat(centre.last(Event.OfferMade.class).agent()).isEqualTo(Centre.id("a01"));
        assertThat(centre.last(Event.OfferMade.class).ledger().score()).isEqualTo(5);
    }

    @Test
    void case8TheLotFallsOnAnAgentAsOftenAsHerProficiencySays() {
        centre.put(expert("a01", 1), expert("a02", 3), expert("a03", 6));
        centre.ready("a01").ready("a02").ready("a03");
        policy(SelectionPolicy.WEIGHTED_RANDOM);
        var drawn = new TreeMap<String, Integer>();
        for (int i = 0; i < 2_000; i++) {
            drawn.merge(served(1), 1, Integer::sum);
        }
        // One, three and six of ten, within four standard deviations.
        assertThat(drawn.get("a01")).isBetween(146, 254);
        assertThat(drawn.get("a02")).isBetween(518, 682);
        assertThat(drawn.get("a03")).isBetween(1_112, 1_288);
    }

    @Test
    void case9EqualScoresAreDecidedByIdlenessAndThenByName() {
        centre = Centre.withReady("a02", "a01");
        leastOccupied();

        assertThat(centre.offeredTo(centre.calls())).isEqualTo("a02");

        centre = Centre.with("a04", "a03");
        centre.ready("a04").ready("a03");
        assertThat(centre.offeredTo(centre.calls())).isEqualTo("a03");
    }

    @Test
    void theLedgerNamesAtMostFiveOthers() {
        centre = Centre.withReady("a01", "a02", "a03", "a04", "a05", "a06", "a07", "a08");

        centre.calls(SERVICE, RoutingPlan.WHOLE_QUEUE, 0);

        assertThat(centre.last(Event.OfferMade.class).ledger().nextBest()).hasSize(5);
    }

    private void leastOccupied() {
        policy(SelectionPolicy.LEAST_OCCUPIED);
    }

    private void policy(SelectionPolicy policy) {
        centre.change(SERVICE, before -> before.withPolicy(policy));
    }

    /** Somebody calls, is answered at once and hangs up; who took it. */
    private String served(long talkMillis) {
        var call = centre.calls();
        String agent = java.util.Objects.requireNonNull(centre.offeredTo(call));
        centre.picksUp(agent)
                .pass(talkMillis)
                .hangsUp(call)
                .wrapsUp(agent, call)
                .pass(1_000);
        return agent;
    }

    private static AgentConfig expert(String agent, int level) {
        return new AgentConfig(Centre.id(agent), List.of(new SkillLevel(SERVICE_SKILL, level)), "north");
    }
}
