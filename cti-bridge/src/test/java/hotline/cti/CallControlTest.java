package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legs follow what agents do with a customer: to hold, to a colleague, into a conference, back. */
class CallControlTest {
    private static final AgentId ME = new AgentId("a01");
    private static final Actor BY_ME = new Actor("agent:a01");

    @TempDir
    Path folder;

    private House house;
    private FakeCaller caller;
    private FakePhone mine;
    private InteractionId call;

    @BeforeEach
    void aCustomerTalksWithAnAgent() throws Exception {
        house = House.open(folder);
        mine = house.ready("a01", "1001");
        caller = house.asterisk.callerDials("1", "4001").presses('1');
        mine.waitsUntilRung().answers();
        call = house.awaits(Event.AssignmentBegan.class).interaction();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    private void hold(boolean held) {
        house.ask(new Request.Hold(house.id(), BY_ME, call, ME, held));
    }

    private FakePhone asks(String colleague, String extension) {
        FakePhone phone = house.ready(colleague, extension);
        house.ask(new Request.Consult(house.id(), BY_ME, call, ME, new Target.ToAgent(new AgentId(colleague))));
        phone.waitsUntilRung().answers();
        await().until(() -> house.agent(colleague).state() == AgentState.TALKING);
        return phone;
    }

    @Test
    void whoIsOnHoldHearsMusicAndIsTakenBack() {
        hold(true);
        caller.waitsForMusic();
        hold(false);
        await().until(caller::isJoined);
        hold(true);
        caller.waitsForMusic();
        await().until(() -> !caller.isJoined());
        hold(false);
        await().until(caller::isJoined);
        mine.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
    }

    @Test
    void theCustomerGoesBetweenMusicAndTheAgentWhileAColleagueIsAskedAndToTheColleagueAtLast() {
        FakePhone colleague = asks("a02", "1002");
        caller.waitsForMusic();
        hold(false);
        await().until(caller::isJoined);
        hold(true);
        caller.waitsForMusic();
        house.ask(new Request.HandOver(house.id(), BY_ME, call, ME));
        await().until(() -> !mine.isBeingCalled());
        await().until(caller::isJoined);
        colleague.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void aLegThatCannotBeSentYetIsSentAMomentLater() {
        asks("a02", "1002");
        caller.waitsForMusic();
        house.asterisk.refusesToSend(3);
        hold(false);
        await().until(caller::isJoined);
        caller.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void allAreInOneConferenceAndTheCustomerStaysWithWhoeverStays() {
        FakePhone colleague = asks("a02", "1002");
        house.ask(new Request.Conference(house.id(), BY_ME, call, ME));
        await().until(caller::isInConference);
        mine.hangsUp();
        await().until(() -> house.agent("a01").state() != AgentState.TALKING);
        assertThat(caller.isInConference()).isTrue();
        colleague.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void whoIsDroppedFromAConferenceIsHungUpAndTheOthersStayInIt() {
        FakePhone colleague = asks("a02", "1002");
        house.ask(new Request.Conference(house.id(), BY_ME, call, ME));
        await().until(caller::isInConference);
        house.ask(new Request.Drop(house.id(), BY_ME, call, ME, new AgentId("a02")));
        await().until(() -> !colleague.isBeingCalled());
        assertThat(caller.isInConference()).isTrue();
        assertThat(mine.isBeingCalled()).isTrue();
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.TALKING);
        mine.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void ourDeathWhileTheCustomerIsOnHoldChangesNothing() throws Exception {
        hold(true);
        caller.waitsForMusic();
        house.isKilled();
        house.startsAgain();
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.HOLD);
        hold(false);
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    @Test
    void aCustomerTakenBackWhileNobodyOfUsWasThereIsBroughtToHerAgentWhenWeAre() throws Exception {
        hold(true);
        caller.waitsForMusic();
        house.ask(new Request.Hold(house.id(), BY_ME, call, ME, false));
        house.isKilled();
        house.startsAgain();
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    /** Killed before the two could be connected: all who wait in one place are in one bridge of Asterisk's, and do not talk. */
    @Test
    void whoWaitsForAColleagueBesideThatColleagueWhenWeDieIsConnectedWithThatOneByWhoeverComesAfterUs()
            throws Exception {
        house.asterisk.losesABridge();
        FakePhone colleague = asks("a02", "1002");
        await().until(house.asterisk::hasLostABridge);
        house.isKilled();
        house.startsAgain();
        await().until(() -> mine.talksWith(colleague));
        caller.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void aHoldThatIsAskedForWhileAsteriskIsOutOfReachBeginsWhenItIsReached() {
        house.losesAsterisk();
        hold(true);
        house.reachesAsterisk();
        caller.waitsForMusic();
        hold(false);
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    @Test
    void aHoldThatIsAskedForBeforeWeHaveSeenTheLegsBeginsWhenWeHave() throws Exception {
        house.isKilled();
        house.startsAgainOutOfReachOfAsterisk();
        hold(true);
        house.reachesAsterisk();
        caller.waitsForMusic();
        hold(false);
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    @Test
    void aConferenceFromBeforeOurDeathIsLeftByOneAfterTheOtherAndMayBePutOnHold() throws Exception {
        FakePhone colleague = asks("a02", "1002");
        house.ask(new Request.Conference(house.id(), BY_ME, call, ME));
        await().until(caller::isInConference);
        house.isKilled();
        house.startsAgain();
        mine.hangsUp();
        await().until(() -> house.agent("a01").state() != AgentState.TALKING);
        assertThat(caller.isInConference()).isTrue();
        Actor byColleague = new Actor("agent:a02");
        house.ask(new Request.Hold(house.id(), byColleague, call, new AgentId("a02"), true));
        caller.waitsForMusic();
        house.ask(new Request.Hold(house.id(), byColleague, call, new AgentId("a02"), false));
        await().until(caller::isJoined);
        colleague.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void whoIsLeftAloneInAConferenceFromBeforeOurDeathIsNotKeptThere() throws Exception {
        FakePhone colleague = asks("a02", "1002");
        house.ask(new Request.Conference(house.id(), BY_ME, call, ME));
        await().until(caller::isInConference);
        house.isKilled();
        mine.hangsUp();
        colleague.hangsUp();
        house.startsAgain();
        caller.waitsUntilGone();
    }

    @Test
    void whoIsSentOnLeavesThePhoneOfTheFirstAgentAndRingsAtTheNext() {
        FakePhone colleague = house.ready("a02", "1002");
        house.ask(new Request.Transfer(house.id(), BY_ME, call, ME, new Target.ToAgent(new AgentId("a02"))));
        await().until(() -> !mine.isBeingCalled());
        colleague.waitsUntilRung().answers();
        await().until(() -> house.agent("a02").state() == AgentState.TALKING);
        caller.hangsUp();
    }

    @Test
    void whoCouldNotBeTakenBackIsTakenBackByASecondTry() {
        hold(true);
        caller.waitsForMusic();
        caller.cannotBeJoinedOnce();
        hold(false);
        await().until(caller::isJoined);
        caller.hangsUp();
    }
}
