package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.AfterNoAnswer;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.SelectionPolicy;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several phones ring for one caller; she speaks with who answers first, and with nobody else. */
class RingAllTest {
    @TempDir
    Path folder;

    private House house;
    private FakePhone one;
    private FakePhone two;
    private long expectedRepairs;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
        house.queue(
                usual -> usual.withPolicy(SelectionPolicy.RING_ALL).with(AfterNoAnswer.STAYS_READY, usual.limits()));
        one = house.ready("a01", "1001");
        two = house.ready("a02", "1002");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        long repairs = house.bridge.status().repairs();
        house.close();
        assertThat(repairs).isEqualTo(expectedRepairs);
    }

    @Test
    void whoAnswersFirstHasTheCallerAndTheOtherPhoneIsToldThatItWasAnsweredElsewhere() {
        FakeCaller caller = calls();
        one.waitsUntilRung();
        two.waitsUntilRung();
        two.answers();
        await().until(caller::isJoined);
        await().until(() -> !one.isBeingCalled());
        assertThat(one.lastCause()).isEqualTo(26);
        assertThat(house.awaits(Event.AssignmentBegan.class).agent().value()).isEqualTo("a02");
        await().until(() -> house.agent("a01").state() == AgentState.READY);

        two.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
        assertThat(house.events(Event.AssignmentBegan.class)).hasSize(1);
    }

    @Test
    void twoAnswersAtOnceAreOneConversation() {
        one.does(FakePhone.Habit.ANSWERS_AT_ONCE);
        two.does(FakePhone.Habit.ANSWERS_AT_ONCE);
        FakeCaller caller = calls();
        await().until(caller::isJoined);
        await().until(() -> one.isBeingCalled() != two.isBeingCalled());
        assertThat(house.events(Event.AssignmentBegan.class)).hasSize(1);
        caller.hangsUp();
        await().until(() -> !one.isBeingCalled() && !two.isBeingCalled());
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void whoIsReadyLaterIsRungToo() {
        FakeCaller caller = calls();
        one.waitsUntilRung();
        FakePhone three = house.ready("a03", "1003").waitsUntilRung();
        three.answers();
        await().until(caller::isJoined);
        caller.hangsUp();
        house.awaits(Event.InteractionEnded.class);
    }

    @Test
    void theCallerHangsUpWhileTheyRing() {
        FakeCaller caller = calls();
        one.waitsUntilRung();
        two.waitsUntilRung();
        caller.hangsUp();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
        await().until(() -> !one.isBeingCalled() && !two.isBeingCalled());
        await().until(() -> house.agent("a01").state() == AgentState.READY
                && house.agent("a02").state() == AgentState.READY);
    }

    @Test
    void aPhoneThatCannotBeReachedAndOneThatIsBusyDoNotKeepTheOthersFromRinging() {
        one.does(FakePhone.Habit.IS_BUSY);
        two.registersUnnoticed(false);
        FakePhone three = house.ready("a03", "1003");
        FakeCaller caller = calls();
        three.waitsUntilRung();
        await().until(() -> house.events(Event.OfferEnded.class).size() == 2);
        assertThat(house.events(Event.OfferEnded.class))
                .extracting(Event.OfferEnded::result)
                .containsExactlyInAnyOrder(OfferResult.BUSY, OfferResult.UNREACHABLE);
        three.answers();
        await().until(caller::isJoined);
        three.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void phonesThatRingWhenWeDieGoOnRingingAndAreAnswered() throws Exception {
        FakeCaller caller = calls();
        one.waitsUntilRung();
        two.waitsUntilRung();
        await().until(() -> house.events(Event.OfferRang.class).size() == 2);
        house.isKilled();
        one.answers();
        house.startsAgain();
        await().until(caller::isJoined);
        await().until(() -> !two.isBeingCalled());
        assertThat(one.invitations()).isEqualTo(1);
        one.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.events(Event.AssignmentBegan.class)).hasSize(1);
        expectedRepairs = 1; // nobody had told us that it was answered
    }

    private FakeCaller calls() {
        return house.asterisk.callerDials("13800138000", "4001").presses('1');
    }
}
