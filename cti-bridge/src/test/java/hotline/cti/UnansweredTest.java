package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import hotline.cti.fake.FakePhone.Habit;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a phone did not answer, and when it is thought to be there again. */
class UnansweredTest {
    private static final Duration A_FEW_LOOKS = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "IS_BUSY, BUSY",
        "DECLINES, DECLINED",
        "DIVERTS, DECLINED",
        "IS_SILENCED, EXPIRED",
        "FAILS, UNREACHABLE",
        "UNREACHABLE, UNREACHABLE"
    })
    void theCauseSaysWhyAndTheNextAgentIsRung(Habit habit, OfferResult result) {
        house.ready("a01", "1001").does(habit);
        FakePhone next = house.ready("a02", "1002");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        next.waitsUntilRung();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(result);
        next.answers();
        house.awaits(Event.AssignmentBegan.class);
        assertThat(house.events(Event.CustomerLeft.class)).isEmpty();
        caller.hangsUp();
    }

    @Test
    void aPhoneThatDivertsHasDeclinedThoughTheOneBeforeItWasBusyAndWhyItsLegHasEndedIsToldLate() {
        house.ready("a01", "1001").does(Habit.IS_BUSY);
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.BUSY);
        FakePhone next = house.ready("a02", "1002").waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        house.asterisk.manager().holdsEvents(true);
        next.diverts();
        caller.waitsForMusic();
        house.asterisk.manager().holdsEvents(false);
        assertThat(house.awaits(Event.OfferEnded.class, 2).result()).isEqualTo(OfferResult.DECLINED);
        caller.hangsUp();
    }

    @Test
    void theSameIsKnownWithoutTheManager() {
        FakePhone first = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        first.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        house.asterisk.manager().losesEvents(true);
        first.declines();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.DECLINED);
        house.asterisk.manager().losesEvents(false);
        caller.hangsUp();
    }

    @Test
    void aPhoneThatGoesAwayAndComesBackIsSeen() {
        FakePhone phone = house.ready("a01", "1001");
        phone.registers(false);
        assertThat(house.awaits(Event.StationChanged.class).reachable()).isFalse();
        phone.registers(true);
        assertThat(house.awaits(Event.StationChanged.class, 2).reachable()).isTrue();
    }

    @Test
    void aPhoneThatRegistersAnewIsSeenThoughTheEndOfItsOldContactIsToldLast() {
        FakePhone phone = house.ready("a01", "1001");
        phone.registersAnew();
        assertThat(house.awaits(Event.StationChanged.class).reachable()).isFalse();
        await().atMost(A_FEW_LOOKS).until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void aPhoneThatCouldNotBeCalledIsSeenAgainThoughNobodyTellsThatItWasAway() {
        FakePhone phone = house.ready("a01", "1001");
        phone.registersUnnoticed(false);
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.UNREACHABLE);
        phone.registersUnnoticed(true);
        await().atMost(A_FEW_LOOKS).until(() -> phone.invitations() == 1);
        phone.answers();
        house.awaits(Event.AssignmentBegan.class);
        caller.hangsUp();
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    /** The events of its registration overtake the news that it could not be called. */
    @Test
    void aPhoneThatWasBackBeforeTheCallFailedIsSeenAgain() {
        FakePhone phone = house.ready("a01", "1001");
        phone.registers(false);
        phone.registers(true);
        phone.does(Habit.FAILS);
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.UNREACHABLE);
        phone.does(Habit.RINGS);
        await().atMost(A_FEW_LOOKS).until(() -> phone.invitations() == 2);
        caller.hangsUp();
    }
}
