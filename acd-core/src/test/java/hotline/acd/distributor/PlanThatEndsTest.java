package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.VirtualHold;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.SkipWhen;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller who is transferred to one agent: nobody else gets her, and when that agent cannot have her she goes on in the flow. */
class PlanThatEndsTest {
    private final Centre centre = Centre.with("a01", "a02");

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private InteractionId wantsA01(long seconds, SkipWhen skip) {
        return centre.calls(SERVICE, new RoutingPlan(List.of(Centre.named(seconds * 1_000, skip, "a01")), true), 0);
    }

    private void assertLeft(InteractionId caller) {
        var ended = centre.last(Event.EntryEnded.class);
        assertThat(ended.entry().interaction()).isEqualTo(caller);
        assertThat(ended.outcome()).isEqualTo(EntryOutcome.OVERFLOWED);
    }

    @Test
    void sheIsOfferedToThatAgentAlone() {
        centre.ready("a02").ready("a01");
        var caller = wantsA01(30, SkipWhen.NOBODY_FREE_IN_TIME);
        assertThat(centre.offeredTo(caller)).isEqualTo("a01");
        assertThat(centre.last(Event.OfferMade.class).ledger().rule()).isEqualTo("named-agents");
        centre.picksUp("a01");
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ANSWERED);
    }

    @Test
    void sheGoesOnAtOnceWhenTheAgentIsNotSignedInAndOthersAreFree() {
        centre.ready("a02");
        assertLeft(wantsA01(30, SkipWhen.NOBODY_FREE_IN_TIME));
        assertThat(centre.events(Event.OfferMade.class)).isEmpty();
    }

    @Test
    void sheGoesOnAtOnceWhenTheAgentSignsOut() {
        centre.ready("a01");
        centre.calls();
        centre.picksUp("a01");
        var caller = wantsA01(3_600, SkipWhen.NOBODY_LOGGED_IN);
        assertThat(centre.events(Event.EntryEnded.class)).hasSize(1);

        centre.leaves("a01", centre.last(Event.AssignmentBegan.class).interaction());
        centre.signOut("a01").pass(31_000);

        assertLeft(caller);
    }

    @Test
    void sheGoesOnAtOnceWhenTheAgentDoesNotAnswer() {
        centre.ready("a02").ready("a01");
        var caller = wantsA01(60, SkipWhen.NOBODY_FREE_IN_TIME);
        centre.rings(centre.offerTo("a01")).pass(15_000).legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER);
        assertLeft(caller);
    }

    @Test
    void aBusyAgentIsWaitedForAsLongAsPatienceLasts() {
        centre.ready("a01").ready("a02");
        centre.calls();
        centre.picksUp("a01");
        var caller = wantsA01(20, SkipWhen.NOBODY_LOGGED_IN);

        centre.pass(19_999);
        assertThat(centre.events(Event.EntryEnded.class)).hasSize(1);
        centre.pass(1);
        assertLeft(caller);
    }

    @Test
    void theEndOfPatienceDoesNotCutAPhoneThatRingsAndIsTheEndOnceItDoesNot() {
        centre.change(SERVICE, queue -> queue.with(AfterNoAnswer.STAYS_READY, queue.limits()));
        centre.ready("a01");
        var caller = wantsA01(10, SkipWhen.NEVER);
        var offer = centre.offerTo("a01");
        centre.rings(offer).pass(14_999);
        assertThat(centre.events(Event.EntryEnded.class)).isEmpty();
        assertThat(centre.offeredTo(caller)).isEqualTo("a01");

        centre.pass(1).legEnds(offer, LegEnd.NO_ANSWER);

        assertLeft(caller);
    }

    @Test
    void aPlaceThatIsKeptOutlastsItsPlan() {
        centre.change(SERVICE, queue -> queue.with(VirtualHold.USUAL));
        centre.ready("a01");
        centre.calls();
        centre.picksUp("a01");
        var caller = wantsA01(20, SkipWhen.NEVER);
        centre.done(new Request.KeepPlace(centre.command(), Actor.SYSTEM, caller, centre.now + 3_600_000));
        centre.hangsUp(caller).pass(60_000);
        assertThat(centre.events(Event.EntryEnded.class).stream().map(Event.EntryEnded::outcome))
                .doesNotContain(EntryOutcome.OVERFLOWED);
    }

    @Test
    void whoIsTransferredOutsideIsSoOnce() {
        var caller = centre.arrives();
        centre.report(new Report.Transferred(caller, centre.now));
        centre.report(new Report.Transferred(caller, centre.now));
        centre.report(new Report.CustomerLeaves(caller, EndedBy.CALLER, "normal", centre.now));
        centre.report(new Report.Transferred(caller, centre.now));
        assertThat(centre.events(Event.Transferred.class)).hasSize(1);
        assertThat(centre.events(Event.ReportAbsorbed.class)).hasSize(2);
        assertThat(centre.events(Event.InteractionEnded.class)).hasSize(1);
    }
}
