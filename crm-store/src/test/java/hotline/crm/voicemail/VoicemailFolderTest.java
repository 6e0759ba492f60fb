package hotline.crm.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings survive whoever dies, and nobody else reads them. */
class VoicemailFolderTest {
    private static final InteractionId CALL = new InteractionId(3, 17);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final VoicemailFolder.Note NOTE = new VoicemailFolder.Note(
            CALL, new QueueId("service"), "zh-CN", TWO_SECONDS, Instant.parse("2026-07-03T12:00:00Z"));

    @TempDir
    private Path root;

    private Path place;
    private VoicemailFolder folder;

    @BeforeEach
    void open() {
        place = root.resolve("voicemail");
        folder = new VoicemailFolder(place);
    }

    @Test
    void onlyItsOwnerReadsAMessage() throws IOException {
        Path part = folder.begin(NOTE);
        speaks(part, 3, true);
        folder.keep(CALL, TWO_SECONDS);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.recording(CALL).orElseThrow())))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeptMessageIsThereUntilTheDatabaseKnowsOfItAndAfterwards() throws IOException {
        speaks(folder.begin(NOTE), 3, true);

        assertThat(folder.recorded(CALL)).isEqualTo(Duration.ofSeconds(3));
        assertThat(folder.keep(CALL, TWO_SECONDS)).isTrue();
        assertThat(folder.keep(CALL, TWO_SECONDS)).isTrue();

        assertThat(folder.unsettled()).containsExactly(NOTE);
        folder.settled(CALL);
        assertThat(folder.unsettled()).isEmpty();
        assertThat(folder.length(CALL)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void nothingIsLeftOfWhatIsTooShort() throws IOException {
        speaks(folder.begin(NOTE), 1, true);

        assertThat(folder.keep(CALL, TWO_SECONDS)).isFalse();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void aRecordingWhoseRecorderDiedTellsItsLengthAgain() throws IOException {
        speaks(folder.begin(NOTE), 4, false);

        assertThat(new VoicemailFolder(place).unsettled()).containsExactly(NOTE);
        assertThat(folder.keep(CALL, TWO_SECONDS)).isTrue();

        byte[] bytes = Files.readAllBytes(folder.recording(CALL).orElseThrow());
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(4)).isEqualTo(bytes.length - 8);
        assertThat(header.getInt(40)).isEqualTo(bytes.length - 44);
    }

    @Test
    void whoBeginsAnewHasSaidNothingYet() throws IOException {
        speaks(folder.begin(NOTE), 4, true);
        folder.begin(NOTE);

        assertThat(folder.recorded(CALL)).isZero();
        assertThat(folder.unsettled()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfWhatIsErased() throws IOException {
        speaks(folder.begin(NOTE), 4, true);
        folder.keep(CALL, TWO_SECONDS);
        folder.drop(CALL);

        assertThat(place).isEmptyDirectory();
        assertThat(folder.recording(CALL)).isEmpty();
    }

    /** @param finished the lengths are in the header, as they are at the end only */
    static void speaks(Path file, int seconds, boolean finished) throws IOException {
        int data = seconds * 16_000;
        ByteBuffer bytes = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(finished ? data + 36 : 0)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(finished ? data : 0);
        Files.write(file, bytes.array());
    }
}
