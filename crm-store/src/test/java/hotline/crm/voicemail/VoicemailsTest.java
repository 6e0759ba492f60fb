package hotline.crm.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.access.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class VoicemailsTest {
    private static final InteractionId CALL = new InteractionId(3, 17);
    private static final InteractionId OTHER = new InteractionId(3, 18);
    private static final QueueId SERVICE = new QueueId("service");
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");

    @TempDir
    private Path root;

    private Database database;
    private VoicemailFolder folder;
    private Voicemails voicemails;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        folder = new VoicemailFolder(root.resolve("voicemail"));
        voicemails = new Voicemails(database, folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aKeptMessageBecomesKnownOnceAndIsTakenByOnePerson() throws IOException {
        leaves(CALL, 3, NOON);
        folder.keep(CALL, Duration.ofSeconds(2));

        assertThat(voicemails.settle(still -> true)).containsExactly(SERVICE);
        assertThat(voicemails.settle(still -> true)).isEmpty();

        assertThat(voicemails.open(List.of(SERVICE))).singleElement().satisfies(one -> {
            assertThat(one.interaction()).isEqualTo(CALL);
            assertThat(one.millis()).isEqualTo(3_000);
            assertThat(one.leftAt()).isEqualTo(NOON);
            assertThat(one.takenBy()).isNull();
        });
        assertThat(voicemails.open(List.of(new QueueId("sales")))).isEmpty();
        assertThat(voicemails.take(CALL, "a01", NOON)).isTrue();
        assertThat(voicemails.take(CALL, "a02", NOON)).isFalse();
        assertThat(voicemails.take(CALL, "a01", NOON)).isTrue();
        assertThat(voicemails.release(CALL, "a01", NOON)).isTrue();
        assertThat(voicemails.take(CALL, "a02", NOON)).isTrue();
        assertThat(voicemails.done(CALL, "a02", NOON)).isTrue();
        assertThat(voicemails.open(List.of(SERVICE))).isEmpty();
        assertThat(voicemails.of(CALL).orElseThrow().doneAt()).isEqualTo(NOON);
    }

    @Test
    void whatWasCutOffByADeathIsAMessageAsSoonAsTheCallIsOver() throws IOException {
        leaves(CALL, 3, NOON);
        leaves(OTHER, 1, NOON);

        assertThat(voicemails.settle(still -> true)).isEmpty();
        assertThat(voicemails.settle(still -> false)).containsExactly(SERVICE);

        assertThat(voicemails.open(List.of(SERVICE)))
                .extracting(Voicemail::interaction)
                .containsExactly(CALL);
        assertThat(folder.unsettled()).isEmpty();
        assertThat(folder.recording(OTHER)).isEmpty();
    }

    @Test
    void theCallBackIsAboutTheSameMessage() throws IOException {
        kept(CALL, NOON);

        assertThat(voicemails.calls(CALL, "a01", OTHER)).isFalse();
        voicemails.take(CALL, "a01", NOON);
        assertThat(voicemails.calls(CALL, "a01", OTHER)).isTrue();

        assertThat(voicemails.about(OTHER).orElseThrow().interaction()).isEqualTo(CALL);
        assertThat(voicemails.about(CALL).orElseThrow().call()).isEqualTo(OTHER);
    }

    @Test
    void whoListensIsWrittenDownOnceAListening() throws IOException {
        kept(CALL, NOON);

        assertThat(voicemails.listen(CALL, "a01", NOON)).isPresent();
        voicemails.listen(CALL, "a01", NOON.plusSeconds(20));
        voicemails.listen(CALL, "s01", NOON.plusSeconds(30));
        voicemails.listen(CALL, "a01", NOON.plusSeconds(100));

        assertThat(voicemails.accesses(CALL))
                .extracting(access -> access.person() + " " + access.deed())
                .containsExactly("a01 HEARD", "s01 HEARD", "a01 HEARD");
        assertThat(voicemails.listen(OTHER, "a01", NOON)).isEmpty();
    }

    @Test
    void whatIsErasedIsGoneAndItIsKnownByWhom() throws IOException {
        kept(CALL, NOON);

        assertThat(voicemails.erase(CALL, "s01", NOON)).isTrue();
        assertThat(voicemails.erase(CALL, "s01", NOON)).isFalse();

        assertThat(voicemails.of(CALL)).isEmpty();
        assertThat(folder.recording(CALL)).isEmpty();
        assertThat(voicemails.accesses(CALL)).extracting(Access::deed).containsExactly("ERASED");
    }

    @Test
    void whatIsTooOldIsErased() throws IOException {
        kept(CALL, NOON);
        kept(OTHER, NOON.plusSeconds(3_600));

        assertThat(voicemails.eraseBefore(NOON.plusSeconds(60), NOON.plusSeconds(7_200)))
                .isEqualTo(1);

        assertThat(voicemails.of(CALL)).isEmpty();
        assertThat(voicemails.of(OTHER)).isPresent();
        assertThat(voicemails.accesses(CALL)).extracting(Access::person).containsExactly("system:retention");
    }

    private void kept(InteractionId interaction, Instant at) throws IOException {
        leaves(interaction, 3, at);
        folder.keep(interaction, Duration.ofSeconds(2));
        voicemails.settle(still -> true);
    }

    private void leaves(InteractionId interaction, int seconds, Instant at) throws IOException {
        Path part = folder.begin(new VoicemailFolder.Note(interaction, SERVICE, "zh-CN", Duration.ofSeconds(2), at));
        VoicemailFolderTest.speaks(part, seconds, true);
    }
}
