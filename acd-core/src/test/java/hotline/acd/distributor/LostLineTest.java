package hotline.acd.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are loaded anew and networks that fail, in whatever an agent does with a customer. */
class LostLineTest {
    private static final Target COLLEAGUE = new Target.ToAgent(Centre.id("a02"));
    private static final Target OUTSIDE = new Target.ToOutside();

    private final Centre centre = Centre.withReady("a01");
    private InteractionId call;

    @BeforeEach
    void aCustomerTalksWithTheFirstAgentAndTheSecondIsFree() {
        call = centre.calls();
        centre.rings(centre.offerTo("a01")).pass(2_000).picksUp("a01").pass(30_000);
        centre.put(Centre.agent("a02", Centre.SERVICE_SKILL)).signIn("a02").ready("a02");
    }

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private void holds() {
        centre.done(new Request.Hold(centre.command(), Centre.by("a01"), call, Centre.id("a01"), true));
    }

    private void asks(Target whom) {
        centre.done(new Request.Consult(centre.command(), Centre.by("a01"), call, Centre.id("a01"), whom));
    }

    private void asksTheColleagueWhoAnswers() {
        asks(COLLEAGUE);
        centre.picksUp("a02").pass(5_000);
    }

    private void together() {
        centre.done(new Request.Conference(centre.command(), Centre.by("a01"), call, Centre.id("a01")));
    }

    private void isLostForGood(String agent) {
        centre.losesLine(agent, call).pass(11_000);
    }

    private void isLostAndBack(String agent) {
        centre.losesLine(agent, call).pass(4_000).isBack(agent, call).pass(20_000);
    }

    private Snapshot.InteractionRecord interaction() {
        return Objects.requireNonNull(centre.record(call));
    }

    private Snapshot.ConsultRecord consult() {
        return Objects.requireNonNull(interaction().consult());
    }

    private List<String> talking() {
        return interaction().assignments().stream()
                .filter(part -> !part.wrapsUp())
                .map(part -> part.agent().value())
                .toList();
    }

    @Test
    void whoIsBackHasTheSameConversationWhichIsHandledOnce() {
        var line = centre.now;
        centre.losesLine("a01", call);
        var lost = centre.last(Event.AssignmentLineLost.class);
        assertThat(lost.station()).isEqualTo(Centre.station("a01"));
        assertThat(lost.until()).isEqualTo(line + 10_000);
        assertThat(centre.stateOf("a01")).as("is offered nothing else").isEqualTo(AgentState.TALKING);
        assertThat(centre.openOffers()).isEmpty();
        centre.pass(9_000).isBack("a01", call).pass(60_000);
        assertThat(talking()).containsExactly("a01");
        assertThat(centre.events(Event.AssignmentBegan.class)).hasSize(1);
        assertThat(centre.events(Event.SegmentBegan.class)).hasSize(1);
    }

    @Test
    void whoStaysAwayGivesTheCustomerBackWithThePlace() {
        isLostForGood("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.last(Event.WrapUpBegan.class).by()).isEqualTo(EndedBy.NETWORK);
        assertThat(centre.offeredTo(call)).isEqualTo("a02");
        var entry = Objects.requireNonNull(interaction().entry());
        assertThat(entry.orderKey()).isLessThan(centre.now - 30_000);
        assertThat(entry.purpose()).as("boards and supervisors see her").isNull();
        centre.isBack("a01", call);
        assertThat(centre.last(Event.ReportAbsorbed.class).report()).isEqualTo("AgentReturns");
    }

    @Test
    void whoRefusesTheCallThatBringsHerBackLeavesTheCustomerToOthersAtOnce() {
        centre.losesLine("a01", call).leaves("a01", call);
        assertThat(centre.offeredTo(call)).isEqualTo("a02");
    }

    @Test
    void aLossThatIsToldTwiceIsOneAndOneAfterTheReturnIsAnother() {
        centre.losesLine("a01", call).pass(9_000).losesLine("a01", call);
        assertThat(centre.events(Event.ReportAbsorbed.class)).hasSize(1);
        centre.isBack("a01", call).pass(500).losesLine("a01", call).pass(9_000);
        assertThat(talking()).containsExactly("a01");
        centre.pass(2_000);
        assertThat(talking()).isEmpty();
    }

    @Test
    void theCustomersHangUpMeanwhileIsTheEnd() {
        centre.losesLine("a01", call).hangsUp(call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.last(Event.WrapUpBegan.class).by()).isEqualTo(EndedBy.CALLER);
        centre.pass(31_000);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aCustomerOnHoldIsStillOnHoldAndTheDeskTakesHerBackWhateverHeldHer() {
        holds();
        isLostAndBack("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        centre.done(new Request.Hold(centre.command(), Centre.by("a01"), call, Centre.id("a01"), false));
        centre.report(new Report.AgentHolds(call, Centre.id("a01"), centre.now));
        isLostAndBack("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        centre.done(new Request.Hold(centre.command(), Centre.by("a01"), call, Centre.id("a01"), false));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void whoRingsAColleagueIsBackBeforeOrAfterThatOneAnswers() {
        asks(COLLEAGUE);
        isLostAndBack("a01");
        centre.losesLine("a01", call);
        assertThat(centre.stateOf("a01")).as("the customer hears music").isEqualTo(AgentState.HOLD);
        centre.rings(centre.offerTo("a02")).picksUp("a02").isBack("a01", call).pass(20_000);
        assertThat(consult().connected()).isTrue();
        assertThat(talking()).containsExactly("a01", "a02");
    }

    @Test
    void whoRingsAColleagueAndStaysAwayHasAskedNobodyAndTheCustomerWaits() {
        asks(new Target.ToQueue(Centre.SERVICE));
        isLostForGood("a01");
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.CANCELLED);
        assertThat(Objects.requireNonNull(interaction().entry()).purpose()).isNull();
    }

    @Test
    void whoTalksWithTheColleagueIsBackInTheConsultationAndHandsOverByStayingAway() {
        asksTheColleagueWhoAnswers();
        isLostAndBack("a01");
        assertThat(consult().connected()).isTrue();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        isLostForGood("a01");
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.HANDED_OVER);
        assertThat(talking()).containsExactly("a02");
    }

    @Test
    void whoHasSwappedIsBackWithTheCustomer() {
        asksTheColleagueWhoAnswers();
        centre.done(new Request.Hold(centre.command(), Centre.by("a01"), call, Centre.id("a01"), false));
        isLostAndBack("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(consult().connected()).isTrue();
    }

    @Test
    void whoIsAskedIsBackInTheConsultationWhichEndsByStayingAway() {
        asksTheColleagueWhoAnswers();
        isLostAndBack("a02");
        assertThat(consult().with()).isEqualTo(Centre.id("a02"));
        isLostForGood("a02");
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.LEFT);
        assertThat(talking()).containsExactly("a01");
        assertThat(centre.stateOf("a02")).as("has nothing to wrap up").isEqualTo(AgentState.READY);
    }

    @Test
    void whenBothOfAConsultationStayAwayTheCustomerWaitsInTheQueue() {
        asksTheColleagueWhoAnswers();
        centre.losesLine("a02", call).pass(1_000).losesLine("a01", call).pass(11_000);
        assertThat(talking()).isEmpty();
        assertThat(Objects.requireNonNull(interaction().entry()).purpose()).isNull();
    }

    @Test
    void whoIsInAConferenceIsBackInItAndLeavesItToTheOthersByStayingAway() {
        asksTheColleagueWhoAnswers();
        together();
        isLostAndBack("a02");
        assertThat(talking()).containsExactly("a01", "a02");
        isLostForGood("a01");
        assertThat(talking()).containsExactly("a02");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        isLostForGood("a02");
        assertThat(interaction().entry())
                .as("the last of them had the customer")
                .isNotNull();
    }

    @Test
    void whoAsksOrTalksWithSomebodyOutsideIsBackToo() {
        asks(OUTSIDE);
        isLostAndBack("a01");
        centre.report(new Report.OutsideAnswered(call, 1, centre.now));
        isLostAndBack("a01");
        assertThat(consult().connected()).isTrue();
        together();
        isLostAndBack("a01");
        assertThat(talking()).containsExactly("a01");
        isLostForGood("a01");
        assertThat(interaction().transferred()).isTrue();
        assertThat(interaction().entry()).isNull();
    }

    @Test
    void aRestartMeanwhileForgetsNeitherTheLossNorItsDeadline() {
        asksTheColleagueWhoAnswers();
        centre.losesLine("a01", call);
        var again = Distributor.restore(centre.distributor.snapshot());
        assertThat(again.stateHash()).isEqualTo(centre.distributor.stateHash());
        assertThat(again.nextDeadline())
                .isEqualTo(centre.last(Event.AssignmentLineLost.class).until());
        again.advance(centre.now + 10_000);
        assertThat(again.snapshot().interactions().getFirst().consult()).isNull();
    }
}
