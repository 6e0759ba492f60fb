package hotline.journey.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Path SOUNDS = Path.of("../sounds");

    private static Recording tone(int hertz, double level, int millis) {
        float[] samples = new float[millis * 8];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (level * Math.sin(2 * Math.PI * hertz * i / Recording.RATE));
        }
        return new Recording(samples);
    }

    /** Something like speech: noise in syllables. */
    private static Recording speech(long seed, int millis) {
        Random random = new Random(seed);
        float[] samples = new float[millis * 8];
        double smooth = 0;
        for (int i = 0; i < samples.length; i++) {
            smooth = 0.8 * smooth + 0.2 * random.nextGaussian();
            samples[i] = (float) (0.4 * smooth * Math.max(0, Math.sin(2 * Math.PI * i / 1600 + seed)));
        }
        return new Recording(samples);
    }

    private static Recording joined(Recording... parts) {
        int length = 0;
        for (Recording part : parts) {
            length += part.samples().length;
        }
        float[] all = new float[length];
        int at = 0;
        for (Recording part : parts) {
            System.arraycopy(part.samples(), 0, all, at, part.samples().length);
            at += part.samples().length;
        }
        return new Recording(all);
    }

    /** There and back through A-law (G.711), at another level. */
    private static Recording telephoned(Recording sent, double level) {
        float[] samples = new float[sent.samples().length];
        double parameter = 87.6;
        double logarithm = 1 + Math.log(parameter);
        for (int i = 0; i < samples.length; i++) {
            double x = level * sent.samples()[i];
            double size = Math.abs(x);
            double packed =
                    size < 1 / parameter ? parameter * size / logarithm : (1 + Math.log(parameter * size)) / logarithm;
            double rounded = Math.round(packed * 127) / 127.0;
            double back = rounded < 1 / logarithm
                    ? rounded * logarithm / parameter
                    : Math.exp(rounded * logarithm - 1) / parameter;
            samples[i] = (float) Math.copySign(back, x);
        }
        return new Recording(samples);
    }

    @Test
    void toneIsHeardWhereItIsAndNoOtherIs() {
        Recording recording = joined(tone(0, 0, 500), tone(527, 0.2, 400), speech(3, 1000));

        assertThat(recording.heard(527)).isBetween(Duration.ofMillis(350), Duration.ofMillis(400));
        assertThat(recording.hears(574)).isFalse();
        assertThat(recording.hears(480)).isFalse();
        assertThat(recording.last(Duration.ofMillis(900)).hears(527)).isFalse();
        assertThat(recording.part(Duration.ZERO, Duration.ofMillis(500)).isSilent())
                .isTrue();
    }

    @Test
    void eachLineOfTheDemoCanBeToldFromEveryOther() {
        for (int extension = 1001; extension <= 1012; extension++) {
            Recording recording = tone(hotline.cti.carrier.Tones.ofPhone(String.valueOf(extension)), 0.2, 300);
            for (int other = 1001; other <= 1012; other++) {
                assertThat(recording.hears(hotline.cti.carrier.Tones.ofPhone(String.valueOf(other))))
                        .isEqualTo(other == extension);
            }
        }
    }

    @Test
    void promptIsFoundThroughTheTelephoneAtItsOffsetWhateverItsLevel() {
        Recording prompt = speech(1, 3000);
        Recording heard = telephoned(joined(speech(2, 1234), prompt, speech(4, 2000)), 0.3);

        Likeness likeness = Likeness.of(prompt, heard);

        assertThat(likeness.score()).isGreaterThanOrEqualTo(0.95);
        assertThat(likeness.offset().toMillis()).isCloseTo(1234, within(1L));
    }

    @Test
    void anotherPromptIsNotFound() {
        Recording heard = telephoned(joined(speech(2, 1000), speech(5, 3000), tone(440, 0.3, 3000)), 1);

        assertThat(Likeness.of(speech(1, 3000), heard).score()).isLessThanOrEqualTo(0.3);
    }

    @Test
    void promptInWhichTheSoundSlipsIsFoundPieceByPieceAndAnotherIsNot() {
        Recording prompt = Recording.read(SOUNDS.resolve("zh-CN/all-busy.wav"));
        Duration middle = prompt.length().dividedBy(2);
        Recording slipped = telephoned(
                joined(
                        tone(0, 0, 700),
                        prompt.part(Duration.ZERO, middle),
                        tone(0, 0, 40),
                        prompt.part(middle, middle.plusSeconds(1)),
                        tone(0, 0, 700)),
                0.7);
        Recording other = Recording.read(SOUNDS.resolve("zh-CN/goodbye.wav"));

        assertThat(Likeness.of(prompt, slipped).score()).isLessThanOrEqualTo(0.8);
        assertThat(Likeness.inPieces(prompt, slipped).score()).isGreaterThanOrEqualTo(0.85);
        assertThat(Likeness.inPieces(other, slipped).score()).isLessThanOrEqualTo(0.6);
    }

    @Test
    void promptsOfTheTwoLanguagesAreToldApart() {
        Recording chinese = Recording.read(SOUNDS.resolve("zh-CN/all-busy.wav"));
        Recording english = Recording.read(SOUNDS.resolve("en/all-busy.wav"));
        Recording heard = telephoned(joined(tone(0, 0, 700), chinese, tone(0, 0, 700)), 0.7);

        assertThat(Likeness.of(chinese, heard).score()).isGreaterThanOrEqualTo(0.9);
        assertThat(Likeness.of(english, heard).score()).isLessThanOrEqualTo(0.4);
    }

    @Test
    void nothingIsFoundInSilence() {
        assertThat(Likeness.of(speech(1, 500), tone(440, 0, 2000)).score()).isZero();
    }

    @Test
    void correlationByFourierIsThatOfTheSum() {
        double[] wanted = {1, -2, 3};
        double[] heard = {0.5, 1, -2, 3, 4, -1, 2};

        double[] correlation = Fourier.correlation(wanted, heard);

        assertThat(correlation).hasSize(5);
        for (int o = 0; o < 5; o++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                sum += wanted[i] * heard[i + o];
            }
            assertThat(correlation[o]).isCloseTo(sum, within(1e-9));
        }
    }
}
