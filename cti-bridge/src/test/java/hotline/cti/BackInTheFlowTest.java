package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.queue.BlockCause;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.WhenUnserved;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller who is not let into a queue, or has to leave it, goes on in the call flow. */
class BackInTheFlowTest {
    private static final Actor SUPERVISOR = new Actor("user:s01");

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
    void whoFindsTheQueueFullGoesWhereTheNodeSays() {
        limits(new QueueLimits(1, WhenUnserved.WAIT, WhenUnserved.WAIT, 0, 0, 0, List.of(), QueueLimits.FOR_EVER));
        FakeCaller first = calls().waitsForMusic();
        FakeCaller second = calls();
        second.waitsUntilGone();
        assertThat(house.awaits(Event.EntryBlocked.class).cause()).isEqualTo(BlockCause.FULL);
        assertThat(house.awaits(Event.FlowServed.class).service()).isEqualTo("bill");
        first.hangsUp();
    }

    @Test
    void aKeyThatLeadsOutOfTheQueueDoes() {
        FakeCaller caller = calls().waitsForMusic();
        caller.presses('7').presses('5');
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.EXITED);
        assertThat(house.awaits(Event.FlowServed.class).service()).isEqualTo("bill");
    }

    @Test
    void aKeyLeadsOutWhileItRingsToo() {
        FakePhone phone = house.ready("a01", "1001");
        FakeCaller caller = calls();
        phone.waitsUntilRung();
        caller.presses('5').waitsUntilGone();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.EXITED);
        assertThat(phone.isBeingCalled()).isFalse();
    }

    @Test
    void whoIsWithdrawnHearsTheMenuAgainAndMayBeQueuedAgain() {
        FakeCaller caller = calls().waitsForMusic();
        withdraw(1);
        caller.waitsUntilAskedForAKey().presses('1');
        await().until(() -> house.events(Event.EntryQueued.class).size() == 2);
        caller.waitsForMusic();
        withdraw(2);
        caller.waitsUntilAskedForAKey().hangsUp();
        assertThat(house.awaits(Event.InteractionEnded.class)).isNotNull();
        assertThat(house.events(Event.FlowPassed.class))
                .extracting(Event.FlowPassed::exit)
                .endsWith("caller-left");
    }

    @Test
    void whereTheNodeDoesNotSayTheCallerIsToldBeforeWeHangUp() {
        FakeCaller caller = calls().waitsForMusic();
        limits(new QueueLimits(0, WhenUnserved.LEAVE, WhenUnserved.LEAVE, 0, 0, 0, List.of(), QueueLimits.FOR_EVER));
        caller.waitsUntilGone();
        assertThat(house.awaits(Event.EntryEnded.class).outcome()).isEqualTo(EntryOutcome.UNSERVED);
        assertThat(caller.did()).anyMatch(line -> line.contains("not-possible-now"));
        assertThat(caller.variable("HOTLINE_DONE")).isEqualTo("1");
    }

    @Test
    void whoIsSentBackWhileWeAreDeadGoesOnWhereTheNodeSays() throws Exception {
        FakeCaller caller = calls().waitsForMusic();
        house.isKilled();
        house.startsAgain();
        house.ask(new Request.CloseQueue(house.id(), SUPERVISOR, new QueueId("service")));
        await().until(() -> caller.did().stream()
                        .filter(line -> line.startsWith("SET MUSIC ON"))
                        .count()
                == 2); // her script is there again, and listens
        caller.presses('5').waitsUntilGone();
        assertThat(house.awaits(Event.FlowServed.class).service()).isEqualTo("bill");
    }

    private void withdraw(int time) {
        house.ask(new Request.WithdrawEntry(
                house.id(),
                SUPERVISOR,
                house.awaits(Event.EntryQueued.class, time).entry(),
                EntryOutcome.WITHDRAWN));
    }

    private void limits(QueueLimits limits) {
        house.queue(usual -> usual.with(usual.afterNoAnswer(), limits));
    }

    private FakeCaller calls() {
        FakeCaller caller = house.asterisk.callerDials("1", "4001").presses('1');
        return caller;
    }
}
