package hotline.ivr.sound;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.speech.Language;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording is missing, and callers still hear something. */
class SubstitutesTest {
    @TempDir
    Path folder;

    private Prompts prompts;
    private Sound missing;

    @BeforeEach
    void onlyTheEnglishOneIsThere() throws IOException {
        prompts = new Prompts(folder, Map.of("hello", Map.of(Language.CHINESE, "您好。", Language.ENGLISH, "Hello.")));
        missing = prompts.sound("hello", Language.CHINESE);
        Files.createDirectories(folder.resolve("en"));
        Files.createDirectories(folder.resolve("zh-CN"));
        Files.write(prompts.sound("hello", Language.ENGLISH).file(), wave());
    }

    @Test
    void theOtherLanguageIsBetterThanSilence() {
        assertThat(substitutes(Optional.empty()).of(missing)).contains(prompts.sound("hello", Language.ENGLISH));
    }

    @Test
    void theTextIsSpokenOnceInTheRightLanguageWhereThereIsASpeechCommand() throws IOException {
        Files.write(folder.resolve("spoken.wav"), wave());
        SpeechCommand speech = command(
                "cat > " + folder + "/text; echo $1 >> " + folder + "/said; cp " + folder + "/spoken.wav \"$2\"");

        Sound spoken = substitutes(Optional.of(speech)).of(missing).orElseThrow();
        Sound again = substitutes(Optional.of(speech)).of(missing).orElseThrow();

        assertThat(spoken.language()).isEqualTo(Language.CHINESE);
        assertThat(spoken.file()).hasBinaryContent(wave());
        assertThat(again).isEqualTo(spoken);
        assertThat(folder.resolve("text")).hasContent("您好。");
        assertThat(folder.resolve("said")).hasContent("zh-CN");
    }

    @Test
    void aSpeechCommandThatFailsOrIsTooSlowOrWritesNonsenseIsPassedOver() throws IOException {
        for (String script : new String[] {"exit 3", "sleep 60", "echo nonsense > \"$2\"", "true"}) {
            assertThat(substitutes(Optional.of(command(script))).of(missing))
                    .as(script)
                    .contains(prompts.sound("hello", Language.ENGLISH));
        }
        SpeechCommand nowhere =
                new SpeechCommand(folder.resolve("none"), folder.resolve("cache"), Duration.ofSeconds(1));
        assertThat(substitutes(Optional.of(nowhere)).of(missing)).contains(prompts.sound("hello", Language.ENGLISH));
    }

    @Test
    void whereThereIsNothingThereIsNothing() throws IOException {
        Files.delete(prompts.sound("hello", Language.ENGLISH).file());

        assertThat(substitutes(Optional.empty()).of(missing)).isEmpty();
    }

    @Test
    void anotherFormatOfTheSameRecordingIsNotMissing() throws IOException {
        assertThat(missing.isThere()).isFalse();

        Files.write(folder.resolve("zh-CN/hello.alaw"), new byte[800]);

        assertThat(missing.isThere()).isTrue();
    }

    private Substitutes substitutes(Optional<SpeechCommand> speech) {
        return new Substitutes(prompts, speech);
    }

    private SpeechCommand command(String script) throws IOException {
        Path program = folder.resolve("speak");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new SpeechCommand(
                program, folder.resolve("cache"), Duration.ofSeconds(script.startsWith("sleep") ? 1 : 20));
    }

    private static byte[] wave() {
        int samples = 8_000;
        ByteBuffer wave = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wave.putInt(0x46464952)
                .putInt(36 + 2 * samples)
                .putInt(0x45564157)
                .putInt(0x20746d66)
                .putInt(16);
        wave.putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16);
        wave.putInt(0x61746164).putInt(2 * samples);
        return wave.array();
    }
}
