package hotline.acd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferResult;
import org.junit.jupiter.api.Test;

class AgentFiguresTest {
    private static final NotReadyReason MEAL = new NotReadyReason("MEAL");

    private final AgentTally tally = new AgentTally();

    @Test
    void breaksAreNeitherWorkNorIdle() {
        tally.spent(AgentState.RESERVED, null, 5_000);
        tally.spent(AgentState.TALKING, null, 40_000);
        tally.spent(AgentState.HOLD, null, 5_000);
        tally.spent(AgentState.WRAP_UP, null, 10_000);
        tally.spent(AgentState.READY, null, 20_000);
        tally.spent(AgentState.NOT_READY, MEAL, 100_000);
        tally.spent(AgentState.NOT_READY, NotReadyReason.RING_NO_ANSWER, 20_000);

        AgentFigures figures = tally.figures();

        assertThat(figures.occupancy()).hasValue(60.0 / 80);
        assertThat(figures.utilisation()).hasValue(55.0 / 200);
        assertThat(figures.loggedInMillis()).isEqualTo(200_000);
        assertThat(figures.notReadyMillis())
                .containsEntry(MEAL, 100_000L)
                .containsEntry(NotReadyReason.RING_NO_ANSWER, 20_000L);
    }

    @Test
    void ringNoAnswerIsKeptApartFromDeclinedFailedAndTakenBack() {
        for (OfferResult result : OfferResult.values()) {
            tally.offered();
            tally.offerEnded(result);
        }
        tally.offered();

        AgentFigures figures = tally.figures();

        assertThat(figures.offers()).isEqualTo(9);
        assertThat(figures.accepted())
                .as("an agent who accepted and whose customer was not reached did accept")
                .isEqualTo(2);
        assertThat(figures.failed()).isEqualTo(3);
        assertThat(figures.ronaRate()).hasValue(1.0 / 8);
    }

    @Test
    void averageHandleTimeIsOfWhatWasHandledAndNotOfTheTimeInStates() {
        tally.spent(AgentState.TALKING, null, 500_000);
        tally.handled(60_000, 10_000, 20_000);
        tally.handled(30_000, 0, 0);

        assertThat(tally.figures().averageHandleMillis()).hasValue(60_000);
    }

    @Test
    void whoDidNothingHasNoRates() {
        assertThat(AgentFigures.NONE.occupancy()).isEmpty();
        assertThat(AgentFigures.NONE.utilisation()).isEmpty();
        assertThat(AgentFigures.NONE.ronaRate()).isEmpty();
        assertThat(AgentFigures.NONE.averageHandleMillis()).isEmpty();
    }

    @Test
    void periodsAddUp() {
        tally.spent(AgentState.NOT_READY, MEAL, 1_000);
        tally.spent(AgentState.READY, null, 3_000);

        AgentFigures twice = tally.figures().plus(tally.figures());

        assertThat(twice.notReadyMillis()).containsEntry(MEAL, 2_000L);
        assertThat(twice.readyIdleMillis()).isEqualTo(6_000);
    }
}
