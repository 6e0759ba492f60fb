package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialTest {
    private static final long RING = 40_000;

    private final Centre centre = Centre.withReady("a01", "a02");
    private final InteractionId call = new InteractionId(1, 900);

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    private Request.Dial dial(String agent) {
        return new Request.Dial(centre.command(), Centre.by(agent), call, Centre.id(agent), SERVICE, RING);
    }

    /** The agent has asked, and has answered the own phone. */
    private OfferId waits(String agent) {
        centre.done(dial(agent));
        var offer = centre.offerTo(agent);
        centre.rings(offer).pass(500).answers(offer);
        return offer;
    }

    private void reached(OfferId offer) {
        centre.report(new Report.CustomerReached(call, offer, centre.now));
    }

    private void notReached(OfferId offer, CallbackEnd how) {
        centre.report(new Report.CustomerNotReached(offer, how, centre.now));
    }

    private @Nullable Reason refused(Request request) {
        var rejection = centre.request(request).rejection();
        return rejection == null ? null : rejection.reason();
    }

    @Test
    void theAgentsPhoneRingsAtOnceAndNobodyElsesAndTheCustomerIsCalledOnceItIsAnswered() {
        centre.done(dial("a02"));

        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.RESERVED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.last(Event.InteractionBegan.class).direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(centre.events(Event.CustomerDialled.class)).isEmpty();

        centre.pass(1_000).picksUp("a02");
        assertThat(centre.events(Event.CustomerDialled.class)).hasSize(1);
        assertThat(centre.last(Event.CustomerDialled.class).expiresAt()).isEqualTo(centre.now + RING);
    }

    @Test
    void sheAnswersAndTheTwoTalkAndTheAgentWrapsUpAsAfterAnyCall() {
        var offer = waits("a01");
        reached(offer);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);

        centre.hangsUp(call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.WRAP_UP);
        centre.wrapsUp("a01", call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void whoIsNotReadyMayCallAndIsNotReadyAfterwards() {
        centre.notReady("a01", "BREAK");
        var offer = waits("a01");
        reached(offer);
        centre.hangsUp(call).wrapsUp("a01", call);

        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.NOT_READY);
        assertThat(centre.availabilityOf("a01")).isEqualTo("BREAK");
    }

    @Test
    void meanwhileNobodyElseIsOfferedToTheAgent() {
        waits("a01");
        var other = centre.calls();
        assertThat(centre.offerTo("a02")).isNotNull();
        centre.legEnds(centre.offerTo("a02"), LegEnd.DECLINED).pass(20_000);
        assertThat(centre.openOffers()).hasSize(1);
        assertThat(Objects.requireNonNull(centre.record(other)).entry()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(CallbackEnd.class)
    void whateverKeepsTheCustomerFromAnsweringItIsOverAndTheAgentIsWhatSheWas(CallbackEnd how) {
        var offer = waits("a01");
        notReached(offer, how);

        assertThat(centre.last(Event.CustomerNotReached.class).how()).isEqualTo(how);
        assertThat(centre.last(Event.CustomerNotReached.class).nextAt()).isNull();
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.UNREACHED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aPhoneOfHersThatNeverAnswersEndsByItsDeadline() {
        waits("a01");
        centre.pass(RING);
        assertThat(centre.last(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.NO_ANSWER);
        assertThat(centre.record(call)).isNull();
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void anAgentWhoGivesUpHerCallStaysReady() {
        var offer = waits("a01");
        centre.declines("a01", offer).legEnds(offer, LegEnd.DECLINED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void anAgentWhoHangsUpBeforeSheAnswersStaysReady() {
        var offer = waits("a01");
        centre.legEnds(offer, LegEnd.FAILED);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void anAgentWhoDoesNotAnswerHerOwnPhoneCallsNobody() {
        centre.done(dial("a01"));
        var offer = centre.offerTo("a01");
        centre.rings(offer).pass(15_000).legEnds(offer, LegEnd.NO_ANSWER).pass(60_000);

        assertThat(centre.events(Event.CustomerDialled.class)).isEmpty();
        assertThat(centre.availabilityOf("a01")).isEqualTo("RING_NO_ANSWER");
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aPhoneThatIsDeadEndsItWithoutACall() {
        centre.done(dial("a01"));
        centre.legEnds(centre.offerTo("a01"), LegEnd.UNREACHABLE);
        assertThat(centre.availabilityOf("a01")).isEqualTo("PHONE_DOWN");
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void whoAnswersJustAsTheAgentHasGoneWaitsInTheQueueAndIsTheNextAgents() {
        var offer = waits("a01");
        centre.done(new Request.DeclineOffer(centre.command(), Centre.by("a01"), offer));
        reached(offer);
        centre.legEnds(offer, LegEnd.DECLINED);

        assertThat(centre.last(Event.EntryQueued.class).queue()).isEqualTo(SERVICE);
        centre.rings(centre.offerTo("a02")).picksUp("a02");
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.TALKING);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LOGGED_OUT, NOT_SIGNED_IN",
        "NOT_READY, RESERVED",
        "PHONE_DOWN, NOT_NOW",
        "READY, RESERVED",
        "RESERVED, NOT_NOW",
        "TALKING, NOT_NOW",
        "HOLD, NOT_NOW",
        "WRAP_UP, NOT_NOW",
        "LEAVING, NOT_NOW"
    })
    void everyStateOfTheAgentByARequestToCall(String state, String outcome) {
        centre.signOut("a02");
        bring(state);
        var rejection = centre.request(dial("a01")).rejection();
        assertThat(
                        rejection == null
                                ? centre.stateOf("a01").name()
                                : rejection.reason().name())
                .isEqualTo(outcome);
    }

    private void bring(String state) {
        switch (state) {
            case "LOGGED_OUT" -> centre.signOut("a01");
            case "NOT_READY" -> centre.notReady("a01", "MEAL");
            case "PHONE_DOWN" -> centre.seen(Centre.station("a01"), false);
            case "READY" -> {}
            case "RESERVED" -> centre.calls();
            case "TALKING" -> {
                centre.calls();
                centre.picksUp("a01");
            }
            case "HOLD" -> {
                var other = centre.calls();
                centre.picksUp("a01");
                centre.done(new Request.Hold(centre.command(), Centre.by("a01"), other, Centre.id("a01"), true));
            }
            case "WRAP_UP" -> {
                var other = centre.calls();
                centre.picksUp("a01").hangsUp(other);
            }
            case "LEAVING" -> {
                bring("TALKING");
                centre.signOut("a01");
            }
            default -> throw new IllegalArgumentException(state);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PENDING", "RINGING", "GIVEN_UP", "CALLED", "CALLED_AND_GIVEN_UP"})
    void everyStateOfTheCallHasAnExitWhenNothingIsHeardAnyMore(String state) {
        centre.done(dial("a01"));
        var offer = centre.offerTo("a01");
        switch (state) {
            case "PENDING" -> {}
            case "RINGING" -> centre.rings(offer);
            case "GIVEN_UP" -> centre.rings(offer).declines("a01", offer);
            case "CALLED" -> centre.answers(offer);
            case "CALLED_AND_GIVEN_UP" -> centre.answers(offer).declines("a01", offer);
            default -> throw new IllegalArgumentException(state);
        }

        centre.pass(RING + 15_000);

        assertThat(centre.record(call)).isNull();
        assertThat(centre.openOffers()).isEmpty();
        assertThat(centre.stateOf("a01")).isIn(AgentState.READY, AgentState.NOT_READY);
    }

    @Test
    void aDeathWhileSheIsCalledChangesNothing() {
        var offer = waits("a01");
        var second = Distributor.restore(centre.distributor.snapshot());
        assertThat(second.stateHash()).isEqualTo(centre.distributor.stateHash());

        second.handle(new Report.EpochBegins(2), centre.now);
        var reached = second.handle(new Report.CustomerReached(call, offer, centre.now), centre.now);
        assertThat(reached.events())
                .extracting(one -> one.event().getClass().getSimpleName())
                .contains("AssignmentBegan");
    }

    @Test
    void askedForTwiceSheIsCalledOnce() {
        centre.done(dial("a01"));
        centre.done(dial("a01"));
        assertThat(centre.events(Event.InteractionBegan.class)).hasSize(1);
        assertThat(centre.openOffers()).hasSize(1);
    }

    @Test
    void whoCannotCallIsToldWhy() {
        assertThat(refused(new Request.Dial(centre.command(), Centre.by("a02"), call, Centre.id("a01"), SERVICE, RING)))
                .isEqualTo(Reason.NOT_YOURS);
        assertThat(refused(new Request.Dial(
                        centre.command(), Centre.by("a01"), call, Centre.id("a01"), new QueueId("nobodys"), RING)))
                .isEqualTo(Reason.UNKNOWN_QUEUE);
        assertThat(refused(new Request.Dial(centre.command(), Centre.by("a01"), call, Centre.id("a01"), SERVICE, 0)))
                .isEqualTo(Reason.INVALID);
        centre.calls();
        assertThat(refused(dial("a01"))).isEqualTo(Reason.NOT_NOW);
        centre.seen(Centre.station("a02"), false);
        assertThat(refused(dial("a02"))).isEqualTo(Reason.NOT_NOW);
        centre.signOut("a02");
        assertThat(refused(dial("a02"))).isEqualTo(Reason.NOT_SIGNED_IN);
        assertThat(centre.events(Event.EntryDirected.class)).isEmpty();
    }

    @Test
    void whatIsOverIsNotCalledAgain() {
        var offer = waits("a01");
        notReached(offer, CallbackEnd.BUSY);
        assertThat(refused(dial("a01"))).isEqualTo(Reason.UNKNOWN_INTERACTION);
    }

    @Test
    void supervisorsCannotGiveHerToAnybodyElse() {
        centre.done(dial("a01"));
        var entry = new QueueEntryId(call, 1);
        var by = new Actor("user:s01");
        assertThat(refused(new Request.MoveEntry(centre.command(), by, entry, Centre.SALES, RoutingPlan.WHOLE_QUEUE)))
                .isEqualTo(Reason.UNKNOWN_ENTRY);
        assertThat(refused(new Request.WithdrawEntry(centre.command(), by, entry, EntryOutcome.WITHDRAWN)))
                .isEqualTo(Reason.UNKNOWN_ENTRY);
        assertThat(refused(new Request.PickEntry(centre.command(), by, entry, Centre.id("a02"))))
                .isEqualTo(Reason.UNKNOWN_ENTRY);
    }

    @Test
    void aLineLostInTheConversationDoesNotEndIt() {
        var offer = waits("a01");
        reached(offer);
        centre.losesLine("a01", call).pass(2_000).isBack("a01", call);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }
}
