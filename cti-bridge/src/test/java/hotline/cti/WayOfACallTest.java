package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.acd.interaction.EndedBy;
import hotline.acd.queue.EntryOutcome;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import hotline.ivr.run.SurveyQuestion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayOfACallTest {
    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
    }

    @AfterEach
    void nothingWasRepairedAndNothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        assertThat(house.events(Event.ReportAbsorbed.class)).isEmpty();
        long repairs = house.bridge.status().repairs();
        house.close();
        assertThat(repairs).isZero();
    }

    @Test
    void aCallerReachesAnAgentWhoHangsUp() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("13800138000", "4001").presses('1');
        phone.waitsUntilRung();
        assertThat(house.awaits(Event.OfferMade.class).station()).isEqualTo("1001");
        house.awaits(Event.OfferRang.class);
        phone.answers();
        house.awaits(Event.AssignmentBegan.class);
        phone.hangsUp();
        caller.waitsUntilGone();
        Event.CustomerLeft left = house.awaits(Event.CustomerLeft.class);
        assertThat(left.by()).isEqualTo(EndedBy.AGENT);
        assertThat(house.events(Event.EntryEnded.class))
                .extracting(Event.EntryEnded::outcome)
                .containsExactly(EntryOutcome.ANSWERED);
        assertThat(caller.variable("HOTLINE_DONE")).isEqualTo("1");
        assertThat(house.registered).containsExactly(left.interaction() + " 13800138000 4001");
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void theCallerHangsUpInTheConversation() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        caller.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void whoHangsUpWhileBeingAskedHowItWasHasNotEndedTheConversation() {
        house.questions.add(SurveyQuestion.SATISFIED);
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        phone.hangsUp();
        caller.waitsUntilAskedForAKey();
        caller.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void theNetworkIsToBlameWhenTheCallersAudioStops() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        caller.falls();
        Event.CustomerLeft left = house.awaits(Event.CustomerLeft.class);
        assertThat(left.by()).isEqualTo(EndedBy.NETWORK);
        assertThat(left.cause()).isEqualTo("cause-44");
    }

    @Test
    void theCallerHangsUpInTheMenu() {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").waitsUntilAskedForAKey();
        caller.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
        house.awaits(Event.InteractionEnded.class);
        assertThat(house.events(Event.FlowPassed.class))
                .extracting(Event.FlowPassed::exit)
                .endsWith("caller-left");
        assertThat(house.events(Event.ReportAbsorbed.class)).isEmpty();
    }

    @Test
    void theCallerHangsUpWhileWaiting() {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1').waitsForMusic();
        caller.hangsUp();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
        house.awaits(Event.InteractionEnded.class);
    }

    @Test
    void theCallerHangsUpWhileItRings() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        caller.hangsUp();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.RESCINDED);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
        assertThat(phone.isBeingCalled()).isFalse();
    }

    @Test
    void aServedCallerIsHungUpByUs() {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('2');
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.SYSTEM);
        assertThat(house.awaits(Event.FlowServed.class).service()).isEqualTo("bill");
    }

    @Test
    void whenTheDoorIsShutNewCallersAreSentAwayUnansweredAndTheOthersAreServed() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller here = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung();
        house.bridge.arrivals().shut();

        FakeCaller late = house.asterisk.callerDials("2", "4001");
        late.waitsUntilGone();

        assertThat(late.did()).contains("EXEC \"Hangup\" \"42\"").noneMatch(line -> line.startsWith("ANSWER"));
        assertThat(house.bridge.arrivals().refused()).isEqualTo(1);
        phone.answers();
        house.awaits(Event.AssignmentBegan.class);
        phone.hangsUp();
        here.waitsUntilGone();
        assertThat(house.events(Event.InteractionBegan.class)).hasSize(1);

        house.bridge.arrivals().open();
        house.asterisk.callerDials("3", "4001").presses('2').waitsUntilGone();
        assertThat(house.events(Event.InteractionBegan.class)).hasSize(2);
    }

    @Test
    void aCallerWhoCannotBeQueuedIsToldSoAndHungUp() {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('9');
        caller.waitsUntilGone();
        assertThat(caller.did()).anyMatch(line -> line.contains("/sounds/en/not-possible-now"));
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.SYSTEM);
    }

    @Test
    void aNumberWithoutAFlowIsHungUp() {
        FakeCaller caller = house.asterisk.callerDials("1", "999");
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.SYSTEM);
    }

    @Test
    void anAgentWhoBecomesFreeIsGivenTheNextCaller() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller first = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        FakeCaller second = house.asterisk.callerDials("2", "4001").presses('1').waitsForMusic();
        phone.hangsUp();
        phone.waitsUntilRung(2).answers();
        house.awaits(Event.AssignmentBegan.class, 2);
        first.waitsUntilGone();
        second.hangsUp();
    }

    @Test
    void thePhonesOwnHoldIsTold() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        phone.holds();
        house.awaits(Event.AssignmentHeld.class);
        phone.retrieves();
        house.awaits(Event.AssignmentRetrieved.class);
        caller.hangsUp();
    }

    @Test
    void whatComesFromTheCallerIsCleaned() {
        FakeCaller caller = house.asterisk
                .callerDials("\"<script>+49 30'; DROP", "4001\\\"$(x)")
                .presses('2');
        caller.waitsUntilGone();
        assertThat(house.registered)
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(" +4930 4001"));
    }
}
