package hotline.ivr.sound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.ivr.Shop;
import hotline.ivr.speech.Language;
import hotline.ivr.yaml.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The recordings as committed: all there, in the format every telephone system plays, and loud enough. */
class RecordingsTest {
    @TempDir
    Path folder;

    @Test
    void everyPromptHasASoundRecordingAndNoneIsLeftOver() {
        PromptsCheck.Result result = PromptsCheck.check(Shop.prompts().folder());

        assertThat(result.problems()).isEmpty();
        assertThat(result.prompts()).isGreaterThan(150);
        assertThat(result.recordings()).isEqualTo(2 * result.prompts());
    }

    static Stream<Arguments> faults() {
        double loud = Math.pow(10, -20 / 20.0) * Math.sqrt(2);
        return Stream.of(
                Arguments.of("format", wave(16_000, tone(8_000, loud), 0, 0)),
                Arguments.of("format", "no sound at all, but long enough to have a header".getBytes(UTF_8)),
                Arguments.of("format", new byte[10]),
                Arguments.of("length", wave(8_000, tone(800, loud), 0, 0)),
                Arguments.of("silent", wave(8_000, new short[8_000], 0, 0)),
                Arguments.of("level", wave(8_000, tone(8_000, loud / 4), 0, 0)),
                Arguments.of("level", wave(8_000, tone(8_000, 0.9), 0, 0)),
                Arguments.of("clipped", wave(8_000, tone(8_000, 1.3), 0, 0)),
                Arguments.of("silence", wave(8_000, tone(8_000, loud), 8_000, 0)),
                Arguments.of("silence", wave(8_000, tone(8_000, loud), 0, 8_000)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongWithARecordingIsNamed(String code, byte[] file) throws IOException {
        catalogue(file);

        assertThat(PromptsCheck.check(folder).problems())
                .extracting(Problem::code)
                .contains(code);
        assertThat(PromptsCheck.check(folder).problems())
                .allSatisfy(problem -> assertThat(problem.file()).endsWith("en/hello.wav"));
    }

    @Test
    void aFileThatNobodyAsksForAndOneThatIsMissingAreNamed() throws IOException {
        byte[] good = wave(8_000, tone(8_000, Math.pow(10, -1) * Math.sqrt(2)), 0, 0);
        catalogue(good);
        Files.write(folder.resolve("en/helo.wav"), good);
        assertThat(PromptsCheck.check(folder).problems())
                .extracting(Problem::code)
                .containsExactly("left-over");

        Files.delete(folder.resolve("zh-CN/hello.wav"));
        assertThat(PromptsCheck.check(folder).problems())
                .extracting(Problem::code)
                .containsExactly("no-recording", "left-over");
    }

    private void catalogue(byte[] english) throws IOException {
        Files.writeString(folder.resolve("prompts.yaml"), "prompts:\n  hello:\n    zh-CN: 您好。\n    en: Hello.\n");
        Files.createDirectories(folder.resolve("zh-CN"));
        Files.createDirectories(folder.resolve("en"));
        Files.write(folder.resolve("zh-CN/hello.wav"), wave(8_000, tone(8_000, Math.pow(10, -1) * Math.sqrt(2)), 0, 0));
        Files.write(folder.resolve("en/hello.wav"), english);
    }

    private static short[] tone(int samples, double amplitude) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.clamp(32_767 * amplitude * Math.sin(i * 0.4), -32_768, 32_767);
        }
        return tone;
    }

    private static byte[] wave(int rate, short[] sound, int before, int after) {
        int length = 2 * (before + sound.length + after);
        ByteBuffer file = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(UTF_8)).putInt(36 + length).put("WAVEfmt ".getBytes(UTF_8));
        file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
        file.putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(UTF_8))
                .putInt(length);
        file.position(44 + 2 * before);
        for (short sample : sound) {
            file.putShort(sample);
        }
        return file.array();
    }

    @Test
    void languagesDiffer() throws IOException {
        for (String id : Shop.prompts().ids()) {
            byte[] chinese = Files.readAllBytes(
                    Shop.prompts().sound(id, Language.CHINESE).file());
            byte[] english = Files.readAllBytes(
                    Shop.prompts().sound(id, Language.ENGLISH).file());
            assertThat(chinese).as(id).isNotEqualTo(english);
        }
    }

    @Test
    void telephonesAndAgentsFindTheirPrompts() {
        assertThat(Shop.prompts().ids())
                .contains(
                        "please-enter-your-pin",
                        "signed-in",
                        "signed-out",
                        "ready",
                        "not-ready",
                        "wrong-pin",
                        "not-possible-now",
                        "please-hold",
                        "apology");
    }

    @Test
    void holdMusicIsCalmAndGoesRound() throws Exception {
        Path file = Shop.prompts().folder().resolve("music/hold.wav");
        Recording wave = Recording.read(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(wave.seconds()).isBetween(25.0, 40.0);
        assertThat(wave.speechLevel()).isBetween(-30.0, -18.0);
        assertThat(wave.peakLevel()).isLessThan(-3.0);
        assertThat(Math.abs(bytes.getShort(44) - bytes.getShort(bytes.limit() - 2)))
                .as("step where it begins again")
                .isLessThan(1000);
    }

    @Test
    void catalogueThatLacksALanguageOrARecordingIsRefusedWithLineAndRemedy() throws IOException {
        Files.writeString(folder.resolve("prompts.yaml"), """
                prompts:
                  hello:
                    zh-CN: 你好。
                  Bad Id:
                    zh-CN: 一
                    en: one
                """);

        assertThat(PromptsReader.read(folder)).isInstanceOfSatisfying(PromptsReader.Reading.Bad.class, bad -> {
            assertThat(bad.problems()).extracting("code").containsExactly("missing-key", "prompt-id");
            assertThat(bad.problems().getFirst().line()).isEqualTo(3);
        });

        Files.writeString(folder.resolve("prompts.yaml"), "prompts: {hello: {zh-CN: 你好, en: hello}}");
        assertThat(PromptsReader.read(folder))
                .isInstanceOfSatisfying(
                        PromptsReader.Reading.Bad.class,
                        bad -> assertThat(bad.problems())
                                .extracting("code")
                                .containsExactly("no-recording", "no-recording"));
    }
}
