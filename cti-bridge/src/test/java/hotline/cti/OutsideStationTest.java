package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakeCustomer;
import hotline.cti.fake.FakePhone;
import hotline.cti.fake.FakePhone.Habit;
import hotline.ivr.speech.Language;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent works at a telephone somewhere outside: whoever picks it up, only who presses 1 has the caller. */
class OutsideStationTest {
    private static final String STATION = "tel:+8613800138001";
    private static final AgentId ME = new AgentId("a01");
    private static final Actor BY_ME = new Actor("agent:a01");

    @TempDir
    Path folder;

    private House house;
    private FakePhone mine;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
        mine = house.ready("a01", STATION);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    private FakeCaller calls() {
        return house.asterisk.callerDials("13800138000", "4001").presses('1');
    }

    private void pickedUp() {
        mine.waitsUntilRung().answers();
        house.awaits(Event.OfferRang.class);
    }

    @Test
    void whoPresses1HasTheCallerAndNobodyBefore() {
        FakeCaller caller = calls();
        pickedUp();
        assertThat(mine.shows()).as("the number that was dialled").isEqualTo("4001");
        house.bridge.compare().toCompletableFuture().join();
        assertThat(house.events(Event.AssignmentBegan.class)).isEmpty();
        assertThat(caller.isJoined()).isFalse();

        mine.presses('1');
        await().until(caller::isJoined);
        assertThat(house.awaits(Event.AssignmentBegan.class).agent()).isEqualTo(ME);

        mine.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
        assertThat(mine.invitations()).isEqualTo(1);
        assertThat(house.bridge.status().repairs()).isZero();
    }

    @Test
    void theQuestionIsAskedInTheAgentsLanguageAndInEveryOneAsLongAsNobodyKnowsIt() {
        FakeCaller first = calls();
        pickedUp();
        assertThat(mine.asked()).isEqualTo("/sounds/en/press-1-to-take-it&/sounds/zh-CN/press-1-to-take-it");
        mine.presses('1');
        await().until(first::isJoined);
        first.hangsUp();
        house.awaits(Event.AssignmentEnded.class);

        house.languages.put(ME, Language.CHINESE);
        FakeCaller second = calls();
        mine.waitsUntilRung().answers();
        await().untilAsserted(() -> assertThat(mine.asked()).isEqualTo("/sounds/zh-CN/press-1-to-take-it"));
        second.hangsUp();
    }

    @Test
    void anAnsweringMachineNeverHasTheCallerWhoGoesToTheNextAgentWhenTheTimeIsOver() throws Exception {
        try (House brief = new House(folder, 1_000)) {
            brief.ready("a01", STATION).does(Habit.ANSWERS_AT_ONCE);
            FakePhone next = brief.ready("a02", "1002");
            FakeCaller caller = brief.asterisk.callerDials("1", "4001").presses('1');
            next.waitsUntilRung();
            assertThat(brief.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.EXPIRED);
            next.answers();
            assertThat(brief.awaits(Event.AssignmentBegan.class).agent().value())
                    .isEqualTo("a02");
            assertThat(brief.agent("a01").state()).isEqualTo(AgentState.NOT_READY);
            caller.hangsUp();
            brief.asterisk.waitsForAnEmptyHouse();
        }
    }

    @Test
    void anotherKeyDeclines() {
        FakePhone next = house.ready("a02", "1002");
        FakeCaller caller = calls();
        pickedUp();
        mine.presses('2');
        next.waitsUntilRung();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.DECLINED);
        caller.hangsUp();
    }

    @Test
    void whoHangsUpInsteadOfPressingAKeyHasNotAnswered() {
        FakePhone next = house.ready("a02", "1002");
        FakeCaller caller = calls();
        pickedUp();
        mine.hangsUp();
        next.waitsUntilRung();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.EXPIRED);
        caller.hangsUp();
    }

    @Test
    void aBusyTelephoneIsABusyLine() {
        mine.does(Habit.IS_BUSY);
        FakePhone next = house.ready("a02", "1002");
        FakeCaller caller = calls();
        next.waitsUntilRung();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.BUSY);
        caller.hangsUp();
    }

    @Test
    void aCallerWhoHangsUpWhileTheKeyIsAskedForEndsTheAsking() {
        FakeCaller caller = calls();
        pickedUp();
        caller.hangsUp();
        await().until(() -> !mine.isBeingCalled());
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void theTelephoneIsThereWhileTheTrunkIs() {
        house.asterisk.phone("trunk").registers(false);
        await().until(() -> house.agent("a01").state() == AgentState.NOT_READY);
        house.asterisk.phone("trunk").registers(true);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
        house.asterisk.phone("trunk").registers(false);
        await().until(() -> house.agent("a01").state() == AgentState.NOT_READY);

        house.signsIn("a01", "1001");
        await().until(() -> house.now().unreachableStations().isEmpty());
        house.signsIn("a02", STATION);
        await().until(() -> house.now().unreachableStations().contains(STATION));
        house.asterisk.phone("trunk").registers(true);
        await().until(() -> house.now().unreachableStations().isEmpty());
    }

    @Test
    void aTelephoneThatCouldNotBeReachedIsTriedAgain() {
        mine.does(Habit.UNREACHABLE);
        FakeCaller caller = calls();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.UNREACHABLE);
        mine.does(Habit.RINGS);
        house.asterisk.phone("trunk");
        await().atMost(Duration.ofSeconds(8)).until(() -> mine.invitations() == 1);
        caller.hangsUp();
    }

    @Test
    void aNumberThatMayNotBeCalledAnyMoreIsNotCalled() {
        FakePhone forbidden = house.ready("a02", "tel:+4915112345678");
        house.ask(new Request.SignOut(house.id(), Actor.SYSTEM, ME));
        FakeCaller caller = calls();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.UNREACHABLE);
        assertThat(forbidden.invitations()).isZero();
        caller.hangsUp();
    }

    @Test
    void aColleagueOutsideIsAskedOnHoldAndHandedTheCustomerAndWhoWasThereBeforeIsFree() {
        house.ask(new Request.SignOut(house.id(), Actor.SYSTEM, ME));
        FakePhone first = house.ready("a02", "1002");
        FakeCaller caller = calls();
        first.waitsUntilRung().answers();
        InteractionId call = house.awaits(Event.AssignmentBegan.class).interaction();
        house.ready("a01", STATION);
        AgentId colleague = new AgentId("a02");
        Actor by = new Actor("agent:a02");
        house.ask(new Request.Consult(house.id(), by, call, colleague, new Target.ToAgent(ME)));
        mine.waitsUntilRung().answers();
        caller.waitsForMusic();
        mine.presses('1');
        await().until(() -> house.agent("a01").state() == AgentState.TALKING);
        house.ask(new Request.HandOver(house.id(), by, call, colleague));
        await().until(caller::isJoined);
        house.ask(new Request.Hold(house.id(), BY_ME, call, ME, true));
        caller.waitsForMusic();
        house.ask(new Request.Hold(house.id(), BY_ME, call, ME, false));
        await().until(caller::isJoined);
        mine.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void anAgentsOwnCallRingsTheCustomerAfterTheKey() {
        InteractionId call = new InteractionId(1, 900);
        house.callAt.put(call, "13800138000");
        FakeCustomer customer = house.asterisk.customer("13800138000");
        house.ask(new Request.Dial(house.id(), BY_ME, call, ME, new QueueId("service"), 20_000));
        mine.waitsUntilRung().answers();
        assertThat(mine.shows()).as("a number of ours").isEqualTo("4000");
        house.bridge.compare().toCompletableFuture().join();
        assertThat(customer.calls()).isZero();
        mine.presses('1');
        FakeCaller back = customer.waitsUntilCalled(1).answers();
        await().until(back::isJoined);
        mine.hangsUp();
        back.waitsUntilGone();
    }

    @Test
    void ourDeathWhileItRingsLosesNothing() throws Exception {
        FakeCaller caller = calls();
        mine.waitsUntilRung();
        restarts();
        mine.answers();
        mine.presses('1');
        await().until(caller::isJoined);
        ends(caller);
    }

    @Test
    void ourDeathWhileTheKeyIsAskedForLosesNothing() throws Exception {
        FakeCaller caller = calls();
        pickedUp();
        restarts();
        assertThat(house.events(Event.AssignmentBegan.class)).isEmpty();
        mine.presses('1');
        await().until(caller::isJoined);
        ends(caller);
    }

    @Test
    void aKeyThatWasPressedWhileNobodyOfUsWasThereCounts() throws Exception {
        FakeCaller caller = calls();
        pickedUp();
        house.isKilled();
        mine.presses('1');
        house.startsAgain();
        await().until(caller::isJoined);
        ends(caller);
    }

    @Test
    void whoHangsUpAfterOurDeathWithoutAKeyHasNotAnswered() throws Exception {
        FakeCaller caller = calls();
        pickedUp();
        restarts();
        mine.hangsUp();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.EXPIRED);
        caller.hangsUp();
    }

    @Test
    void ourDeathWhileTheyTalkChangesNothing() throws Exception {
        FakeCaller caller = calls();
        pickedUp();
        mine.presses('1');
        await().until(caller::isJoined);
        restarts();
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.TALKING);
        ends(caller);
    }

    private void restarts() throws Exception {
        house.isKilled();
        house.startsAgain();
        house.bridge.compare().toCompletableFuture().join();
    }

    private void ends(FakeCaller caller) {
        assertThat(mine.invitations()).isEqualTo(1);
        mine.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.events(Event.AssignmentBegan.class)).hasSize(1);
    }
}
