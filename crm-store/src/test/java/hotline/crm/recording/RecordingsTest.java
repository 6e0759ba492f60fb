package hotline.crm.recording;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.access.Access;
import hotline.crm.recording.Recording.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class RecordingsTest {
    private static final InteractionId CALL = new InteractionId(3, 17);
    private static final QueueId SERVICE = new QueueId("service");
    private static final AgentId A01 = new AgentId("a01");
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3_600);

    @TempDir
    private Path root;

    private Database database;
    private RecordingFolder folder;
    private Recordings recordings;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        folder = new RecordingFolder(root.resolve("recording"));
        recordings = new Recordings(database, folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** So many seconds, the first and last so many of them silent; written to its end ten seconds after noon. */
    private RecordingId records(boolean onDemand, int seconds, int silentBefore, int silentAfter) throws IOException {
        RecordingId id = RecordingId.of(CALL, NOON);
        Path file = folder.begin(Note.begun(id, SERVICE, onDemand, Set.of(A01), "PJSIP/trunk-1"));
        byte[] audio = new byte[seconds * 32_000];
        Arrays.fill(audio, silentBefore * 32_000, (seconds - silentAfter) * 32_000, (byte) 7);
        Files.write(file, audio);
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(10)));
        return id;
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void whatHasEndedIsAWavOfTwoChannelsForItsOwnerOnlyAndKnownOnce() throws IOException {
        RecordingId id = records(false, 4, 0, 0);
        assertThat(recordings.settle(still -> true, LATER)).isEmpty();
        folder.joined(id, List.of(new AgentId("a02")));
        folder.ended(id);
        assertThat(recordings.settle(still -> true, at(10)))
                .as("may still be written")
                .isEmpty();

        assertThat(recordings.settle(still -> true, LATER)).containsExactly(CALL);
        assertThat(recordings.settle(still -> true, LATER)).isEmpty();

        assertThat(recordings.of(CALL)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.agents()).containsExactly(A01, new AgentId("a02"));
            assertThat(one.queue()).isEqualTo(SERVICE);
            assertThat(one.from()).isEqualTo(at(6));
            assertThat(one.to()).isEqualTo(at(10));
            assertThat(one.millis()).isEqualTo(4_000);
            assertThat(one.bytes()).isEqualTo(4 * 32_000 + 44);
            assertThat(one.pauses()).isEmpty();
        });
        Path file = folder.recording(id).orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] wav = Files.readAllBytes(file);
        assertThat(wav[22]).as("channels").isEqualTo((byte) 2);
        assertThat(wav[44]).isEqualTo((byte) 7);
        assertThat(Files.list(root.resolve("recording"))).hasSize(1);
    }

    @Test
    void whatNobodyHasSeenEndIsFoundWhenItsInteractionIsOver() throws IOException {
        records(false, 4, 0, 0);
        Recordings next = new Recordings(database, new RecordingFolder(root.resolve("recording")));

        assertThat(next.settle(still -> true, LATER)).isEmpty();
        assertThat(next.settle(over -> false, LATER)).containsExactly(CALL);
        assertThat(next.of(CALL)).hasSize(1);
    }

    @Test
    void silenceAtBothEndsIsLeftOutAndPausesAreSaidWithWhoWantedThem() throws IOException {
        RecordingId id = records(true, 10, 4, 3);
        folder.switched(CALL, new Switch(at(4), false, "a01"));
        folder.switched(CALL, new Switch(at(5), true, "a01"));
        folder.switched(CALL, new Switch(at(6), false, "s01"));
        folder.ended(id);

        recordings.settle(over -> false, LATER);

        assertThat(recordings.of(id).orElseThrow()).satisfies(one -> {
            assertThat(one.millis()).isEqualTo(5_000);
            assertThat(one.from()).isEqualTo(at(3));
            assertThat(one.pauses()).containsExactly(new Pause(at(3), at(4), ""), new Pause(at(5), at(6), "a01"));
        });
        assertThat(folder.switches(CALL)).isEmpty();
    }

    @Test
    void whatIsSilentAllTheTimeIsNoRecording() throws IOException {
        folder.ended(records(true, 4, 4, 0));
        assertThat(recordings.settle(over -> false, LATER)).isEmpty();
        assertThat(recordings.of(CALL)).isEmpty();
        assertThat(Files.list(root.resolve("recording"))).isEmpty();
    }

    @Test
    void listeningIsWrittenDownAndWhatIsErasedIsGoneButNotWhoDidIt() throws IOException {
        RecordingId id = records(false, 4, 0, 0);
        folder.ended(id);
        recordings.settle(over -> false, LATER);

        Path file = recordings.listen(id, "s01", LATER).orElseThrow();
        recordings.listen(id, "s01", LATER.plusSeconds(5));
        assertThat(recordings.accesses(id)).containsExactly(new Access("s01", "HEARD", LATER));

        assertThat(recordings.eraseBefore(NOON, LATER)).isZero();
        assertThat(recordings.eraseBefore(NOON.plus(Duration.ofMinutes(1)), LATER))
                .isOne();
        assertThat(file).doesNotExist();
        assertThat(recordings.of(CALL)).isEmpty();
        assertThat(recordings.listen(id, "s01", LATER)).isEmpty();
        assertThat(recordings.accesses(id)).extracting(Access::deed).containsExactly("HEARD", "ERASED");
        assertThat(recordings.erase(id, "admin", LATER)).isFalse();
    }

    @Test
    void ofACustomerWhoIsForgottenNothingIsLeftNotEvenWhatIsBeingRecorded() throws IOException {
        records(false, 4, 0, 0);
        recordings.erase(List.of(CALL), "admin", LATER);
        assertThat(Files.list(root.resolve("recording"))).isEmpty();
        assertThat(recordings.settle(over -> false, LATER)).isEmpty();
    }
}
