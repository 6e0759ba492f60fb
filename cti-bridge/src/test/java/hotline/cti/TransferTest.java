package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Event;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.EntryOutcome;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers are connected with a number outside, or with one agent alone; whatever dies in the middle, nobody is disconnected and no leg is left. */
class TransferTest {
    private static final String OUTSIDE = "+862161234567";
    private static final String FLOW = """
        flow: test
        languages: [en]
        start: menu
        person: person
        keys: {person: 0, back: "*"}
        defaults: {time-out: 2, tries: 2, wrong-keys: 3}
        wrong-key: [wrong-key]
        apology: [apology]
        nodes:
          menu: {menu: [main-menu], keys: {1: outside, 2: forbidden, 3: name}}
          outside: {transfer: number, to: "+862161234567", ring: 20, busy: busy, no-answer: served}
          forbidden: {transfer: number, to: "= caller.number", failed: busy}
          name: {set: {own: a01}, next: own}
          own: {transfer: agent, to: "= own", queue: service, for: 600, unavailable: busy}
          busy: {menu: [product-menu], keys: {1: person, 2: outside}}
          served: {hang-up: [goodbye], served: bill}
          person: {queue: service}
        """;

    @TempDir
    Path folder;

    private House house;
    private FakePhone outside;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
        house.comesIntoForce(FLOW);
        outside = house.asterisk.phone(OUTSIDE);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    private FakeCaller calls(char key) {
        return house.asterisk.callerDials("4412345678", "4001").presses(key);
    }

    private FakeCaller talks() {
        FakeCaller caller = calls('1');
        outside.waitsUntilRung().answers();
        house.awaits(Event.Transferred.class);
        return caller;
    }

    private void assertEnded(String exit, EndedBy by) {
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(by);
        house.awaits(Event.InteractionEnded.class);
        assertThat(house.events(Event.Transferred.class)).hasSize(1);
        assertThat(house.events(Event.InteractionBegan.class)).hasSize(1);
        assertThat(house.events(Event.FlowPassed.class).getLast().exit()).isEqualTo(exit);
    }

    @Test
    void whenTheOtherPartyHangsUpTheCallIsOver() {
        FakeCaller caller = talks();
        assertThat(caller.did()).anyMatch(line -> line.contains("PJSIP/" + OUTSIDE + "@trunk,20,gim(default)f(4001)"));
        outside.hangsUp();
        caller.waitsUntilGone();
        assertEnded("transferred", EndedBy.SYSTEM);
    }

    @Test
    void whenTheCallerHangsUpItIsOverToo() {
        FakeCaller caller = talks();
        caller.hangsUp();
        assertEnded("transferred", EndedBy.CALLER);
        assertThat(outside.isBeingCalled()).isFalse();
    }

    @Test
    void whoHangsUpWhileItRingsHasLeftInTheFlow() {
        FakeCaller caller = calls('1');
        outside.waitsUntilRung();
        caller.hangsUp();
        assertThat(house.awaits(Event.InteractionEnded.class)).isNotNull();
        assertThat(house.events(Event.Transferred.class)).isEmpty();
        assertThat(house.events(Event.FlowPassed.class).getLast().exit()).isEqualTo("caller-left");
        assertThat(outside.isBeingCalled()).isFalse();
    }

    @Test
    void busyAndDeclinedLeadWhereTheFlowSays() {
        outside.does(FakePhone.Habit.IS_BUSY);
        FakeCaller caller = calls('1').waitsUntilAskedForAKey();
        outside.does(FakePhone.Habit.DECLINES);
        FakeCaller second = calls('1');
        await().until(() -> house.events(Event.FlowPassed.class).stream()
                        .filter(passed -> passed.exit().equals("busy"))
                        .count()
                == 2);
        caller.hangsUp();
        second.hangsUp();
    }

    @Test
    void whatRingsInVainHasNotAnsweredThoughTheOneBeforeItDeclinedAndWhyItsLegHasEndedIsToldLate() {
        FakeCaller caller = calls('1');
        outside.waitsUntilRung().declines();
        caller.waitsUntilAskedForAKey().presses('2');
        await().until(() -> outside.invitations() == 2 && outside.isBeingCalled());
        house.asterisk.manager().holdsEvents(true);
        outside.ringsInVain();
        await().until(() -> !outside.isBeingCalled());
        house.asterisk.manager().holdsEvents(false);
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.FlowServed.class).service()).isEqualTo("bill");
    }

    @Test
    void noAnswerAndNoWayToTheNumberLeadElsewhere() {
        outside.does(FakePhone.Habit.IS_SILENCED);
        calls('1').waitsUntilGone();
        assertThat(house.awaits(Event.FlowServed.class).service()).isEqualTo("bill");

        outside.does(FakePhone.Habit.UNREACHABLE);
        FakeCaller caller = calls('1').waitsForMusic();
        assertThat(house.events(Event.FlowPassed.class))
                .extracting(Event.FlowPassed::exit)
                .contains("failed:unreachable");
        caller.hangsUp();
    }

    @Test
    void aNumberThatMayNotBeCalledIsNot() {
        FakeCaller caller = calls('2');
        await().until(() -> house.events(Event.FlowPassed.class).stream()
                .anyMatch(passed -> passed.exit().equals("failed:not-allowed")));
        assertThat(caller.did()).noneMatch(line -> line.contains("Dial"));
        caller.hangsUp();
    }

    @Test
    void theConversationOutlivesUsAndEndsAsUsual() throws Exception {
        FakeCaller caller = talks();
        house.isKilled();
        house.startsAgain();
        await().until(() -> house.bridge.status().comparisons() > 0);
        assertThat(outside.isBeingCalled()).isTrue();
        outside.hangsUp();
        caller.waitsUntilGone();
        assertEnded("transferred", EndedBy.SYSTEM);
        assertThat(outside.invitations()).isEqualTo(1);
    }

    @Test
    void aCallAnsweredWhileWeWereDeadIsKnownAsSoonAsWeAreBack() throws Exception {
        FakeCaller caller = calls('1');
        outside.waitsUntilRung();
        house.isKilled();
        outside.answers();
        house.startsAgain();
        house.awaits(Event.Transferred.class);
        caller.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
        house.awaits(Event.InteractionEnded.class);
    }

    @Test
    void ofACallThatBeganAndEndedWhileWeWereDeadAsteriskIsTheWitness() throws Exception {
        FakeCaller caller = calls('1');
        outside.waitsUntilRung();
        String id = caller.variable("HOTLINE_ID");
        house.isKilled();
        long at = System.currentTimeMillis();
        Files.writeString(
                house.witness(),
                AfterOurDeathTest.note("ANSWER", id, "outside", "PJSIP/trunk-9", at, "")
                        + AfterOurDeathTest.note("HANGUP", id, "caller", caller.channel(), at + 1, caller.channel()));
        outside.answers();
        caller.hangsUp();
        house.startsAgain();
        house.awaits(Event.InteractionEnded.class);
        assertThat(house.awaits(Event.Transferred.class).at()).isEqualTo(at);
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void nobodyAnsweredWhileWeWereDeadAndTheCallerGoesOnWhereTheFlowSays() throws Exception {
        FakeCaller caller = calls('1');
        outside.waitsUntilRung();
        house.isKilled();
        outside.declines();
        house.startsAgain();
        caller.waitsUntilAskedForAKey().hangsUp();
        house.awaits(Event.InteractionEnded.class);
        assertThat(outside.invitations()).isEqualTo(1);
        assertThat(house.events(Event.FlowPassed.class))
                .extracting(Event.FlowPassed::exit)
                .contains("busy");
    }

    @Test
    void oneAgentAloneIsRungAndWhenTheAgentDoesNotAnswerTheFlowGoesOn() {
        FakePhone other = house.ready("a02", "1002");
        FakePhone own = house.ready("a01", "1001");
        FakeCaller caller = calls('3');
        own.waitsUntilRung().declines();
        caller.waitsUntilAskedForAKey();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.OVERFLOWED);
        assertThat(other.invitations()).isZero();
        caller.hangsUp();
    }

    @Test
    void theAgentSheIsTransferredToTalksWithHer() {
        FakePhone own = house.ready("a01", "1001");
        FakeCaller caller = calls('3');
        own.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        caller.hangsUp();
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void whereTheAgentIsNotSignedInTheFlowGoesOnAtOnce() {
        house.ready("a02", "1002");
        FakeCaller caller = calls('3').waitsUntilAskedForAKey();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.OVERFLOWED);
        assertThat(house.events(Event.OfferMade.class)).isEmpty();
        caller.hangsUp();
    }
}
