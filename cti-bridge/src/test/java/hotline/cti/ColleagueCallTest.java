package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.ConsultEnd;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.cti.fake.FakePhone;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two agents' legs without a customer: the caller's, then the colleague's, and then they are one conversation. */
class ColleagueCallTest {
    private static final InteractionId CALL = new InteractionId(1, 900);

    @TempDir
    Path folder;

    private House house;
    private FakePhone mine;
    private FakePhone hers;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
        mine = house.ready("a01", "1001");
        hers = house.ready("a02", "1002");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    private void calls() {
        house.ask(new Request.CallColleague(
                house.id(),
                new Actor("agent:a01"),
                CALL,
                new AgentId("a01"),
                new AgentId("a02"),
                new QueueId("service")));
        mine.waitsUntilRung();
    }

    private void rings() {
        calls();
        assertThat(hers.invitations()).isZero();
        mine.answers();
        hers.waitsUntilRung();
    }

    private void talk() {
        rings();
        hers.answers();
        await().until(() -> mine.talksWith(hers));
    }

    private void awaitsTheEnd() {
        house.awaits(Event.InteractionEnded.class);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
        house.asterisk.waitsForAnEmptyHouse();
    }

    private void dies() throws Exception {
        house.isKilled();
        house.startsAgain();
        house.bridge.compare().toCompletableFuture().join();
    }

    /** With which legs were sent somewhere, or brought together. */
    private List<String> orders() {
        return house.asterisk.manager().received().stream()
                .filter(Set.of("Redirect", "Bridge")::contains)
                .toList();
    }

    @Test
    void theyTalkAndBothAreLetGoWhenEitherHangsUp() {
        talk();
        assertThat(house.agent("a01").state()).isEqualTo(AgentState.TALKING);
        assertThat(house.agent("a02").state()).isEqualTo(AgentState.TALKING);
        hers.hangsUp();
        awaitsTheEnd();
        assertThat(house.bridge.status().repairs()).isZero();
        assertThat(house.agent("a02").state()).isEqualTo(AgentState.READY);
    }

    @Test
    void theDeskHangsUp() {
        talk();
        house.bridge.hangUp(CALL, new AgentId("a01"));
        awaitsTheEnd();
        assertThat(house.bridge.status().repairs()).isZero();
    }

    @Test
    void aColleagueWhoDeclinesOrIsBusyLetsTheCallersPhoneGo() {
        hers.does(FakePhone.Habit.IS_BUSY);
        calls();
        mine.answers();
        awaitsTheEnd();
        assertThat(house.events(Event.OfferEnded.class).getLast().result()).isEqualTo(OfferResult.BUSY);
        assertThat(house.awaits(Event.ConsultEnded.class).how()).isEqualTo(ConsultEnd.NOT_REACHED);
    }

    @Test
    void whoGivesUpEndsTheRinging() {
        rings();
        mine.hangsUp();
        awaitsTheEnd();
        assertThat(hers.isBeingCalled()).isFalse();
        assertThat(house.events(Event.OfferEnded.class).getLast().result()).isEqualTo(OfferResult.RESCINDED);
    }

    @Test
    void theCallersOwnPhoneThatDeclinesCallsNobody() {
        calls();
        mine.declines();
        awaitsTheEnd();
        assertThat(hers.invitations()).isZero();
    }

    @Test
    void ourDeathWhileTheyTalkDisconnectsNobodyAndTheEndIsKnown() throws Exception {
        talk();
        List<String> orders = orders();
        dies();
        assertThat(mine.talksWith(hers)).isTrue();
        mine.hangsUp();
        awaitsTheEnd();
        assertThat(orders()).isEqualTo(orders);
        assertThat(mine.invitations() + hers.invitations()).isEqualTo(2);
    }

    @Test
    void ourDeathWhileTheColleaguesPhoneRingsGoesOnWithThatPhone() throws Exception {
        rings();
        dies();
        hers.answers();
        await().until(() -> mine.talksWith(hers));
        assertThat(hers.invitations()).isEqualTo(1);
        hers.hangsUp();
        awaitsTheEnd();
    }

    @Test
    void aColleagueWhoAnswersWhileNobodyOfUsIsThereIsBroughtTogetherWithTheCaller() throws Exception {
        rings();
        house.isKilled();
        hers.answers();
        house.startsAgain();
        await().until(() -> mine.talksWith(hers));
        hers.hangsUp();
        awaitsTheEnd();
    }

    @Test
    void whoHangsUpWhileNobodyOfUsIsThereEndsItForBothWhenWeAre() throws Exception {
        talk();
        house.isKilled();
        hers.hangsUp();
        house.startsAgain();
        awaitsTheEnd();
        assertThat(mine.isBeingCalled()).isFalse();
    }

    @Test
    void ourDeathWhileTheCallersPhoneRingsGoesOnWithThatPhone() throws Exception {
        calls();
        dies();
        mine.answers();
        hers.waitsUntilRung().answers();
        await().until(() -> mine.talksWith(hers));
        assertThat(mine.invitations()).isEqualTo(1);
        hers.hangsUp();
        awaitsTheEnd();
    }
}
