package hotline.ivr.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.ivr.Shop;
import hotline.ivr.speech.Language;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recordings as committed: all there, in the format every telephone system plays, and loud enough. */
class RecordingsTest {
    /** A 16-bit mono WAV of 8 kHz with the plain 44-byte header. */
    private record Wave(short[] samples) {
        static Wave of(Path file) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(bytes.getInt(0)).as("RIFF").isEqualTo(0x46464952);
            assertThat(bytes.getInt(8)).as("WAVE").isEqualTo(0x45564157);
            assertThat(bytes.getShort(20)).as("PCM").isEqualTo((short) 1);
            assertThat(bytes.getShort(22)).as("channels").isEqualTo((short) 1);
            assertThat(bytes.getInt(24)).as("samples a second").isEqualTo(8000);
            assertThat(bytes.getShort(34)).as("bits").isEqualTo((short) 16);
            assertThat(bytes.getInt(40)).as("length of the data").isEqualTo(bytes.limit() - 44);
            short[] samples = new short[(bytes.limit() - 44) / 2];
            bytes.position(44)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return new Wave(samples);
        }

        double seconds() {
            return samples.length / 8000.0;
        }

        /** Level of the frames of 20 ms that carry speech (within 30 dB of the loudest), in dB of full scale. */
        double speechLevel() {
            double[] powers = new double[samples.length / 160];
            double loudest = 0;
            for (int frame = 0; frame < powers.length; frame++) {
                for (int i = 0; i < 160; i++) {
                    double sample = samples[frame * 160 + i] / 32768.0;
                    powers[frame] += sample * sample / 160;
                }
                loudest = Math.max(loudest, powers[frame]);
            }
            double sum = 0;
            int frames = 0;
            for (double power : powers) {
                if (power > loudest / 1000) {
                    sum += power;
                    frames++;
                }
            }
            return 10 * Math.log10(sum / Math.max(1, frames));
        }

        double peakLevel() {
            int peak = 1;
            for (short sample : samples) {
                peak = Math.max(peak, Math.abs((int) sample));
            }
            return 20 * Math.log10(peak / 32768.0);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPromptHasASoundRecording(Language language) throws IOException {
        assertThat(Shop.prompts().ids()).hasSizeGreaterThan(150);
        for (String id : Shop.prompts().ids()) {
            Path file = Shop.prompts().sound(id, language).file();
            Wave wave = Wave.of(file);
            assertThat(wave.seconds()).as("seconds of " + file).isBetween(0.2, 25.0);
            assertThat(wave.speechLevel()).as("speech level of " + file).isCloseTo(-20, within(3.0));
            assertThat(wave.peakLevel()).as("peak of " + file).isLessThan(-1.0);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noRecordingIsLeftOver(Language language) throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> found = Files.list(Shop.prompts().folder().resolve(language.tag()))) {
            found.forEach(file -> files.add(file.getFileName().toString().replace(".wav", "")));
        }
        assertThat(files).isEqualTo(new TreeSet<>(Shop.prompts().ids()));
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
    void holdMusicIsCalmAndGoesRound() throws IOException {
        Wave wave = Wave.of(Shop.prompts().folder().resolve("music/hold.wav"));

        assertThat(wave.seconds()).isBetween(25.0, 40.0);
        assertThat(wave.speechLevel()).isBetween(-30.0, -18.0);
        assertThat(wave.peakLevel()).isLessThan(-3.0);
        assertThat(Math.abs(wave.samples()[0] - wave.samples()[wave.samples().length - 1]))
                .as("step where it begins again")
                .isLessThan(1000);
    }

    @Test
    void catalogueThatLacksALanguageOrARecordingIsRefusedWithLineAndRemedy(@TempDir Path folder) throws IOException {
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
