package hotline.cti;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.InteractionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallWitnessTest {
    private static final String ANSWER = """
            "ANSWER","1795290849.091916","i1-9","agent","PJSIP/1001-1","h-1.0","h-1.0","PJSIP/1001-1","{""bridge_id"":""3,5""}"
            """;
    private static final String HANGUP = """
            "HANGUP","1795290864.092020","i1-9","agent","PJSIP/1001-1","h-1.1","h-1.0","","{""hangupcause"":44,""hangupsource"":\"\"\"\"}"
            """;

    @TempDir
    Path folder;

    private Path file;
    private InteractionId interaction;
    private CallWitness witness;

    @BeforeEach
    void anAsteriskThatWroteSomething() throws IOException {
        file = folder.resolve("hotline.csv");
        Files.writeString(file, ANSWER + HANGUP);
        interaction = InteractionId.parse("i1-9");
        witness = new CallWitness(file);
    }

    @Test
    void tellsWhenAPhoneAnsweredAndWhenAndWhyItsLegEnded() {
        assertThat(witness.answered(interaction, "1001")).contains(1_795_290_849_091L);
        assertThat(witness.answered(interaction, "1002")).isEmpty();
        assertThat(witness.ending(interaction, "agent"))
                .contains(new CallWitness.Ending("PJSIP/1001-1", 1_795_290_864_092L, 44, false));
        assertThat(witness.ending(interaction, "caller")).isEmpty();
    }

    @Test
    void nothingIsForgottenWhenTheFileIsPutAside() throws IOException {
        Files.writeString(file, ANSWER);
        Files.move(file, folder.resolve("hotline.csv.1"));
        Files.writeString(file, HANGUP);

        assertThat(witness.answered(interaction, "1001")).isPresent();
        assertThat(witness.ending(interaction, "agent")).isPresent();
    }

    @Test
    void aHalfWrittenOrForeignLineIsPassedOver() throws IOException {
        Files.writeString(
                file, "nonsense\n\"HANGUP\",\"17952\n" + HANGUP + "\"HANGUP\",\"x\",\"i1-9\",\"agent\"\n\"CHAN_E");

        assertThat(witness.ending(interaction, "agent")).isPresent();
    }

    @Test
    void anAsteriskThatWroteNothingHasSeenNothing() throws IOException {
        Files.delete(file);

        assertThat(witness.ending(interaction, "agent")).isEmpty();
    }
}
