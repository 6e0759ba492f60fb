package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.distributor.Event;
import hotline.acd.queue.EntryOutcome;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller who waits is told between the music. */
class AnnouncementsTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    @Test
    void theCallerHearsMusicAgainAfterAnAnnouncementAndIsRungThroughAsEver() {
        FakeCaller caller = waits();
        caller.waitsForAnAnnouncement();
        assertThat(caller.did())
                .filteredOn(line -> line.startsWith("CONTROL STREAM FILE"))
                .singleElement()
                .asString()
                .contains("please-hold");
        await().atMost(LONG).until(caller::hearsMusic);
        FakePhone phone = house.ready("a01", "1001");
        phone.waitsUntilRung();
        caller.hangsUp();
    }

    @Test
    void anAnnouncementIsCutTheMomentAnAgentIsFound() {
        FakeCaller caller = waits().waitsForAnAnnouncement();
        FakePhone phone = house.ready("a01", "1001");
        phone.waitsUntilRung();
        assertThat(house.asterisk.manager().received()).contains("ControlPlayback");
        caller.hangsUp();
    }

    @Test
    void aKeyLeadsOutInTheMiddleOfAnAnnouncement() {
        FakeCaller caller = waits().waitsForAnAnnouncement();
        caller.presses('5').waitsUntilGone();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.EXITED);
        assertThat(house.awaits(Event.FlowServed.class).service()).isEqualTo("bill");
    }

    @Test
    void whoHangsUpInTheMiddleOfAnAnnouncementHasAbandoned() {
        FakeCaller caller = waits().waitsForAnAnnouncement();
        caller.hangsUp();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.ABANDONED);
    }

    private FakeCaller waits() {
        FakeCaller caller = house.asterisk
                .callerDials("13800138000", "4001")
                .waitsUntilAskedForAKey()
                .presses('8');
        return caller.waitsForMusic();
    }
}
