package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.figures.QueueFigures;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** a01 calls a02: a consultation without a customer. */
class ColleagueCallTest {
    private final Centre centre = Centre.withReady("a01", "a02");
    private final InteractionId call = new InteractionId(1, 900);

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private Request.CallColleague request(String from, String to) {
        return new Request.CallColleague(
                centre.command(), Centre.by(from), call, Centre.id(from), Centre.id(to), SERVICE);
    }

    private @Nullable Reason refused(Request request) {
        var rejection = centre.request(request).rejection();
        return rejection == null ? null : rejection.reason();
    }

    /** a01 has called, and is on the line; a02's phone rings. */
    private OfferId rings() {
        centre.done(request("a01", "a02"));
        centre.pass(500).picksUp("a01");
        var offer = centre.offerTo("a02");
        centre.rings(offer).pass(1_000);
        return offer;
    }

    private void talk() {
        centre.answers(rings());
    }

    private void leaves(String agent, EndedBy by) {
        centre.report(new Report.AgentLeaves(call, Centre.id(agent), by, centre.now));
    }

    private void assertOver() {
        assertThat(centre.record(call)).isNull();
        assertThat(centre.openOffers()).isEmpty();
    }

    private void assertBothAre(AgentState state) {
        assertThat(List.of(centre.stateOf("a01"), centre.stateOf("a02"))).containsOnly(state);
    }

    @Test
    void whoCallsIsRungFirstAndThenTheColleagueAndTheTwoTalk() {
        centre.done(request("a01", "a02"));
        assertThat(centre.last(Event.InteractionBegan.class).direction()).isEqualTo(Direction.INTERNAL);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.READY);

        centre.pass(500).picksUp("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.RESERVED);

        centre.pass(2_000).picksUp("a02");
        assertBothAre(AgentState.TALKING);
        var segment = centre.last(Event.SegmentBegan.class);
        assertThat(segment.customer()).isFalse();
        assertThat(segment.agents()).containsExactly(Centre.id("a01"), Centre.id("a02"));
        var consult = Objects.requireNonNull(
                Objects.requireNonNull(centre.record(call)).consult());
        assertThat(consult.by()).isEqualTo(Centre.id("a01"));
        assertThat(consult.with()).isEqualTo(Centre.id("a02"));
        assertThat(centre.events(Event.AssignmentHeld.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a01, AGENT", "a02, AGENT", "a01, NETWORK", "a02, NETWORK"})
    void whoeverLeavesEndsItForBothWithNothingToWrapUp(String who, EndedBy by) {
        talk();
        centre.pass(30_000);
        leaves(who, by);

        assertOver();
        assertBothAre(AgentState.READY);
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.LEFT);
        assertThat(centre.events(Event.AssignmentEnded.class)).hasSize(2).allSatisfy(ended -> {
            assertThat(ended.byTimeout()).isFalse();
            assertThat(ended.at()).isEqualTo(centre.now);
        });
        assertThat(centre.events(Event.EntryQueued.class)).isEmpty();
    }

    @Test
    void whoIsNotReadyMayCallAndBeCalledAndIsNotReadyAfterwards() {
        centre.notReady("a01", "BREAK").notReady("a02", "MEAL");
        talk();
        leaves("a02", EndedBy.AGENT);
        assertThat(centre.availabilityOf("a01")).isEqualTo("BREAK");
        assertThat(centre.availabilityOf("a02")).isEqualTo("MEAL");
    }

    @Test
    void whatSomebodyWantsToBeAfterwardsSheIs() {
        talk();
        centre.notReady("a01", "MEAL").signOut("a02");
        assertBothAre(AgentState.TALKING);
        leaves("a01", EndedBy.AGENT);
        assertThat(centre.availabilityOf("a01")).isEqualTo("MEAL");
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.LOGGED_OUT);
    }

    @Test
    void meanwhileNoCustomerIsOfferedToEither() {
        talk();
        var customer = centre.calls();
        assertThat(centre.openOffers()).isEmpty();
        leaves("a02", EndedBy.AGENT);
        centre.pass(0);
        assertThat(centre.openOffers()).hasSize(1);
        assertThat(Objects.requireNonNull(centre.record(customer)).entry()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = LegEnd.class,
            names = {"NO_ANSWER", "DECLINED", "BUSY", "UNREACHABLE", "FAILED"})
    void aColleagueWhoIsNotReachedEndsItForWhoCalls(LegEnd how) {
        centre.legEnds(rings(), how);

        assertOver();
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.NOT_REACHED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.last(Event.WrapUpBegan.class).by()).isEqualTo(EndedBy.SYSTEM);
    }

    @Test
    void whoDoesNotWantToTalkStaysReadyAsSheHasRefusedNoCustomer() {
        var offer = rings();
        centre.declines("a02", offer).legEnds(offer, LegEnd.DECLINED);
        assertOver();
        assertBothAre(AgentState.READY);
    }

    @Test
    void aColleagueWhoLetsItRingIsNoLongerReadyAndWhoCalledIs() {
        var offer = rings();
        centre.pass(60_000).legEnds(offer, LegEnd.NO_ANSWER);
        assertOver();
        assertThat(centre.availabilityOf("a02")).isEqualTo("RING_NO_ANSWER");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void whoCallsAndHangsUpBeforeTheAnswerTakesTheRingingBack() {
        var offer = rings();
        leaves("a01", EndedBy.AGENT);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.last(Event.OfferEnding.class).as()).isEqualTo(OfferResult.RESCINDED);
        centre.legEnds(offer, LegEnd.NO_ANSWER);
        assertOver();
        assertBothAre(AgentState.READY);
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.CANCELLED);
    }

    @Test
    void whoAnswersJustAsTheOtherHasHungUpTalksToNobody() {
        var offer = rings();
        leaves("a01", EndedBy.AGENT);
        centre.answers(offer);
        assertOver();
        assertBothAre(AgentState.READY);
    }

    @Test
    void whoGivesUpTheOwnCallBeforeAnsweringTheOwnPhoneCallsNobody() {
        centre.done(request("a01", "a02"));
        var offer = centre.offerTo("a01");
        centre.declines("a01", offer).legEnds(offer, LegEnd.DECLINED);
        assertOver();
        assertBothAre(AgentState.READY);
        assertThat(centre.events(Event.OfferMade.class)).hasSize(1);
    }

    @Test
    void aColleagueWhoHasSomethingElseByTheTimeIsNotRung() {
        centre.done(request("a01", "a02"));
        centre.calls();
        assertThat(centre.offerTo("a02")).isNotNull();
        centre.picksUp("a01");
        assertThat(centre.record(call)).isNull();
        assertThat(centre.last(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.NOT_REACHED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void aColleagueWhoLeavesByTheTimeIsNotRung() {
        centre.done(request("a01", "a02"));
        centre.signOut("a02").picksUp("a01");
        assertOver();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    static Stream<Arguments> whoCallsWhomInWhichState() {
        Map<String, Optional<Reason>> refusals = new LinkedHashMap<>();
        refusals.put("LOGGED_OUT", Optional.of(Reason.NOT_SIGNED_IN));
        List.of("NOT_READY", "READY").forEach(state -> refusals.put(state, Optional.empty()));
        List.of("PHONE_DOWN", "RESERVED", "TALKING", "HOLD", "WRAP_UP", "LEAVING")
                .forEach(state -> refusals.put(state, Optional.of(Reason.NOT_NOW)));
        return refusals.entrySet().stream()
                .flatMap(one -> Stream.of(
                        Arguments.of("a01", "a02", one.getKey(), one.getValue()),
                        Arguments.of("a02", "a01", one.getKey(), one.getValue())));
    }

    @ParameterizedTest(name = "{0} calls {1}, a02 is {2}")
    @MethodSource("whoCallsWhomInWhichState")
    void everyStateOfBothByACall(String from, String to, String state, Optional<Reason> refused) {
        centre.notReady("a01", "BREAK");
        bring(state);
        assertThat(refused(request(from, to))).isEqualTo(refused.orElse(null));
    }

    private void bring(String state) {
        switch (state) {
            case "LOGGED_OUT" -> centre.signOut("a02");
            case "NOT_READY" -> centre.notReady("a02", "MEAL");
            case "PHONE_DOWN" -> centre.seen(Centre.station("a02"), false);
            case "READY" -> {}
            case "RESERVED" -> centre.calls();
            case "TALKING" -> {
                centre.calls();
                centre.picksUp("a02");
            }
            case "HOLD" -> {
                var other = centre.calls();
                centre.picksUp("a02");
                centre.done(new Request.Hold(centre.command(), Centre.by("a02"), other, Centre.id("a02"), true));
            }
            case "WRAP_UP" -> {
                var other = centre.calls();
                centre.picksUp("a02").hangsUp(other);
            }
            case "LEAVING" -> {
                bring("TALKING");
                centre.signOut("a02");
            }
            default -> throw new IllegalArgumentException(state);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PENDING", "RINGING", "GIVEN_UP", "ON_THE_LINE", "COLLEAGUE_RINGS", "COLLEAGUE_DECLINES"})
    void everyStateOfTheCallHasAnExitWhenNothingIsHeardAnyMore(String state) {
        centre.done(request("a01", "a02"));
        var own = centre.offerTo("a01");
        switch (state) {
            case "PENDING" -> {}
            case "RINGING" -> centre.rings(own);
            case "GIVEN_UP" -> centre.rings(own).declines("a01", own);
            case "ON_THE_LINE" -> centre.answers(own);
            case "COLLEAGUE_RINGS" -> centre.answers(own).rings(centre.offerTo("a02"));
            case "COLLEAGUE_DECLINES" -> centre.answers(own).declines("a02", centre.offerTo("a02"));
            default -> throw new IllegalArgumentException(state);
        }

        centre.pass(90_000);

        assertOver();
        assertThat(centre.stateOf("a01")).isIn(AgentState.READY, AgentState.NOT_READY);
        assertThat(centre.stateOf("a02")).isIn(AgentState.READY, AgentState.NOT_READY);
    }

    @Test
    void aDeathWhileItRingsChangesNothing() {
        var offer = rings();
        var second = Distributor.restore(centre.distributor.snapshot());
        assertThat(second.stateHash()).isEqualTo(centre.distributor.stateHash());

        second.handle(new Report.EpochBegins(2), centre.now);
        var answered = second.handle(new Report.OfferAnswered(offer, centre.now), centre.now);
        assertThat(answered.events())
                .extracting(one -> one.event().getClass().getSimpleName())
                .contains("ConsultConnected");
    }

    @Test
    void askedForTwiceItIsOneCallAndWhatIsOverIsNotBegunAgain() {
        centre.done(request("a01", "a02"));
        centre.done(request("a01", "a02"));
        assertThat(centre.events(Event.InteractionBegan.class)).hasSize(1);
        assertThat(centre.openOffers()).hasSize(1);

        centre.legEnds(centre.offerTo("a01"), LegEnd.DECLINED);
        assertThat(refused(request("a01", "a02"))).isEqualTo(Reason.UNKNOWN_INTERACTION);
    }

    @Test
    void whoCannotCallIsToldWhy() {
        assertThat(refused(new Request.CallColleague(
                        centre.command(), Centre.by("a02"), call, Centre.id("a01"), Centre.id("a02"), SERVICE)))
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(refused(request("a01", "a01"))).isEqualTo(Reason.INVALID);
        assertThat(refused(request("a01", "a77"))).isEqualTo(Reason.UNKNOWN_AGENT);
        assertThat(refused(request("a77", "a01"))).isEqualTo(Reason.UNKNOWN_AGENT);
        assertThat(refused(new Request.CallColleague(
                        centre.command(),
                        Centre.by("a01"),
                        call,
                        Centre.id("a01"),
                        Centre.id("a02"),
                        new QueueId("nobodys"))))
                .isEqualTo(Reason.UNKNOWN_QUEUE);
        assertThat(centre.events(Event.InteractionBegan.class)).isEmpty();
    }

    @Test
    void thereIsNoCustomerToHoldHandOverOrSendOnAndNobodyListensOrHelps() {
        centre.put(Centre.agent("s21")).signIn("s21");
        talk();
        for (String agent : List.of("a01", "a02")) {
            var id = Centre.id(agent);
            var by = Centre.by(agent);
            var to = new Target.ToAgent(Centre.id("s21"));
            assertThat(refused(new Request.Hold(centre.command(), by, call, id, true)))
                    .isEqualTo(Reason.NOT_NOW);
            assertThat(refused(new Request.Consult(centre.command(), by, call, id, to)))
                    .isEqualTo(Reason.NOT_NOW);
            assertThat(refused(new Request.Transfer(centre.command(), by, call, id, to)))
                    .isEqualTo(Reason.NOT_NOW);
            assertThat(refused(new Request.Conference(centre.command(), by, call, id)))
                    .isEqualTo(Reason.NOT_NOW);
            assertThat(refused(new Request.HandOver(centre.command(), by, call, id)))
                    .isEqualTo(Reason.NOT_NOW);
            assertThat(refused(new Request.Watch(
                            centre.command(), Centre.by("s21"), call, id, Centre.id("s21"), WatchMode.LISTEN)))
                    .isEqualTo(Reason.NOT_NOW);
            assertThat(refused(new Request.AskForHelp(centre.command(), by, call, id, true)))
                    .isEqualTo(Reason.NOT_NOW);
            centre.report(new Report.AgentHolds(call, id, centre.now));
        }
        assertBothAre(AgentState.TALKING);
        assertThat(refused(new Request.Enqueue(
                        centre.command(), new Actor("system:flow"), call, SERVICE, RoutingPlan.WHOLE_QUEUE, 0)))
                .isEqualTo(Reason.CUSTOMER_GONE);
    }

    @Test
    void supervisorsCannotGiveItToAnybodyElse() {
        rings();
        var by = new Actor("user:s01");
        var entry = new QueueEntryId(call, 2);
        assertThat(refused(new Request.PickEntry(centre.command(), by, entry, Centre.id("a01"))))
                .isEqualTo(Reason.UNKNOWN_ENTRY);
        assertThat(refused(new Request.WithdrawEntry(centre.command(), by, entry, EntryOutcome.WITHDRAWN)))
                .isEqualTo(Reason.UNKNOWN_ENTRY);
    }

    @Test
    void noFigureOfAQueueCountsItAndTheTimeOfBothDoes() {
        var figures = LiveFigures.begin(centre.distributor.snapshot(), at -> new Period(0, Long.MAX_VALUE));
        int before = centre.journal.size();
        talk();
        centre.pass(30_000);
        leaves("a01", EndedBy.AGENT);
        centre.journal.subList(before, centre.journal.size()).forEach(figures::apply);

        assertThat(Objects.requireNonNull(figures.queue(SERVICE)).today()).isEqualTo(QueueFigures.NONE);
        for (String agent : List.of("a01", "a02")) {
            var own = Objects.requireNonNull(figures.agent(Centre.id(agent), centre.now))
                    .today();
            assertThat(own.handling().handled()).isZero();
        }
    }
}
