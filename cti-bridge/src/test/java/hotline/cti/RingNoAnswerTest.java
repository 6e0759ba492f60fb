package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferResult;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import hotline.cti.fake.FakePhone.Habit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingNoAnswerTest {
    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder, 1_000);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void aPhoneNobodyAnswersIsTakenBackAndTheNextOneRings() {
        FakePhone first = house.ready("a01", "1001");
        FakePhone second = house.ready("a02", "1002");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        first.waitsUntilRung();
        second.waitsUntilRung();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.EXPIRED);
        assertThat(first.isBeingCalled()).isFalse();
        second.answers();
        house.awaits(Event.AssignmentBegan.class);
        caller.hangsUp();
        assertThat(house.bridge.status().repairs()).isZero();
    }

    @Test
    void anAnswerThatCrossesOurWithdrawalCountsAsNoneAndTheCallerKeepsThePlace() {
        FakePhone first = house.ready("a01", "1001").does(Habit.ANSWERS_WHEN_WITHDRAWN);
        FakePhone second = house.ready("a02", "1002");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        first.waitsUntilRung();
        second.waitsUntilRung();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.EXPIRED);
        second.answers();
        house.awaits(Event.AssignmentBegan.class);
        assertThat(house.events(Event.AssignmentBegan.class)).hasSize(1);
        caller.hangsUp();
    }

    @Test
    void aWithdrawalThatCouldNotBeOrderedIsOrderedAsSoonAsTheManagerIsBack() {
        FakePhone first = house.ready("a01", "1001");
        FakePhone second = house.ready("a02", "1002");
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        first.waitsUntilRung();
        house.awaits(Event.OfferRang.class);
        house.asterisk.manager().refusesConnections(true);
        house.asterisk.manager().dropsConnections();
        house.awaits(Event.OfferEnding.class);
        assertThat(first.isBeingCalled()).isTrue();
        house.asterisk.manager().refusesConnections(false);
        second.waitsUntilRung();
        assertThat(first.isBeingCalled()).isFalse();
        assertThat(house.awaits(Event.OfferEnded.class).result()).isEqualTo(OfferResult.EXPIRED);
        caller.hangsUp();
    }
}
