package hotline.acd.distributor;

import static hotline.acd.distributor.Centre.SALES;
import static hotline.acd.distributor.Centre.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueExit;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.VirtualHold;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The caller may hang up and keeps the place; an agent is reserved first, then the customer is called, exactly once. */
class VirtualHoldTest {
    private static final long HOUR = 3_600_000;
    private static final VirtualHold RULES = new VirtualHold(30_000, 2, 60_000, 25_000, 0, VirtualHold.DAY);

    private final Centre centre = Centre.with("a01", "a02")
            .change(SERVICE, queue -> queue.with(RULES))
            .change(SALES, queue -> queue.with(RULES));

    @AfterEach
    void replayAgrees() {
        centre.assertReplayAgrees();
    }

    @Test
    void whoHangsUpKeepsThePlace() {
        var first = centre.calls();
        var second = centre.pass(1_000).calls();

        keepsPlaceAndHangsUp(first);

        centre.pass(5_000).ready("a01");
        assertThat(centre.offeredTo(first)).isEqualTo("a01");
        assertThat(centre.offeredTo(second)).isNull();
        assertThat(centre.events(Event.EntryEnded.class))
                .extracting(Event.EntryEnded::outcome)
                .containsExactly(EntryOutcome.CALLBACK);
    }

    @Test
    void nobodyIsOfferedThePlaceWhileTheCallerIsStillOnTheLine() {
        var caller = centre.calls();
        keepsPlace(caller);

        centre.ready("a01");
        assertThat(centre.offeredTo(caller)).isNull();

        centre.hangsUp(caller);
        assertThat(centre.offeredTo(caller)).isEqualTo("a01");
    }

    @Test
    void theAgentIsReservedFirstAndThenTheCustomerIsCalledOnce() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        assertThat(centre.events(Event.CustomerDialled.class)).isEmpty();

        var offer = centre.offerTo("a01");
        centre.answers(offer).answers(offer);

        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.RESERVED);
        assertThat(centre.events(Event.CustomerDialled.class))
                .singleElement()
                .extracting(Event.CustomerDialled::attempt)
                .isEqualTo(1);

        reached(caller, offer);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
        assertThat(centre.last(Event.SegmentBegan.class).customer()).isTrue();
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ANSWERED);

        centre.hangsUp(caller).wrapsUp("a01", caller);
        assertThat(centre.record(caller)).isNull();
    }

    @Test
    void whoIsNotReachedIsTriedAgainLaterAndTheAgentIsGivenBackAtOnce() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        notReached(pickedUp("a01"), CallbackEnd.NO_ANSWER);

        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
        centre.pass(59_999);
        assertThat(centre.offeredTo(caller)).isNull();

        centre.pass(1);
        var again = pickedUp("a01");
        assertThat(centre.last(Event.CustomerDialled.class).attempt()).isEqualTo(2);
        reached(caller, again);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @ParameterizedTest
    @EnumSource(CallbackEnd.class)
    void afterTheLastAttemptThePlaceIsClosedAsUnreached(CallbackEnd how) {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        notReached(pickedUp("a01"), how);
        centre.pass(60_000);
        notReached(pickedUp("a01"), how);

        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.UNREACHED);
        assertThat(centre.record(caller)).isNull();
        assertThat(centre.last(Event.InteractionEnded.class).interaction()).isEqualTo(caller);
    }

    @Test
    void nobodyIsCalledWhenTheHoursAreOver() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.pass(HOUR);
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.WINDOW_OVER);
        assertThat(centre.record(caller)).isNull();
    }

    @Test
    void anAttemptThatWouldComeAfterTheHoursIsNotWaitedFor() {
        callsKeepsPlaceAndHangsUp();
        centre.pass(HOUR - 50_000).ready("a01");
        notReached(pickedUp("a01"), CallbackEnd.BUSY);
        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.WINDOW_OVER);
    }

    @Test
    void whoIsBeingCalledWhenTheHoursEndMayStillAnswer() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.pass(HOUR - 5_000).ready("a01");
        var offer = pickedUp("a01");
        centre.pass(6_000);
        reached(caller, offer);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void anAgentWhoDeclinesWhileTheCustomerIsBeingCalledLeavesHerThePlace() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        var offer = pickedUp("a01");

        centre.declines("a01", offer).legEnds(offer, LegEnd.DECLINED);

        assertThat(centre.last(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.AGENT_LEFT);
        centre.pass(60_000).ready("a01");
        reached(caller, pickedUp("a01"));
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void anAgentWhoHangsUpBeforeTheCustomerAnswersHasDeclined() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        centre.legEnds(pickedUp("a01"), LegEnd.DECLINED);

        assertThat(centre.availabilityOf("a01")).isEqualTo("DECLINED");
        assertThat(centre.last(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.AGENT_LEFT);
        centre.ready("a02").pass(60_000);
        assertThat(centre.offeredTo(caller)).isEqualTo("a02");
    }

    @Test
    void aCustomerWhoAnswersWhenTheAgentHasGoneWaitsForTheNextOne() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        var offer = pickedUp("a01");
        centre.legEnds(offer, LegEnd.DECLINED);
        reached(caller, offer);

        centre.ready("a02");
        centre.picksUp("a02");
        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.TALKING);
        assertThat(centre.events(Event.CustomerDialled.class)).hasSize(1);
    }

    @Test
    void anAttemptOfWhichNothingIsHeardEndsByItself() {
        callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        pickedUp("a01");
        centre.pass(25_000);
        assertThat(centre.last(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.NO_ANSWER);
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.READY);
    }

    @Test
    void aPhoneThatIsNotAnsweredCostsNoAttempt() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01").legEnds(centre.offerTo("a01"), LegEnd.NO_ANSWER);
        centre.ready("a02");
        assertThat(centre.offeredTo(caller)).isEqualTo("a02");
        assertThat(centre.events(Event.CustomerDialled.class)).isEmpty();
    }

    @Test
    void whereAllPhonesRingOneAgentIsReservedAndTheOthersAreToldOfIt() {
        centre.change(SERVICE, queue -> queue.withPolicy(SelectionPolicy.RING_ALL));
        callsKeepsPlaceAndHangsUp();
        centre.ready("a01").ready("a02");
        var first = centre.offerTo("a01");
        var second = centre.offerTo("a02");

        centre.answers(first).answers(second);

        assertThat(centre.events(Event.CustomerDialled.class)).hasSize(1);
        assertThat(centre.last(Event.OfferEnded.class)).satisfies(ended -> {
            assertThat(ended.offer()).isEqualTo(second);
            assertThat(ended.result()).isEqualTo(OfferResult.RESCINDED);
        });
        centre.pass(5_000);
        assertThat(centre.openOffers()).hasSize(1);
    }

    @Test
    void whoLeavesByTheKeyAndWaitsOnTheLineAfterAllHasTheOldPlace() {
        var caller = centre.calls();
        var second = centre.pass(1_000).calls();
        centre.done(new Request.WithdrawEntry(
                centre.command(), Actor.SYSTEM, new QueueEntryId(caller, 1), EntryOutcome.CALLBACK));
        assertThat(Objects.requireNonNull(centre.record(caller)).exit()).isEqualTo(QueueExit.KEY);
        keepsPlace(caller);
        assertThat(Objects.requireNonNull(centre.record(caller)).exit()).isEqualTo(QueueExit.KEY);

        centre.pass(10_000)
                .done(new Request.Enqueue(centre.command(), Actor.SYSTEM, caller, SERVICE, RoutingPlan.WHOLE_QUEUE, 0));

        centre.ready("a01");
        assertThat(centre.offeredTo(caller)).isEqualTo("a01");
        assertThat(centre.offeredTo(second)).isNull();
        centre.picksUp("a01");
        assertThat(centre.stateOf("a01")).isEqualTo(AgentState.TALKING);
    }

    @Test
    void askedForTwiceThePlaceIsKeptOnce() {
        var caller = centre.calls();
        keepsPlace(caller);
        keepsPlace(caller);
        assertThat(centre.events(Event.PlaceKept.class)).hasSize(1);
    }

    @Test
    void whereThereIsNoPlaceOrNoVirtualHoldNothingIsPromised() {
        var nowhere = centre.arrives();
        assertThat(refused(nowhere, HOUR)).isEqualTo(Reason.NOT_NOW);
        var caller = centre.calls();
        assertThat(refused(caller, 0)).isEqualTo(Reason.INVALID);
        centre.change(SERVICE, queue -> queue.with((VirtualHold) null));
        assertThat(refused(caller, HOUR)).isEqualTo(Reason.INVALID);
        centre.hangsUp(caller);
        assertThat(refused(caller, HOUR)).isEqualTo(Reason.UNKNOWN_INTERACTION);
        assertThat(centre.events(Event.PlaceKept.class)).isEmpty();
    }

    @Test
    void aSupervisorMovesAndWithdrawsAPlaceLikeAnyOther() {
        var caller = callsKeepsPlaceAndHangsUp();
        centre.done(new Request.MoveEntry(
                centre.command(), new Actor("user:s01"), new QueueEntryId(caller, 2), SALES, RoutingPlan.WHOLE_QUEUE));
        assertThat(centre.last(Event.PlaceKept.class).queue()).isEqualTo(SALES);

        centre.done(new Request.WithdrawEntry(
                centre.command(), new Actor("user:s01"), new QueueEntryId(caller, 3), EntryOutcome.WITHDRAWN));
        assertThat(centre.record(caller)).isNull();
    }

    @Test
    void thePlaceCountsInNoFigureAndTheStayAsAFlowOut() {
        var figures = LiveFigures.begin(new Distributor().snapshot(), at -> new Period(0, Long.MAX_VALUE));
        var caller = callsKeepsPlaceAndHangsUp();
        centre.ready("a01");
        reached(caller, pickedUp("a01"));
        centre.hangsUp(caller).wrapsUp("a01", caller);
        callsKeepsPlaceAndHangsUp();

        centre.journal.forEach(figures::apply);
        var service = Objects.requireNonNull(figures.queue(SERVICE));
        assertThat(service.today().entered()).isEqualTo(2);
        assertThat(service.today().flowOut()).isEqualTo(2);
        assertThat(service.today().answered()).isZero();
        assertThat(service.today().handling().handled()).isEqualTo(1);
        assertThat(service.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.toBeCalled()).isTrue();
            assertThat(waiting.since())
                    .isEqualTo(centre.last(Event.PlaceKept.class).queuedAt());
        });
    }

    /** Whatever happens in whatever order: each customer is called at most once for each acceptance, as often as allowed, and by nobody twice. */
    @Test
    void nobodyIsCalledTwiceForOneAcceptanceWhateverHappens() {
        for (long seed = 1; seed <= 80; seed++) {
            var wild = Centre.with("a01", "a02").change(SERVICE, queue -> queue.with(RULES));
            wild.ready("a01").ready("a02");
            var random = new Random(seed);
            var callers = new java.util.ArrayList<InteractionId>();
            for (int i = 0; i < 120; i++) {
                act(wild, random, callers);
                wild.pass(random.nextInt(20_000));
            }
            var dialled = wild.events(Event.CustomerDialled.class);
            assertThat(new HashSet<>(
                            dialled.stream().map(Event.CustomerDialled::offer).toList()))
                    .as("seed " + seed)
                    .hasSameSizeAs(dialled);
            assertThat(dialled).as("seed " + seed).allMatch(call -> call.attempt() <= 2);
            wild.pass(3 * HOUR);
            assertThat(wild.distributor.snapshot().interactions())
                    .as("seed " + seed)
                    .noneMatch(one -> one.entry() != null && one.entry().held() != null && !one.customerPresent());
            wild.assertReplayAgrees();
        }
    }

    @Test
    void whoIsPromisedACallWithoutHavingWaitedIsCalledOnceTheNamedAgentIsReady() {
        var call = new InteractionId(1, 900);
        var plan = new RoutingPlan(
                List.of(new RoutingStep(new Who.NamedAgents(List.of(new AgentId("a02"))), 0, SkipWhen.NEVER)));
        var promise =
                new Request.PromiseCall(centre.command(), Actor.SYSTEM, call, SERVICE, plan, centre.now + HOUR, null);
        centre.ready("a01").done(promise);
        centre.done(
                new Request.PromiseCall(centre.command(), Actor.SYSTEM, call, SERVICE, plan, centre.now + HOUR, null));
        assertThat(centre.offeredTo(call)).isNull();

        centre.ready("a02");
        var offer = centre.offerTo("a02");
        centre.answers(offer);
        assertThat(centre.last(Event.CustomerDialled.class).attempt()).isEqualTo(1);
        reached(call, offer);

        assertThat(centre.stateOf("a02")).isEqualTo(AgentState.TALKING);
        assertThat(centre.events(Event.InteractionBegan.class)).hasSize(1);
        centre.hangsUp(call).wrapsUp("a02", call);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aPromisedCallMayBringItsOwnAttemptsWhichOutliveAnotherQueueAndADeath() {
        var call = new InteractionId(1, 902);
        centre.ready("a01")
                .done(new Request.PromiseCall(
                        centre.command(),
                        Actor.SYSTEM,
                        call,
                        SERVICE,
                        RoutingPlan.WHOLE_QUEUE,
                        centre.now + HOUR,
                        new Attempts(3, HOUR / 6, 7_000)));
        centre.answers(centre.offerTo("a01"));
        assertThat(centre.last(Event.CustomerDialled.class).expiresAt()).isEqualTo(centre.now + 7_000);
        for (int attempt = 1; attempt <= 3; attempt++) {
            var offer = attempt == 1 ? centre.last(Event.CustomerDialled.class).offer() : pickedUp("a01");
            notReached(offer, CallbackEnd.BUSY);
            centre.assertReplayAgrees();
            assertThat(centre.last(Event.CustomerNotReached.class).nextAt())
                    .isEqualTo(attempt == 3 ? null : centre.now + HOUR / 6);
            if (attempt < 3) {
                centre.pass(HOUR / 6);
            }
        }

        assertThat(centre.last(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.UNREACHED);
        assertThat(centre.record(call)).isNull();
    }

    @Test
    void aCallThatCannotBeMadeIsNotPromised() {
        var unknown = new Request.PromiseCall(
                centre.command(),
                Actor.SYSTEM,
                new InteractionId(1, 901),
                new QueueId("nobodys"),
                RoutingPlan.WHOLE_QUEUE,
                centre.now + HOUR,
                null);
        var late = new Request.PromiseCall(
                centre.command(),
                Actor.SYSTEM,
                new InteractionId(1, 901),
                SERVICE,
                RoutingPlan.WHOLE_QUEUE,
                centre.now,
                null);

        assertThat(Objects.requireNonNull(centre.request(unknown).rejection()).reason())
                .isEqualTo(Reason.UNKNOWN_QUEUE);
        assertThat(Objects.requireNonNull(centre.request(late).rejection()).reason())
                .isEqualTo(Reason.INVALID);
        assertThat(centre.events(Event.InteractionBegan.class)).isEmpty();
    }

    private static void act(Centre wild, Random random, List<InteractionId> callers) {
        if (callers.isEmpty() || random.nextInt(8) == 0) {
            callers.add(wild.calls());
            return;
        }
        var caller = callers.get(random.nextInt(callers.size()));
        var offers = wild.openOffers();
        var offer = offers.isEmpty()
                ? new OfferId(1, 1)
                : offers.get(random.nextInt(offers.size())).offer();
        switch (random.nextInt(8)) {
            case 0, 1 -> wild.request(new Request.KeepPlace(wild.command(), Actor.SYSTEM, caller, wild.now + HOUR));
            case 2 -> wild.hangsUp(caller);
            case 3 -> wild.answers(offer);
            case 4 -> wild.report(new Report.CustomerReached(caller, offer, wild.now));
            case 5 -> wild.report(new Report.CustomerNotReached(offer, CallbackEnd.NO_ANSWER, wild.now));
            case 6 -> wild.legEnds(offer, LegEnd.DECLINED);
            default -> {
                wild.ready("a01").ready("a02");
            }
        }
    }

    private void keepsPlace(InteractionId caller) {
        centre.done(new Request.KeepPlace(centre.command(), Actor.SYSTEM, caller, centre.now + HOUR));
    }

    private Reason refused(InteractionId caller, long millis) {
        var decision =
                centre.request(new Request.KeepPlace(centre.command(), Actor.SYSTEM, caller, centre.now + millis));
        return Objects.requireNonNull(decision.rejection()).reason();
    }

    private void keepsPlaceAndHangsUp(InteractionId caller) {
        keepsPlace(caller);
        centre.hangsUp(caller);
    }

    private InteractionId callsKeepsPlaceAndHangsUp() {
        var caller = centre.calls();
        keepsPlaceAndHangsUp(caller);
        return caller;
    }

    private OfferId pickedUp(String agent) {
        var offer = centre.offerTo(agent);
        centre.answers(offer);
        return offer;
    }

    private void reached(InteractionId caller, OfferId offer) {
        centre.report(new Report.CustomerReached(caller, offer, centre.now));
    }

    private void notReached(OfferId offer, CallbackEnd how) {
        centre.report(new Report.CustomerNotReached(offer, how, centre.now));
    }
}
