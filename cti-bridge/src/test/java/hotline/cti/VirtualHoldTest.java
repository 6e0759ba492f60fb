package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.VirtualHold;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakeCustomer;
import hotline.cti.fake.FakePhone;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caller hangs up and keeps the place; the agent answers first, then the customer's telephone rings, once. */
class VirtualHoldTest {
    private static final String NUMBER = "13800138000";

    @TempDir
    Path folder;

    private House house;
    private FakeCustomer customer;

    @BeforeEach
    void open() throws IOException {
        house = House.open(folder);
        house.queue(usual -> usual.with(new VirtualHold(1_000, 2, 0, 20_000, 0, VirtualHold.DAY)));
        customer = house.asterisk.customer(NUMBER);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void theAgentAnswersThenTheCustomerIsCalledOnceAndTheyTalk() {
        keepsPlaceAndHangsUp();
        FakePhone phone = house.ready("a01", "1001").waitsUntilRung();
        assertThat(customer.calls()).isZero();

        phone.answers();
        customer.waitsUntilCalled(1);
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.RESERVED);
        FakeCaller back = customer.answers();

        await().until(back::isJoined);
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.TALKING);
        back.hangsUp();
        house.awaits(Event.InteractionEnded.class);
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(customer.calls()).isEqualTo(1);
        assertThat(house.bridge.status().repairs()).isZero();
    }

    @Test
    void theAgentHangsUpAndTheCustomerIsLetGo() {
        keepsPlaceAndHangsUp();
        FakePhone phone = house.ready("a01", "1001").waitsUntilRung();
        phone.answers();
        FakeCaller back = customer.waitsUntilCalled(1).answers();
        await().until(back::isJoined);

        phone.hangsUp();

        back.waitsUntilGone();
        house.awaits(Event.InteractionEnded.class);
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void aBusyCustomerGivesTheAgentBackAndIsCalledAgainLater() {
        customer.isBusyFor(1);
        keepsPlaceAndHangsUp();
        FakePhone phone = house.ready("a01", "1001").waitsUntilRung();
        phone.answers();
        assertThat(house.awaits(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.BUSY);

        phone.waitsUntilRung(2).answers();
        FakeCaller back = customer.waitsUntilCalled(2).answers();
        await().until(back::isJoined);
        back.hangsUp();
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void afterTheLastAttemptNothingIsLeft() {
        customer.isBusyFor(2);
        keepsPlaceAndHangsUp();
        FakePhone phone = house.ready("a01", "1001").waitsUntilRung();
        phone.answers();
        phone.waitsUntilRung(2).answers();
        house.awaits(Event.InteractionEnded.class);
        assertThat(house.awaits(Event.EntryEnded.class, 2).outcome()).isEqualTo(EntryOutcome.UNREACHED);
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(customer.calls()).isEqualTo(2);
    }

    @Test
    void anAgentWhoHangsUpBeforeEndsTheCustomersRinging() {
        keepsPlaceAndHangsUp();
        FakePhone phone = house.ready("a01", "1001").waitsUntilRung();
        phone.answers();
        customer.waitsUntilCalled(1);

        phone.hangsUp();

        assertThat(house.awaits(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.AGENT_LEFT);
        await().until(() -> !customer.rings());
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void aPlaceThatIsWithdrawnEndsBothLegs() {
        keepsPlaceAndHangsUp();
        house.ready("a01", "1001").waitsUntilRung().answers();
        customer.waitsUntilCalled(1);

        house.ask(new Request.WithdrawEntry(
                house.id(),
                new Actor("user:s01"),
                house.awaits(Event.PlaceKept.class).entry(),
                EntryOutcome.WITHDRAWN));

        house.awaits(Event.InteractionEnded.class);
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.READY);
    }

    @Test
    void ourDeathWhileTheCustomersTelephoneRingsCallsNobodyTwice() throws IOException {
        keepsPlaceAndHangsUp();
        house.ready("a01", "1001").waitsUntilRung().answers();
        customer.waitsUntilCalled(1);

        house.isKilled();
        house.startsAgain();
        house.bridge.compare().toCompletableFuture().join();
        FakeCaller back = customer.answers();

        await().until(back::isJoined);
        assertThat(customer.calls()).isEqualTo(1);
        back.hangsUp();
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(house.events(Event.CustomerDialled.class)).hasSize(1);
    }

    @Test
    void whoAnswersWhileWeAreAwayTalksWhenWeAreBack() throws IOException {
        keepsPlaceAndHangsUp();
        house.ready("a01", "1001").waitsUntilRung().answers();
        customer.waitsUntilCalled(1);

        house.isKilled();
        FakeCaller back = customer.answers();
        house.startsAgain();

        await().until(back::isJoined);
        assertThat(customer.calls()).isEqualTo(1);
        back.hangsUp();
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void whoIsOnTheLineBeforeWeSeeTheWaitingAgentTalksWhenWeDo() throws IOException {
        keepsPlaceAndHangsUp();
        house.ready("a01", "1001").waitsUntilRung().answers();
        customer.waitsUntilCalled(1);
        house.isKilled();
        FakeCaller back = customer.answers();
        house.startsAgainOutOfReachOfAsterisk();
        house.awaits(Event.AssignmentBegan.class);

        house.reachesAsterisk();

        await().until(back::isJoined);
        back.hangsUp();
        house.asterisk.waitsForAnEmptyHouse();
    }

    @Test
    void aCallThatEndedWhileWeWereAwayCountsAsFailedAndTheNextOneIsAnotherAttempt() throws IOException {
        keepsPlaceAndHangsUp();
        FakePhone phone = house.ready("a01", "1001").waitsUntilRung();
        phone.answers();
        customer.waitsUntilCalled(1);

        house.isKilled();
        customer.stopsRingingUnnoticed();
        house.startsAgain();

        assertThat(house.awaits(Event.CustomerNotReached.class).how()).isEqualTo(CallbackEnd.FAILED);
        phone.waitsUntilRung(2).answers();
        customer.waitsUntilCalled(2);
        assertThat(house.awaits(Event.CustomerDialled.class, 2).attempt()).isEqualTo(2);
    }

    @Test
    void whoWithholdsTheNumberGoesOnWaitingAtTheOldPlace() {
        FakeCaller caller = house.asterisk.callerDials("", "4001").waitsUntilAskedForAKey();
        caller.presses('1').waitsForMusic();
        long place = house.awaits(Event.EntryQueued.class).orderKey();
        caller.presses('6');
        assertThat(house.awaits(Event.EntryQueued.class, 2).orderKey()).isEqualTo(place);
        assertThat(house.events(Event.PlaceKept.class)).isEmpty();
    }

    @Test
    void whoPressesTheBackKeyWaitsOnTheLineAfterAll() {
        FakeCaller caller = waits();
        long place = house.awaits(Event.EntryQueued.class).orderKey();
        caller.presses('6');
        house.awaits(Event.PlaceKept.class);
        caller.waitsUntilAskedForAKey().presses('*');

        assertThat(house.awaits(Event.EntryQueued.class, 2).orderKey()).isEqualTo(place);
        house.ready("a01", "1001").waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        assertThat(customer.calls()).isZero();
    }

    @Test
    void ourDeathWhileTheCallerIsToldOfThePromiseLeavesHerThere() throws IOException {
        FakeCaller caller = waits();
        caller.presses('6');
        house.awaits(Event.PlaceKept.class);
        caller.waitsUntilAskedForAKey();

        house.isKilled();
        house.startsAgain();
        await().until(() -> caller.visits() > 1);
        caller.waitsUntilAskedForAKey().presses('1');

        caller.waitsUntilGone();
        house.ready("a01", "1001").waitsUntilRung().answers();
        customer.waitsUntilCalled(1);
    }

    private FakeCaller waits() {
        FakeCaller caller = house.asterisk.callerDials(NUMBER, "4001").waitsUntilAskedForAKey();
        return caller.presses('1').waitsForMusic();
    }

    private void keepsPlaceAndHangsUp() {
        FakeCaller caller = waits();
        caller.presses('6');
        house.awaits(Event.PlaceKept.class);
        caller.waitsUntilAskedForAKey().hangsUp();
        house.awaits(Event.CustomerLeft.class);
        caller.waitsUntilGone();
    }
}
