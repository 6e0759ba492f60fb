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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents whose line is lost in the middle of whatever they do with a customer: rung again, and where they were. */
class LostLineTest {
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
        return phone.waitsUntilRung();
    }

    private FakePhone talksWithAColleague() {
        FakePhone colleague = asks("a02", "1002");
        colleague.answers();
        await().until(() -> mine.talksWith(colleague));
        return colleague;
    }

    /** Without a loss the phone has been rung once. */
    private void isBack(FakePhone phone) {
        int before = house.events(Event.AssignmentLineBack.class).size();
        phone.waitsUntilRung(2).answers();
        house.awaits(Event.AssignmentLineBack.class, before + 1);
    }

    @Test
    void theCustomerHearsMusicUntilHerAgentIsBackAndItIsOneConversation() {
        mine.falls();
        caller.waitsForMusic();
        isBack(mine);
        await().until(caller::isJoined);
        assertThat(house.events(Event.AssignmentBegan.class)).hasSize(1);
        mine.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.AGENT);
        assertThat(house.events(Event.ReportAbsorbed.class)).isEmpty();
    }

    @Test
    void aSecondLossIsNoneTheWorse() {
        mine.falls();
        isBack(mine);
        await().until(caller::isJoined);
        mine.falls();
        mine.waitsUntilRung(3).answers();
        house.awaits(Event.AssignmentLineBack.class, 2);
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    @Test
    void aCustomerOnHoldIsTakenBackByTheAgentWhoIsBack() {
        hold(true);
        caller.waitsForMusic();
        mine.falls();
        isBack(mine);
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.HOLD);
        hold(false);
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    @Test
    void whoRingsAColleagueHearsItRingAgainAndThenTheColleague() {
        FakePhone colleague = asks("a02", "1002");
        caller.waitsForMusic();
        mine.falls();
        isBack(mine);
        await().until(() -> mine.place().equals("ringing"));
        colleague.answers();
        await().until(() -> mine.talksWith(colleague));
        assertThat(colleague.invitations()).isEqualTo(1);
        caller.hangsUp();
    }

    @Test
    void theColleagueWhoIsAskedHearsMusicUntilWhoAsksIsBack() {
        FakePhone colleague = talksWithAColleague();
        mine.falls();
        await().until(() -> colleague.place().equals("wait"));
        isBack(mine);
        await().until(() -> mine.talksWith(colleague));
        hold(false);
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    @Test
    void whoAsksHearsMusicUntilTheColleagueIsBack() {
        FakePhone colleague = talksWithAColleague();
        colleague.falls();
        await().until(() -> mine.place().equals("wait"));
        isBack(colleague);
        await().until(() -> mine.talksWith(colleague));
        caller.hangsUp();
    }

    @Test
    void whoHasSwappedIsBackWithTheCustomer() {
        FakePhone colleague = talksWithAColleague();
        hold(false);
        await().until(caller::isJoined);
        mine.falls();
        caller.waitsForMusic();
        isBack(mine);
        await().until(caller::isJoined);
        assertThat(colleague.place()).isEqualTo("wait");
        caller.hangsUp();
    }

    @Test
    void theConferenceGoesOnForTheOthersAndTakesBackWhoeverReturns() {
        FakePhone colleague = talksWithAColleague();
        house.ask(new Request.Conference(house.id(), BY_ME, call, ME));
        await().until(() -> caller.isInConference() && mine.place().equals("conf"));
        mine.falls();
        house.awaits(Event.AssignmentLineLost.class);
        assertThat(caller.isInConference()).isTrue();
        isBack(mine);
        await().until(() -> mine.place().equals("conf"));
        assertThat(caller.isInConference()).isTrue();
        assertThat(colleague.place()).isEqualTo("conf");
        colleague.hangsUp();
        mine.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void aPhoneThatIsNotThereYetIsRungAsSoonAsItIs() {
        mine.registers(false);
        mine.falls();
        house.awaits(Event.AssignmentLineLost.class);
        await().during(Duration.ofMillis(1_200)).until(() -> mine.invitations() == 1);
        mine.registers(true);
        isBack(mine);
        await().until(caller::isJoined);
        caller.hangsUp();
    }

    @Test
    void whoStaysAwayForTenSecondsGivesTheCustomerToSomebodyElse() {
        FakePhone other = house.ready("a02", "1002");
        mine.falls();
        mine.waitsUntilRung(2);
        await().atMost(Duration.ofSeconds(14)).until(() -> other.invitations() == 1);
        assertThat(mine.isBeingCalled())
                .as("nobody wants it to be answered any more")
                .isFalse();
        other.answers();
        await().until(() -> house.agent("a02").state() == AgentState.TALKING);
        caller.hangsUp();
    }

    @Test
    void whoRefusesGivesTheCustomerToSomebodyElseAtOnce() {
        FakePhone other = house.ready("a02", "1002");
        mine.falls();
        mine.waitsUntilRung(2).declines();
        other.waitsUntilRung().answers();
        await().until(() -> house.agent("a02").state() == AgentState.TALKING);
        caller.hangsUp();
    }

    @Test
    void whoHangsUpAtTheDeskMeanwhileIsNotRungAnyMore() {
        FakePhone other = house.ready("a02", "1002");
        mine.falls();
        mine.waitsUntilRung(2);
        house.bridge.hangUp(call, ME);
        other.waitsUntilRung();
        await().until(() -> !mine.isBeingCalled());
        caller.hangsUp();
    }

    @Test
    void aCustomerWhoHangsUpMeanwhileLeavesNoPhoneRinging() {
        mine.falls();
        mine.waitsUntilRung(2);
        caller.hangsUp();
        assertThat(house.awaits(Event.WrapUpBegan.class).by()).isEqualTo(EndedBy.CALLER);
        await().until(() -> !mine.isBeingCalled());
    }

    @Test
    void ourDeathMeanwhileIsMadeGoodByWhoeverComesAfterUs() throws Exception {
        FakePhone colleague = talksWithAColleague();
        mine.falls();
        mine.waitsUntilRung(2);
        house.isKilled();
        mine.answers();
        house.startsAgain();
        house.awaits(Event.AssignmentLineBack.class);
        await().until(() -> mine.talksWith(colleague));
        assertThat(mine.invitations()).isEqualTo(2);
        caller.hangsUp();
    }

    @Test
    void whoseLineIsLostJustAsWeDieIsRungByWhoeverComesAfterUs() throws Exception {
        mine.registers(false);
        mine.falls();
        house.awaits(Event.AssignmentLineLost.class);
        house.isKilled();
        mine.registersUnnoticed(true);
        house.startsAgain();
        isBack(mine);
        await().until(caller::isJoined);
        caller.hangsUp();
    }
}
