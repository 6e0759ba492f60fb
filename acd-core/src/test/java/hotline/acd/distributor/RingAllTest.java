package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.SkipWhen;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All phones ring, one conversation begins. */
class RingAllTest {
    private final Centre centre = Centre.withReady("a01", "a02", "a03");

    @BeforeEach
    void serviceRingsAll() {
        centre.change(
                SERVICE,
                before -> before.withPolicy(SelectionPolicy.RING_ALL).with(AfterNoAnswer.STAYS_READY, before.limits()));
    }

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    @Test
    void allFreeAgentsAreOfferedTheCallTheLongestIdleFirst() {
        var call = centre.calls();
        assertThat(offeredTo(call)).containsExactly("a01", "a02", "a03");
        assertThat(centre.last(Event.OfferMade.class).ledger().rule()).isEqualTo("ring-all");
    }

    @Test
    void theFirstAnswerWinsAndTheOthersAreToldWhoAnswered() {
        var call = centre.calls();
        var first = centre.offerTo("a01");
        var second = centre.offerTo("a02");
        var third = centre.offerTo("a03");

        centre.rings(first).rings(second).rings(third).answers(second);

        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.TALKING);
        assertThat(centre.events(Event.OfferEnding.class))
                .containsExactly(
                        new Event.OfferEnding(first, OfferResult.RESCINDED, Centre.id("a02")),
                        new Event.OfferEnding(third, OfferResult.RESCINDED, Centre.id("a02")));
        centre.legEnds(first, LegEnd.ANSWERED_ELSEWHERE).legEnds(third, LegEnd.NO_ANSWER);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.stateOf("a03")).isEqualTo(AgentState.READY);
        centre.hangsUp(call);
    }

    @Test
    void aSecondAnswerIsNoSecondConversation() {
        centre.calls();
        var first = centre.offerTo("a01");
        var second = centre.offerTo("a02");

        centre.answers(first).answers(second);

        assertThat(centre.events(Event.AssignmentBegan.class)).hasSize(1);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
    }

    @Test
    void beingRungInVainLeavesEverybodysIdlenessAsItWas() {
        centre.calls();
        var third = centre.offerTo("a03");
        centre.pass(5_000)
                .picksUp("a01")
                .legEnds(third, LegEnd.ANSWERED_ELSEWHERE)
                .pass(1_000);

        var next = centre.calls();
        assertThat(offeredTo(next)).containsExactly("a03");
    }

    @Test
    void whoBecomesFreeWhileItRingsIsRungToo() {
        centre.notReady("a03", "Meal");
        var call = centre.calls();
        assertThat(offeredTo(call)).containsExactly("a01", "a02");

        centre.pass(3_000).ready("a03");

        assertThat(offeredTo(call)).containsExactly("a01", "a02", "a03");
    }

    @Test
    void whoBecomesFreeServesACallerForWhomNothingRingsFirst() {
        centre.notReady("a03", "Meal");
        centre.calls();
        var second = centre.calls();

        centre.ready("a03");

        assertThat(offeredTo(second)).containsExactly("a03");
    }

    @Test
    void anAnswerElsewhereThatIsHeardFirstDoesNotMakeThePhoneRingAgain() {
        centre.calls();
        var first = centre.offerTo("a01");

        centre.legEnds(centre.offerTo("a02"), LegEnd.ANSWERED_ELSEWHERE).pass(900);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
        centre.answers(first);

        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
    }

    @Test
    void whenNobodyAnswersTheyStayReadyAndAreRungAgain() {
        var call = centre.calls();
        for (var agent : List.of("a01", "a02", "a03")) {
            centre.rings(centre.offerTo(agent));
        }
        centre.pass(15_000);
        for (var agent : List.of("a01", "a02", "a03")) {
            centre.legEnds(centre.offerTo(agent), LegEnd.NO_ANSWER);
        }
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);

        centre.pass(1_000);

        assertThat(offeredTo(call)).containsExactly("a01", "a02", "a03");
    }

    @Test
    void aStepThatNamesAgentsRingsOneAfterTheOther() {
        var call = centre.calls(
                SERVICE, Centre.plan(Centre.named(20_000, SkipWhen.NEVER, "a02", "a03"), Centre.wholeQueue()), 0);
        assertThat(offeredTo(call)).containsExactly("a02");
    }

    @Test
    void theCallersHangingUpTakesAllPhonesBack() {
        var call = centre.calls();
        centre.hangsUp(call);
        assertThat(centre.events(Event.OfferEnding.class))
                .hasSize(3)
                .allMatch(ending -> ending.as() == OfferResult.RESCINDED && ending.answeredBy() == null);
    }

    private List<String> offeredTo(InteractionId call) {
        return centre.openOffers().stream()
                .filter(offer -> offer.entry().interaction().equals(call))
                .map(offer -> offer.agent().value())
                .sorted()
                .toList();
    }
}
