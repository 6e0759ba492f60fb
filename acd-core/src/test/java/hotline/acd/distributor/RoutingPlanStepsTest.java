package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.InteractionId;
import hotline.acd.routing.SkipWhen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The VIP's way: her assigned agent, the backup, the pool. */
class RoutingPlanStepsTest {
    private Centre centre = Centre.with("a01", "a02", "a03");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private InteractionId vipCalls() {
        return centre.calls(
                SERVICE,
                Centre.plan(
                        Centre.named(20_000, SkipWhen.NOBODY_LOGGED_IN, "a01"),
                        Centre.named(10_000, SkipWhen.NOBODY_LOGGED_IN, "a02"),
                        Centre.wholeQueue()),
                0);
    }

    @Test
    void vipCallerIsOfferedToHerAssignedAgentFirst() {
        centre.ready("a03").pass(1_000).ready("a02").pass(1_000).ready("a01");
        assertThat(centre.offeredTo(vipCalls())).isEqualTo("a01");
    }

    @Test
    void theBackupIsAskedAtOnceWhenTheAssignedAgentIsNotLoggedIn() {
        centre.ready("a03").pass(1_000).ready("a02");
        var vip = vipCalls();
        assertThat(centre.offeredTo(vip)).isEqualTo("a02");
        assertThat(centre.last(Event.OfferMade.class).ledger().step()).isEqualTo(1);
    }

    @Test
    void thePoolIsAskedAtOnceWhenBothAreLoggedOut() {
        centre.ready("a03");
        assertThat(centre.offeredTo(vipCalls())).isEqualTo("a03");
    }

    @Test
    void aBusyAssignedAgentIsWaitedForAsLongAsTheStepLasts() {
        centre.ready("a01");
        var other = centre.calls();
        centre.picksUp("a01").ready("a03");
        var vip = vipCalls();

        centre.pass(19_999);
        assertThat(centre.offeredTo(vip)).isNull();
        centre.hangsUp(other).wrapsUp("a01", other);
        assertThat(centre.offeredTo(vip)).isEqualTo("a01");
    }

    @Test
    void afterTheStepsTimeTheNextBegins() {
        centre.ready("a01");
        centre.calls();
        centre.picksUp("a01").ready("a03").signIn("a02");
        var vip = vipCalls();

        centre.pass(20_000);
        assertThat(centre.offeredTo(vip)).isNull();
        centre.pass(10_000);
        assertThat(centre.offeredTo(vip)).isEqualTo("a03");
        assertThat(centre.events(Event.EntryStepReached.class).stream().map(Event.EntryStepReached::step))
                .containsExactly(1, 2);
    }

    @Test
    void aStepIsPassedOverWhenItsLastAgentSignsOut() {
        centre.signIn("a01").signIn("a02").ready("a03");
        var vip = vipCalls();
        assertThat(centre.offeredTo(vip)).isNull();

        centre.signOut("a02");
        assertThat(centre.offeredTo(vip)).isNull();
        centre.signOut("a01");

        assertThat(centre.offeredTo(vip)).isEqualTo("a03");
    }

    @Test
    void aStepIsPassedOverWhenTheLastAgentWithItsSkillsSignsOutAndTheNextAsksForOthers() {
        centre.put(Centre.agent("a01", Centre.SERVICE_SKILL, Centre.SALES_SKILL));
        centre.signIn("a01").ready("a03");
        var caller = centre.calls(
                SERVICE,
                Centre.plan(
                        Centre.skilled(20_000, SkipWhen.NOBODY_LOGGED_IN, Centre.SALES_SKILL, 1),
                        Centre.skilled(20_000, SkipWhen.NOBODY_LOGGED_IN, Centre.SERVICE_SKILL, 2),
                        Centre.wholeQueue()),
                0);
        assertThat(centre.offeredTo(caller)).isNull();

        centre.signOut("a01");

        assertThat(centre.offeredTo(caller)).isEqualTo("a03");
    }

    @Test
    void aStepThatWantsSomebodyFreeIsPassedOverWhenNobodyIs() {
        centre.signIn("a01").ready("a03");
        var vip = centre.calls(
                SERVICE, Centre.plan(Centre.named(60_000, SkipWhen.NOBODY_FREE, "a01"), Centre.wholeQueue()), 0);
        assertThat(centre.offeredTo(vip)).isEqualTo("a03");
    }

    private InteractionId patientCalls(long seconds) {
        return centre.calls(
                SERVICE,
                Centre.plan(Centre.named(seconds * 1_000, SkipWhen.NOBODY_FREE_IN_TIME, "a01"), Centre.wholeQueue()),
                0);
    }

    /** a01 handles calls in 60 s, all told: talks for 50 s and wraps up for 10 s. */
    private void usuallyTakesAMinute() {
        for (int i = 0; i < 3; i++) {
            var call = centre.calls();
            centre.picksUp("a01").pass(50_000).hangsUp(call).pass(10_000).wrapsUp("a01", call);
        }
    }

    @Test
    void aBusyAgentIsWaitedForWhenExpectedToBeFreeInTime() {
        centre.ready("a01");
        usuallyTakesAMinute();
        var other = centre.calls();
        centre.picksUp("a01").pass(25_000).ready("a03");

        var vip = patientCalls(40);

        assertThat(centre.offeredTo(vip)).isNull();
        centre.pass(10_000).hangsUp(other).wrapsUp("a01", other);
        assertThat(centre.offeredTo(vip)).isEqualTo("a01");
    }

    @Test
    void aBusyAgentIsNotWaitedForWhenExpectedToTakeLonger() {
        centre.ready("a01");
        usuallyTakesAMinute();
        centre.calls();
        centre.picksUp("a01").pass(25_000).ready("a03");
        assertThat(centre.offeredTo(patientCalls(34))).isEqualTo("a03");
    }

    @Test
    void whoHasTalkedLongIsExpectedToTakeHalfTheMeanStill() {
        centre.ready("a01");
        usuallyTakesAMinute();
        centre.calls();
        centre.picksUp("a01").pass(120_000).ready("a03");
        assertThat(centre.offeredTo(patientCalls(29))).isEqualTo("a03");
    }

    @Test
    void anAgentWhoWantsABreakAfterwardsIsNotWaitedFor() {
        centre.ready("a01");
        usuallyTakesAMinute();
        centre.calls();
        centre.picksUp("a01").ready("a03").notReady("a01", "Meal");
        assertThat(centre.offeredTo(patientCalls(600))).isEqualTo("a03");
    }

    @Test
    void theWaitForAnAgentEndsWhenSomebodyElseGetsHer() {
        centre.ready("a01");
        usuallyTakesAMinute();
        var talking = centre.calls();
        centre.picksUp("a01").pass(50_000);
        var earlier = centre.calls();
        var vip = patientCalls(31);
        centre.ready("a03");
        assertThat(centre.offeredTo(earlier)).isEqualTo("a03");
        assertThat(centre.offeredTo(vip)).isNull();

        // Somebody who came first gets a01 when she is free: another minute is too long.
        centre.ready("a02");
        var first = centre.calls(SERVICE, Centre.plan(Centre.named(0, SkipWhen.NEVER, "a01")), 100_000);
        centre.hangsUp(talking).wrapsUp("a01", talking);
        assertThat(centre.offeredTo(first)).isEqualTo("a01");
        assertThat(centre.offeredTo(vip)).isEqualTo("a02");
    }

    @Test
    void aRingingOfferIsNeverCutByTheClockOfTheStep() {
        centre.ready("a01").ready("a03");
        var vip =
                centre.calls(SERVICE, Centre.plan(Centre.named(5_000, SkipWhen.NEVER, "a01"), Centre.wholeQueue()), 0);

        centre.pass(6_000);

        assertThat(centre.last(Event.EntryStepReached.class).step()).isEqualTo(1);
        assertThat(centre.offeredTo(vip)).isEqualTo("a01");
        centre.picksUp("a01");
        assertThat(centre.last(Event.EntryEnded.class).outcome().name()).isEqualTo("ANSWERED");
    }

    @Test
    void theLastStepLastsForEverWhateverItsDurationSays() {
        centre.ready("a01");
        centre.calls();
        centre.picksUp("a01");
        var vip = centre.calls(SERVICE, Centre.plan(Centre.named(5_000, SkipWhen.NOBODY_LOGGED_IN, "a02")), 0);

        centre.pass(3_600_000);
        assertThat(centre.offeredTo(vip)).isNull();
        centre.ready("a02");
        assertThat(centre.offeredTo(vip)).isEqualTo("a02");
    }

    @Test
    void anAssignedAgentWhoDoesNotAnswerLeavesTheCallToTheBackup() {
        centre.ready("a01").ready("a02").ready("a03");
        var vip = vipCalls();
        centre.rings(centre.offerTo("a01")).pass(15_000).legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER);
        assertThat(centre.availabilityOf("a01")).isEqualTo("RING_NO_ANSWER");

        centre.pass(5_000);

        assertThat(centre.offeredTo(vip)).isEqualTo("a02");
    }
}
