package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.WatchEnd;
import hotline.acd.distributor.WatchMode;
import hotline.acd.interaction.InteractionId;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervisors' legs follow what they want to hear. */
class WatchLegsTest {
    private static final AgentId AGENT = new AgentId("a01");
    private static final AgentId SUPERVISOR = new AgentId("a02");
    private static final Actor BY_SUPERVISOR = new Actor("agent:a02");

    @TempDir
    Path folder;

    private House house;
    private FakeCaller caller;
    private FakePhone agents;
    private FakePhone supervisors;
    private InteractionId call;

    @BeforeEach
    void aCustomerTalksWithAnAgent() throws Exception {
        house = House.open(folder);
        agents = house.ready("a01", "1001");
        caller = house.asterisk.callerDials("1", "4001").presses('1');
        agents.waitsUntilRung().answers();
        call = house.awaits(Event.AssignmentBegan.class).interaction();
        supervisors = house.signsIn("a02", "1002");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    private void watches(WatchMode mode) {
        house.ask(new Request.Watch(house.id(), BY_SUPERVISOR, call, AGENT, SUPERVISOR, mode));
    }

    private void listens() {
        watches(WatchMode.LISTEN);
        supervisors.waitsUntilRung().answers();
        house.awaits(Event.WatchConnected.class);
    }

    @Test
    void aSupervisorIsCalledHearsAndIsHeardAsWantedAndLeavesTheTwoAlone() {
        listens();
        assertThat(supervisors.place()).isEqualTo("listen");
        watches(WatchMode.WHISPER);
        await().until(() -> supervisors.place().equals("whisper"));
        watches(WatchMode.BARGE);
        await().until(() -> supervisors.place().equals("barge"));
        house.ask(new Request.StopWatching(house.id(), BY_SUPERVISOR, call, SUPERVISOR));
        await().until(() -> !supervisors.isBeingCalled());
        assertThat(agents.isBeingCalled()).isTrue();
        caller.hangsUp();
    }

    @Test
    void whoChangesTheirMindWhileThePhoneRingsIsBroughtWhereTheyWantToBeAtLast() {
        watches(WatchMode.LISTEN);
        supervisors.waitsUntilRung();
        watches(WatchMode.BARGE);
        supervisors.answers();
        await().until(() -> supervisors.place().equals("barge"));
        caller.hangsUp();
    }

    @Test
    void whoWantsToBeHeardNoLongerWhileAsteriskIsOutOfReachIsNotWhenItIsReached() {
        watches(WatchMode.BARGE);
        supervisors.waitsUntilRung().answers();
        await().until(() -> supervisors.place().equals("barge"));
        house.losesAsterisk();
        watches(WatchMode.LISTEN);
        house.reachesAsterisk();
        await().until(() -> supervisors.place().equals("listen"));
        caller.hangsUp();
    }

    @Test
    void theEndOfTheConversationEndsTheSupervisorsCall() {
        listens();
        caller.hangsUp();
        await().until(() -> !supervisors.isBeingCalled());
    }

    @Test
    void aSupervisorWhoHangsUpOrDoesNotAnswerDoesNotTakePart() {
        listens();
        supervisors.hangsUp();
        assertThat(house.awaits(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.LEFT);
        watches(WatchMode.LISTEN);
        supervisors.waitsUntilRung(2).declines();
        await().until(() ->
                house.events(Event.WatchEnded.class).stream().anyMatch(ended -> ended.how() == WatchEnd.NOT_REACHED));
        caller.hangsUp();
    }

    @Test
    void aSupervisorTakesOverOnTheLineThatIsThereAndTheAgentIsReleased() {
        listens();
        house.ask(new Request.TakeOver(house.id(), BY_SUPERVISOR, call, SUPERVISOR));
        await().until(() -> house.agent("a02").state() == AgentState.TALKING);
        await().until(() -> !agents.isBeingCalled());
        await().until(caller::isJoined);
        assertThat(supervisors.invitations()).isEqualTo(1);
        supervisors.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void aSupervisorWhosePageIsLoadedAnewIsCalledThereOnceMoreAndHearsAsBefore() {
        supervisors = house.signsIn("a02", "w1002");
        supervisors.pageIsLoaded("first");
        listens();
        watches(WatchMode.WHISPER);
        await().until(() -> supervisors.place().equals("whisper"));

        supervisors.pageIsLoaded("second");
        supervisors.waitsUntilRung(2).answers();
        assertThat(supervisors.place()).isEqualTo("whisper");
        watches(WatchMode.BARGE);
        await().until(() -> supervisors.place().equals("barge"));
        assertThat(house.events(Event.WatchEnded.class)).isEmpty();
        assertThat(house.events(Event.WatchConnected.class)).hasSize(1);

        supervisors.pageIsLoaded("third");
        supervisors.waitsUntilRung(3).declines();
        assertThat(house.awaits(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.LEFT);
        caller.hangsUp();
    }

    @Test
    void aSupervisorWhoseLineIsLostIsRungAgainAsSoonAsThePhoneIsThere() {
        listens();
        watches(WatchMode.BARGE);
        await().until(() -> supervisors.place().equals("barge"));
        supervisors.registersUnnoticed(false);
        supervisors.falls();
        await().during(Duration.ofMillis(1_200)).until(() -> supervisors.invitations() == 1);
        watches(WatchMode.WHISPER);
        supervisors.registersUnnoticed(true);
        supervisors.waitsUntilRung(2).answers();
        assertThat(supervisors.place()).isEqualTo("whisper");
        watches(WatchMode.LISTEN);
        await().until(() -> supervisors.place().equals("listen"));
        assertThat(house.events(Event.WatchEnded.class)).isEmpty();
        assertThat(agents.isBeingCalled()).isTrue();
        caller.hangsUp();
    }

    @Test
    void aSupervisorWhoStaysAwayForTenSecondsHearsNoMore() {
        listens();
        supervisors.falls();
        supervisors.waitsUntilRung(2);
        await().atMost(Duration.ofSeconds(14))
                .until(() -> !house.events(Event.WatchEnded.class).isEmpty());
        assertThat(house.awaits(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.LINE_LOST);
        await("nobody wants it to be answered any more").until(() -> !supervisors.isBeingCalled());
        assertThat(agents.isBeingCalled()).isTrue();
        caller.hangsUp();
    }

    @Test
    void aCustomerWhoHangsUpMeanwhileLeavesNoPhoneOfASupervisorRinging() {
        listens();
        supervisors.falls();
        supervisors.waitsUntilRung(2);
        caller.hangsUp();
        assertThat(house.awaits(Event.WatchEnded.class).how()).isEqualTo(WatchEnd.CONVERSATION_OVER);
        await().until(() -> !supervisors.isBeingCalled());
    }

    @Test
    void aSupervisorWhosePageIsLoadedAnewAfterOurDeathIsRungAgainWhenAsteriskMissesTheOneBefore() throws Exception {
        supervisors = house.signsIn("a02", "w1002");
        supervisors.pageIsLoaded("first");
        listens();
        house.isKilled();
        house.startsAgain();
        supervisors.pageIsLoaded("second");
        supervisors.falls();
        supervisors.waitsUntilRung(2).answers();
        await().until(() -> supervisors.place().equals("listen"));
        watches(WatchMode.WHISPER);
        await().until(() -> supervisors.place().equals("whisper"));
        assertThat(house.events(Event.WatchEnded.class)).isEmpty();
        caller.hangsUp();
    }

    @Test
    void ourDeathWhileTheLineIsLostIsMadeGoodByWhoeverComesAfterUs() throws Exception {
        listens();
        supervisors.falls();
        supervisors.waitsUntilRung(2);
        house.isKilled();
        house.startsAgain();
        await().until(() -> house.bridge.status().comparisons() > 0);
        supervisors.answers();
        watches(WatchMode.WHISPER);
        await().until(() -> supervisors.place().equals("whisper"));
        assertThat(supervisors.invitations()).isEqualTo(2);
        caller.hangsUp();
    }

    @Test
    void aSupervisorWhoseLineIsLostWhileNobodyOfUsIsThereIsRungByWhoeverComesAfterUs() throws Exception {
        listens();
        house.isKilled();
        supervisors.falls();
        Files.writeString(
                house.witness(),
                AfterOurDeathTest.note(
                        "HANGUP", call.toString(), "watch", "PJSIP/1002-1", System.currentTimeMillis(), ""));
        house.startsAgain();
        supervisors.waitsUntilRung(2).answers();
        await().until(() -> supervisors.place().equals("listen"));
        assertThat(house.events(Event.WatchEnded.class)).isEmpty();
        caller.hangsUp();
    }

    @Test
    void ourDeathDisconnectsNobodyAndTheSupervisorCanGoOnAfterIt() throws Exception {
        listens();
        house.isKilled();
        house.startsAgain();
        watches(WatchMode.WHISPER);
        await().until(() -> supervisors.place().equals("whisper"));
        house.ask(new Request.TakeOver(house.id(), BY_SUPERVISOR, call, SUPERVISOR));
        await().until(caller::isJoined);
        assertThat(supervisors.isBeingCalled()).isTrue();
        caller.hangsUp();
    }

    @Test
    void aSupervisorWhomOurDeathLeftInAnotherModeThanWantedIsBroughtThere() throws Exception {
        listens();
        house.isKilled();
        supervisors.isSentTo("barge"); // what was ordered last, and was taken back in the same moment
        house.startsAgain();
        await().until(() -> supervisors.place().equals("listen"));
        caller.hangsUp();
    }

    @Test
    void aSupervisorWhoHungUpWhileNobodyOfUsWasThereIsMissed() throws Exception {
        listens();
        house.isKilled();
        supervisors.hangsUp();
        house.startsAgain();
        await().until(() -> !house.events(Event.WatchEnded.class).isEmpty());
        caller.hangsUp();
    }

    @Test
    void aLegThatNobodyWantsAnyMoreWhenWeAreBackIsEnded() throws Exception {
        listens();
        house.ask(new Request.StopWatching(house.id(), BY_SUPERVISOR, call, SUPERVISOR));
        house.isKilled();
        house.startsAgain();
        await().until(() -> !supervisors.isBeingCalled());
        caller.hangsUp();
    }
}
