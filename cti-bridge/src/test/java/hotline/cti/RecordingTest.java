package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.InteractionId;
import hotline.cti.Recordings.Rule;
import hotline.cti.fake.FakeCaller;
import hotline.cti.fake.FakePhone;
import hotline.cti.fake.FakeRecording;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of a customer, and what is not: only what she has been told of, only what she is part of, nothing of a pause. */
class RecordingTest {
    private static final AgentId ME = new AgentId("a01");
    private static final AgentId COLLEAGUE = new AgentId("a02");
    private static final Actor BY_ME = new Actor("agent:a01");

    @TempDir
    Path folder;

    private House house;
    private FakeCaller caller;
    private FakePhone mine;
    private InteractionId call;

    @BeforeEach
    void aHouse() throws Exception {
        house = House.open(folder);
        mine = house.ready("a01", "1001");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        house.asterisk.waitsForAnEmptyHouse();
        house.close();
    }

    private void talks(Rule rule) {
        house.taped.rule = rule;
        caller = house.asterisk.callerDials("1", "4001").presses('1');
        mine.waitsUntilRung().answers();
        call = house.awaits(Event.AssignmentBegan.class).interaction();
    }

    private void hold(boolean held) {
        house.ask(new Request.Hold(house.id(), BY_ME, call, ME, held));
    }

    private FakeRecording recording(int number) {
        await().until(() -> caller.recordings().size() == number);
        return caller.recordings().getLast();
    }

    /** At the desk. */
    private boolean paused(boolean yes) {
        house.taped.pause(call, yes);
        return house.bridge.recordingChanged(call).toCompletableFuture().join();
    }

    private FakePhone asks() {
        FakePhone phone = house.ready("a02", "1002");
        house.ask(new Request.Consult(house.id(), BY_ME, call, ME, new Target.ToAgent(COLLEAGUE)));
        phone.waitsUntilRung().answers();
        await().until(() -> house.agent("a02").state() == AgentState.TALKING);
        return phone;
    }

    private int said(String command) {
        int at = 0;
        for (String did : caller.did()) {
            if (did.contains(command)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    @Test
    void theCallerIsToldBeforeSheWaitsAndRecordedFromTheFirstWordOn() {
        talks(Rule.ALL);
        assertThat(recording(1).isSilent()).isFalse();
        assertThat(said("call-is-recorded")).isBetween(0, said("MixMonitor") - 1);
        assertThat(said("MixMonitor")).isLessThan(said("Dial"));
        assertThat(house.taped.with()).containsExactly(Set.of(ME));
        caller.hangsUp();
        await().until(() -> house.taped.ended.size() == 1);
    }

    @Test
    void whereNothingIsRecordedNothingIsSaidOfIt() {
        talks(Rule.NOTHING);
        caller.hangsUp();
        caller.waitsUntilGone();
        assertThat(caller.did()).noneMatch(did -> did.contains("record") || did.contains("MixMonitor"));
    }

    @Test
    void whoIsNotToldIsNotRecorded() {
        house.asterisk.hasNoSound("call-is-recorded");
        talks(Rule.ALL);
        assertThat(caller.recordings()).isEmpty();
        caller.hangsUp();
    }

    @Test
    void eachTimeTogetherIsARecordingAndMusicIsInNone() {
        talks(Rule.ALL);
        FakeRecording first = recording(1);
        hold(true);
        caller.waitsForMusic();
        await().until(first::isOver);
        hold(false);
        assertThat(recording(2).isOver()).isFalse();
        assertThat(caller.did().stream().filter(did -> did.contains("call-is-recorded") && did.endsWith("\"0\"")))
                .hasSize(1); // a key may cut it: then it goes on
        caller.hangsUp();
        await().until(() -> house.taped.ended.size() == 2);
    }

    @Test
    void aPauseIsInForceWhenItIsAnsweredAndStaysOneAcrossAHold() {
        talks(Rule.ALL);
        FakeRecording first = recording(1);
        assertThat(paused(true)).isTrue();
        assertThat(first.isSilent()).isTrue();
        hold(true);
        caller.waitsForMusic();
        hold(false);
        await().until(caller::isJoined);
        assertThat(recording(2).isSilent()).isTrue();
        assertThat(paused(false)).isTrue();
        assertThat(recording(2).isSilent()).isFalse();
        caller.hangsUp();
    }

    @Test
    void onDemandNothingIsHeardUntilItIsAskedFor() {
        talks(Rule.ON_DEMAND);
        assertThat(said("call-may-be-recorded")).isNotNegative();
        assertThat(recording(1).isSilent()).isTrue();
        assertThat(paused(false)).isTrue();
        assertThat(recording(1).isSilent()).isFalse();
        caller.hangsUp();
    }

    @Test
    void aPauseThatCannotBeMadeSureOfMeansThatNothingIsRecorded() {
        house.asterisk.refusesToSilence();
        talks(Rule.ON_DEMAND);
        await().until(() -> house.taped.dropped.size() == 1);
        assertThat(recording(1).isOver()).isTrue();
        caller.hangsUp();
    }

    @Test
    void whatAgentsSayWithoutTheCustomerIsNotRecorded() {
        talks(Rule.ALL);
        FakeRecording first = recording(1);
        FakePhone colleague = asks();
        caller.waitsForMusic();
        await().until(first::isOver);
        assertThat(caller.recordings()).hasSize(1);
        house.ask(new Request.HandOver(house.id(), BY_ME, call, ME));
        await().until(caller::isJoined);
        recording(2);
        assertThat(house.taped.with()).containsExactly(Set.of(ME), Set.of(COLLEAGUE));
        colleague.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void aConferenceIsOneRecordingOfAllWhoTakePart() {
        talks(Rule.ALL);
        FakePhone colleague = asks();
        house.ask(new Request.Conference(house.id(), BY_ME, call, ME));
        await().until(caller::isInConference);
        recording(2);
        assertThat(house.taped.with()).containsExactly(Set.of(ME), Set.of(ME, COLLEAGUE));
        mine.hangsUp();
        colleague.hangsUp();
        caller.waitsUntilGone();
    }

    @Test
    void nothingIsHeardWhileTheAgentHoldsAtThePhone() {
        talks(Rule.ALL);
        mine.holds();
        await().until(() -> recording(1).isSilent());
        mine.retrieves();
        await().until(() -> !recording(1).isSilent());
        caller.hangsUp();
    }

    @Test
    void ourDeathChangesNothingInWhatIsRecordedAndAPauseGoesOn() throws Exception {
        talks(Rule.ALL);
        FakeRecording first = recording(1);
        paused(true);
        house.isKilled();
        first.isHeardAgain();
        house.startsAgain();
        await().until(first::isSilent);
        assertThat(first.isOver()).isFalse();
        assertThat(paused(false)).isTrue();
        assertThat(first.isSilent()).isFalse();
        caller.hangsUp();
    }

    @Test
    void whatWasRecordedWhileNobodyOfUsWasThereEndsWithThatConversation() throws Exception {
        talks(Rule.ALL);
        FakeRecording first = recording(1);
        house.isKilled();
        house.startsAgain();
        hold(true);
        caller.waitsForMusic();
        await().until(first::isOver);
        await().until(() -> house.taped.ended.size() == 1);
        hold(false);
        assertThat(recording(2).isOver()).isFalse();
        caller.hangsUp();
    }
}
