package hotline.server.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final String ENTER = """
            "BRIDGE_ENTER","1795290849.091916","i1-9","caller","PJSIP/trunk-0","h-1.0","h-1.0","PJSIP/1001-1","{""bridge_id"":""3,5""}"
            """;
    private static final String HANGUP = """
            "HANGUP","1795290864.092020","i1-9","agent","PJSIP/1001-1","h-1.1","h-1.0","","{""hangupcause"":44,""hangupsource"":\"\"\"\"}"
            """;

    @TempDir
    Path log;

    private Path file;
    private Witness witness;

    @BeforeEach
    void anAsteriskThatWroteSomething() throws IOException {
        file = Files.createDirectory(log.resolve("cel-custom")).resolve("hotline.csv");
        Files.writeString(file, ENTER + HANGUP);
        witness = new Witness(log);
    }

    @Test
    void tellsWhenAndWhyALegEndedWhileWeWereAway() throws IOException {
        assertThat(witness.since(Instant.ofEpochSecond(1795290850L)))
                .containsExactly(new Witness.Observation(
                        "HANGUP",
                        Instant.parse("2026-11-21T19:54:24.092020Z"),
                        "i1-9",
                        "agent",
                        "PJSIP/1001-1",
                        "h-1.1",
                        "h-1.0",
                        "",
                        Optional.of(44)));
        assertThat(witness.since(Instant.EPOCH))
                .hasSize(2)
                .first()
                .extracting(Witness.Observation::bridgedWith)
                .isEqualTo("PJSIP/1001-1");
    }

    @Test
    void aHalfWrittenOrForeignLineIsPassedOver() throws IOException {
        Files.writeString(
                file,
                "nonsense\n\"HANGUP\",\"17952\n" + HANGUP
                        + "\"HANGUP\",\"x\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\n\"CHAN_E");

        assertThat(witness.since(Instant.EPOCH))
                .extracting(Witness.Observation::event)
                .containsExactly("HANGUP");
    }

    @Test
    void nothingIsForgottenWhenTheFileIsPutAside() throws IOException {
        witness.rotate(10_000);
        assertThat(file).exists();
        witness.rotate(10);
        assertThat(file).doesNotExist();
        Files.writeString(file, HANGUP, StandardOpenOption.CREATE_NEW);

        assertThat(witness.since(Instant.EPOCH))
                .extracting(Witness.Observation::event)
                .containsExactly("BRIDGE_ENTER", "HANGUP", "HANGUP");
    }

    @Test
    void anAsteriskThatWroteNothingHasSeenNothing() throws IOException {
        Files.delete(file);

        assertThat(witness.since(Instant.EPOCH)).isEmpty();
    }
}
