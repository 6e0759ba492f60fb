package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Event;
import hotline.acd.interaction.EndedBy;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostConnectionTest {
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

    @Test
    void aConversationThatEndsWhileTheManagerIsAwayIsToldByItsScript() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = talks(phone);
        house.asterisk.manager().refusesConnections(true);
        house.asterisk.manager().dropsConnections();
        phone.hangsUp();
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.WrapUpBegan.class).by()).isEqualTo(EndedBy.AGENT);
        house.awaits(Event.InteractionEnded.class);
        house.asterisk.manager().refusesConnections(false);
        await().until(() -> house.bridge.status().ami().up());
    }

    @Test
    void anAnswerWhoseEventIsLostIsFound() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        house.asterisk.manager().losesEvents(true);
        phone.answers();
        house.asterisk.manager().losesEvents(false);
        house.awaits(Event.AssignmentBegan.class);
        assertThat(house.bridge.status().repairs()).isEqualTo(1);
        caller.hangsUp();
        house.awaits(Event.InteractionEnded.class);
    }

    @Test
    void aWaitingCallersHangUpNeedsNoManager() {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1').waitsForMusic();
        house.asterisk.manager().refusesConnections(true);
        house.asterisk.manager().dropsConnections();
        caller.hangsUp();
        assertThat(house.awaits(Event.CustomerLeft.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void afterARestartOfAsteriskEverythingIsClosedWithTheCause() {
        FakePhone phone = house.ready("a01", "1001");
        talks(phone);
        house.asterisk.callerDials("2", "4001").presses('1').waitsForMusic();
        house.asterisk.restarts();
        house.awaits(Event.CustomerLeft.class, 2);
        assertThat(house.events(Event.CustomerLeft.class)).allSatisfy(left -> {
            assertThat(left.by()).isEqualTo(EndedBy.NETWORK);
            assertThat(left.cause()).isEqualTo("asterisk-restarted");
        });
        house.awaits(Event.InteractionEnded.class, 2);
        await().until(() -> house.agent("a01").state() == AgentState.READY);
    }

    @Test
    void aSilentManagerIsNoticedWithinThreeSecondsAndTheLegsAreComparedAfterwards() {
        long before = house.bridge.status().comparisons();
        house.asterisk.manager().fallsSilent();
        long from = System.nanoTime();
        await().until(() -> !house.bridge.status().ami().up());
        assertThat((System.nanoTime() - from) / 1_000_000).isLessThan(3_000);
        house.asterisk.manager().speaksAgain();
        await().until(() -> house.bridge.status().comparisons() > before);
    }

    @Test
    void aQuietHouseNeedsNoRepair() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = talks(phone);
        house.asterisk.callerDials("2", "4001").presses('1').waitsForMusic();
        long before = house.bridge.status().comparisons();
        await().until(() -> house.bridge.status().comparisons() >= before + 2);
        assertThat(house.bridge.status().repairs()).isZero();
        caller.hangsUp();
    }

    private FakeCaller talks(FakePhone phone) {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        phone.waitsUntilRung().answers();
        house.awaits(Event.AssignmentBegan.class);
        return caller;
    }
}
