package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import org.junit.jupiter.api.Test;

class WayOfACallTest {
    @Test
    void aCallIsOfferedAnsweredEndedAndWrappedUp() {
        var centre = Centre.withReady("a01");

        var call = centre.calls();
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
        centre.rings(centre.offerTo("a01")).pass(3_000).picksUp("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.pass(60_000).hangsUp(call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        centre.pass(5_000).wrapsUp("a01", call);

        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record(call)).isNull();
        assertThat(centre.journal.stream()
                        .map(recorded -> recorded.event().getClass().getSimpleName())
                        .dropWhile(kind -> !kind.equals("InteractionBegan")))
                .containsExactly(
                        "InteractionBegan",
                        "EntryQueued",
                        "OfferMade",
                        "OfferRang",
                        "OfferEnded",
                        "EntryEnded",
                        "AssignmentBegan",
                        "SegmentBegan",
                        "CustomerLeft",
                        "WrapUpBegan",
                        "AssignmentEnded",
                        "InteractionEnded");
        centre.assertReplayAgrees();
    }

    @Test
    void aFreedAgentTakesTheCallThatWaitsLongest() {
        var centre = Centre.withReady("a01");
        var first = centre.calls();
        centre.picksUp("a01");
        var second = centre.pass(1_000).calls();
        var third = centre.pass(1_000).calls();

        centre.hangsUp(first).wrapsUp("a01", first);

        assertThat(centre.offeredTo(second)).isEqualTo("a01");
        assertThat(centre.offeredTo(third)).isNull();
        var ledger = centre.last(Event.OfferMade.class).ledger();
        assertThat(ledger.decision()).isEqualTo(Ledger.Decided.INTERACTION_ORDER);
        assertThat(ledger.aheadOf()).isEqualTo(1);
        assertThat(ledger.waitedMillis()).isEqualTo(1_000);
        centre.assertReplayAgrees();
    }
}
