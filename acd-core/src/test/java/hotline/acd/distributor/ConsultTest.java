package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SALES;
import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsultTest {
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

    private void hold(boolean held) {
        centre.done(new Request.Hold(centre.command(), Centre.by("a01"), call, Centre.id("a01"), held));
    }

    private void consults(Target whom) {
        centre.done(new Request.Consult(centre.command(), Centre.by("a01"), call, Centre.id("a01"), whom));
    }

    private @Nullable Reason refused(Request request) {
        var rejection = centre.request(request).rejection();
        return rejection == null ? null : rejection.reason();
    }

    private void sends(Target whom) {
        centre.done(new Request.Transfer(centre.command(), Centre.by("a01"), call, Centre.id("a01"), whom));
    }

    private void handsOver() {
        centre.done(new Request.HandOver(centre.command(), Centre.by("a01"), call, Centre.id("a01")));
    }

    private void cancels() {
        centre.done(new Request.CancelConsult(centre.command(), Centre.by("a01"), call, Centre.id("a01")));
    }

    private void colleagueAnswers() {
        centre.rings(centre.offerTo("a02")).pass(1_000).picksUp("a02").pass(5_000);
    }

    private Snapshot.InteractionRecord interaction() {
        return Objects.requireNonNull(centre.record(call));
    }

    private Snapshot.@Nullable ConsultRecord consult() {
        return interaction().consult();
    }

    private List<AgentId> partOf() {
        return centre.last(Event.SegmentBegan.class).agents();
    }

    @Test
    void aCustomerOnHoldIsTakenBack() {
        hold(true);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        assertThat(centre.last(Event.AssignmentHeld.class).byRequest()).isTrue();
        hold(true);
        hold(false);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void whatThePhoneHoldsOnlyThePhoneTakesBack() {
        centre.report(new Report.AgentHolds(call, Centre.id("a01"), centre.now));
        assertThat(refused(new Request.Hold(centre.command(), Centre.by("a01"), call, Centre.id("a01"), false)))
                .isEqualTo(Reason.NOT_NOW);
        centre.report(new Report.AgentRetrieves(call, Centre.id("a01"), centre.now));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void whileAColleagueIsAskedTheCustomerIsOnHoldAndTheColleaguesPhoneRings() {
        consults(COLLEAGUE);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.RESERVED);
        assertThat(centre.openOffers().getFirst().agent()).isEqualTo(Centre.id("a02"));
    }

    @Test
    void aColleagueWhoAnswersIsAskedAndHasNoWrapUpAfterwards() {
        consults(COLLEAGUE);
        colleagueAnswers();
        assertThat(centre.last(Event.AssignmentBegan.class).consultedBy()).isEqualTo(Centre.id("a01"));
        assertThat(Objects.requireNonNull(consult()).connected()).isTrue();
        assertThat(partOf()).containsExactly(Centre.id("a01"), Centre.id("a02"));
        cancels();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
        assertThat(partOf()).containsExactly(Centre.id("a01"));
        assertThat(consult()).isNull();
    }

    @Test
    void whoIsOnlyAskedWantsNoSupervisorUntilTheCustomerIsHers() {
        consults(COLLEAGUE);
        colleagueAnswers();
        var help = centre.request(
                new Request.AskForHelp(centre.command(), Centre.by("a02"), call, Centre.id("a02"), true));
        assertThat(help.rejection())
                .isEqualTo(new Rejection(Reason.NOT_NOW, "agent a02 is only being asked in " + call));
        assertThat(help.events()).isEmpty();

        handsOver();
        centre.done(new Request.AskForHelp(centre.command(), Centre.by("a02"), call, Centre.id("a02"), true));
        assertThat(centre.last(Event.HelpAsked.class).agent()).isEqualTo(Centre.id("a02"));
    }

    @Test
    void theSwapIsAHoldAndNothingElse() {
        consults(COLLEAGUE);
        colleagueAnswers();
        hold(false);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.TALKING);
        hold(true);
        assertThat(Objects.requireNonNull(consult()).connected()).isTrue();
    }

    @Test
    void whoeverWasAskedHasTheCustomerAfterTheHandOver() {
        consults(COLLEAGUE);
        colleagueAnswers();
        handsOver();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.TALKING);
        assertThat(partOf()).containsExactly(Centre.id("a02"));
        centre.leaves("a02", call);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.WRAP_UP);
        assertThat(interaction().leftByAgent()).isTrue();
    }

    @Test
    void whoHangsUpAfterHavingAskedHasHandedOver() {
        consults(COLLEAGUE);
        colleagueAnswers();
        centre.leaves("a01", call);
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.HANDED_OVER);
        assertThat(partOf()).containsExactly(Centre.id("a02"));
    }

    @Test
    void allTalkInAConferenceAndWhoeverStaysHasTheCustomer() {
        consults(COLLEAGUE);
        colleagueAnswers();
        centre.done(new Request.Conference(centre.command(), Centre.by("a01"), call, Centre.id("a01")));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.leaves("a01", call);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.TALKING);
        assertThat(partOf()).containsExactly(Centre.id("a02"));
        centre.leaves("a02", call);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.WRAP_UP);
    }

    private Request drop(String by, @Nullable String party) {
        return new Request.Drop(
                centre.command(), Centre.by(by), call, Centre.id(by), party == null ? null : Centre.id(party));
    }

    @Test
    void whoCameLaterIsDroppedFromAConferenceAndTheFirstKeepsTheCustomer() {
        consults(COLLEAGUE);
        colleagueAnswers();
        assertThat(refused(drop("a01", "a02"))).as("who is only asked").isEqualTo(Reason.NOT_NOW);
        centre.done(new Request.Conference(centre.command(), Centre.by("a01"), call, Centre.id("a01")));
        assertThat(refused(drop("a02", "a01"))).as("who was there before").isEqualTo(Reason.NOT_NOW);
        assertThat(refused(drop("a01", "a01"))).as("oneself").isEqualTo(Reason.NOT_NOW);

        centre.done(drop("a01", "a02"));
        assertThat(centre.last(Event.PartyDropped.class).by()).isEqualTo(Centre.id("a01"));
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(partOf()).containsExactly(Centre.id("a01"));
        assertThat(interaction().customerPresent()).isTrue();
        assertThat(centre.request(drop("a01", "a02")).events())
                .as("again it changes nothing")
                .isEmpty();
    }

    @Test
    void theOneOutsideIsDroppedAndCanBeAskedAgain() {
        consults(OUTSIDE);
        centre.report(new Report.OutsideAnswered(call, 1, centre.now));
        centre.done(new Request.Conference(centre.command(), Centre.by("a01"), call, Centre.id("a01")));
        assertThat(interaction().outside()).isTrue();

        centre.done(drop("a01", null));
        assertThat(interaction().outside()).isFalse();
        assertThat(centre.last(Event.PartyDropped.class).agent()).isNull();
        centre.report(new Report.OutsideEnds(call, 1, centre.now));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        consults(OUTSIDE);
    }

    @Test
    void aColleagueWhoDoesNotAnswerLeavesTheCustomerOnHold() {
        consults(COLLEAGUE);
        centre.legEnds(centre.offerTo("a02"), LegEnd.DECLINED);
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.NOT_REACHED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        assertThat(centre.stateOf("a02"))
                .as("who declines a colleague stays ready")
                .isEqualTo(AgentState.READY);
        hold(false);
    }

    @Test
    void aColleagueWhoHangsUpLeavesTheCustomerOnHold() {
        consults(COLLEAGUE);
        colleagueAnswers();
        centre.leaves("a02", call);
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.LEFT);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.HOLD);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
    }

    @Test
    void aCustomerWhoHangsUpMeanwhileEndsItForAll() {
        consults(COLLEAGUE);
        colleagueAnswers();
        centre.hangsUp(call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
        centre.wrapsUp("a01", call);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aCustomerWhoHangsUpWhileTheColleaguesPhoneRingsTakesItBack() {
        consults(COLLEAGUE);
        var offer = centre.offerTo("a02");
        centre.hangsUp(call);
        centre.legEnds(offer, LegEnd.NO_ANSWER);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);
        centre.wrapsUp("a01", call);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void whoLeavesBeforeTheColleagueAnswersLosesNobody() {
        consults(COLLEAGUE);
        var offer = centre.offerTo("a02");
        centre.leaves("a01", call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        centre.legEnds(offer, LegEnd.NO_ANSWER).pass(2_000);
        assertThat(centre.offeredTo(call)).isEqualTo("a02");
    }

    @Test
    void whoeverAQueueFindsIsAskedAndNoFigureOfTheQueueCountsIt() {
        centre.put(Centre.queue(SALES, Centre.SALES_SKILL));
        centre.put(Centre.agent("a03", Centre.SALES_SKILL)).signIn("a03").ready("a03");
        consults(new Target.ToQueue(SALES));
        assertThat(centre.offeredTo(call)).isEqualTo("a03");
        centre.rings(centre.offerTo("a03")).picksUp("a03").pass(1_000);
        assertThat(centre.last(Event.EntryDirected.class).purpose()).isEqualTo(Purpose.CONSULT);
        handsOver();
        assertThat(partOf()).containsExactly(Centre.id("a03"));
    }

    @Test
    void aCustomerSentToAQueueWaitsThereAtThePlaceSheHad() {
        centre.put(Centre.queue(SALES, Centre.SALES_SKILL));
        centre.put(Centre.agent("a03", Centre.SALES_SKILL)).signIn("a03").ready("a03");
        sends(new Target.ToQueue(SALES));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        var entry = Objects.requireNonNull(interaction().entry());
        assertThat(entry.queue()).isEqualTo(SALES);
        assertThat(entry.orderKey()).isLessThan(centre.now - 30_000);
        centre.rings(centre.offerTo("a03")).picksUp("a03");
        centre.hangsUp(call);
        assertThat(centre.last(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void aCustomerSentToAColleagueWhoDoesNotAnswerWaitsInTheQueue() {
        sends(COLLEAGUE);
        assertThat(centre.last(Event.PassedOn.class).by()).isEqualTo(Centre.id("a01"));
        centre.rings(centre.offerTo("a02")).legEnds(centre.offerTo("a02"), LegEnd.NO_ANSWER);
        var entry = Objects.requireNonNull(interaction().entry());
        assertThat(entry.queue()).isEqualTo(SERVICE);
        assertThat(entry.purpose()).isNull();
        centre.wrapsUp("a01", call).pass(1_000);
        assertThat(centre.offeredTo(call)).isEqualTo("a01");
    }

    @Test
    void aCustomerSentToAColleagueWhoAnswersIsTheirs() {
        sends(COLLEAGUE);
        colleagueAnswers();
        assertThat(centre.last(Event.AssignmentBegan.class).consultedBy()).isNull();
        assertThat(partOf()).containsExactly(Centre.id("a02"));
    }

    @Test
    void somebodyOutsideIsAskedAndHandedTheCustomer() {
        consults(OUTSIDE);
        centre.report(new Report.OutsideAnswered(call, 1, centre.now));
        handsOver();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        assertThat(interaction().outside()).isTrue();
        assertThat(interaction().transferred()).isTrue();
        centre.report(new Report.OutsideEnds(call, 1, centre.now));
        assertThat(interaction().outside()).isFalse();
    }

    @Test
    void somebodyOutsideWhoIsNotReachedLeavesTheCustomerOnHold() {
        consults(OUTSIDE);
        centre.report(new Report.OutsideEnds(call, 1, centre.now));
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.NOT_REACHED);
        consults(OUTSIDE);
        centre.report(new Report.OutsideAnswered(call, 1, centre.now));
        assertThat(Objects.requireNonNull(consult()).connected())
                .as("the answer was of the call before")
                .isFalse();
        centre.report(new Report.OutsideAnswered(call, 2, centre.now));
        assertThat(Objects.requireNonNull(consult()).connected()).isTrue();
    }

    @Test
    void aCustomerSentOutsideIsBackInTheQueueWhenNobodyAnswers() {
        sends(OUTSIDE);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        centre.report(new Report.OutsideEnds(call, 1, centre.now));
        assertThat(centre.offeredTo(call)).isEqualTo("a02");
    }

    @Test
    void aCustomerSentOutsideTalksWithWhoeverAnswers() {
        sends(OUTSIDE);
        centre.report(new Report.OutsideAnswered(call, 1, centre.now));
        assertThat(interaction().outside()).isTrue();
        assertThat(consult()).isNull();
        centre.hangsUp(call);
        centre.wrapsUp("a01", call);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void whoeverIsOnlyAskedMayDoNothingButLeave() {
        consults(COLLEAGUE);
        colleagueAnswers();
        assertThat(refused(new Request.Hold(centre.command(), Centre.by("a02"), call, Centre.id("a02"), true)))
                .isEqualTo(Reason.NOT_NOW);
        assertThat(refused(new Request.HandOver(centre.command(), Centre.by("a02"), call, Centre.id("a02"))))
                .isEqualTo(Reason.NOT_NOW);
        assertThat(refused(new Request.Transfer(centre.command(), Centre.by("a02"), call, Centre.id("a02"), OUTSIDE)))
                .isEqualTo(Reason.NOT_NOW);
    }

    @Test
    void nobodyActsForAnother() {
        assertThat(refused(new Request.Hold(centre.command(), Centre.by("a02"), call, Centre.id("a01"), true)))
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(refused(new Request.Consult(centre.command(), Centre.by("a02"), call, Centre.id("a01"), OUTSIDE)))
                .isEqualTo(Reason.NOT_YOURS);
    }

    @Test
    void aColleagueWhoIsBusyIsNotAsked() {
        var other = centre.calls();
        centre.rings(centre.offerTo("a02")).picksUp("a02");
        assertThat(refused(new Request.Consult(centre.command(), Centre.by("a01"), call, Centre.id("a01"), COLLEAGUE)))
                .isEqualTo(Reason.NOT_NOW);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        centre.hangsUp(other);
    }

    @Test
    void aSupervisorLeavesWhatAgentsHaveMadeAlone() {
        consults(COLLEAGUE);
        var entry = Objects.requireNonNull(interaction().entry()).entry();
        assertThat(refused(new Request.WithdrawEntry(
                        centre.command(), new Actor("person:s01"), entry, EntryOutcome.WITHDRAWN)))
                .isEqualTo(Reason.UNKNOWN_ENTRY);
    }

    @Test
    void aColleagueWhoMayBeAskedNeedNotBeReady() {
        centre.notReady("a02", "BACK_OFFICE");
        consults(COLLEAGUE);
        colleagueAnswers();
        cancels();
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.NOT_READY);
    }

    @Test
    void aRestartInTheMiddleForgetsNothing() {
        consults(COLLEAGUE);
        colleagueAnswers();
        var again = Distributor.restore(centre.distributor.snapshot());
        assertThat(again.stateHash()).isEqualTo(centre.distributor.stateHash());
        assertThat(again.snapshot()).isEqualTo(centre.distributor.snapshot());
    }
}
