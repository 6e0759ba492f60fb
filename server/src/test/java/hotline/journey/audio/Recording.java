package hotline.journey.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Mono sound at 8000 samples a second, each -1 … 1. */
public record Recording(float[] samples) {
    public static final int RATE = 8_000;

    /** Windows in which a tone is looked for: 50 ms, 20 Hz apart. */
    private static final int WINDOW = 400;

    private static final double AUDIBLE = 0.003;

    /** Reads a 16-bit mono WAV of 8 kHz. */
    public static Recording read(Path file) {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = in.getFormat();
            if (format.getChannels() != 1 || format.getSampleRate() != RATE || format.getSampleSizeInBits() != 16) {
                throw new IllegalArgumentException(file + " is " + format + ", not 16-bit mono of 8 kHz");
            }
            byte[] bytes = in.readAllBytes();
            float[] samples = new float[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) ((bytes[2 * i + 1] << 8) | (bytes[2 * i] & 0xff)) / 32768f;
            }
            return new Recording(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalArgumentException(file + " is not a WAV", e);
        }
    }

    /**
     * One side of a conversation.
     *
     * @param wav a 16-bit WAV of two channels, 8 kHz and a plain header
     * @param channel 0 for the left
     */
    public static Recording channel(byte[] wav, int channel) {
        float[] samples = new float[(wav.length - 44) / 4];
        for (int i = 0; i < samples.length; i++) {
            int at = 44 + 4 * i + 2 * channel;
            samples[i] = (short) ((wav[at + 1] << 8) | (wav[at] & 0xff)) / 32768f;
        }
        return new Recording(samples);
    }

    public Duration length() {
        return Duration.ofMillis(samples.length * 1000L / RATE);
    }

    /** From {@code from} on, as long as {@code length}, or less when it is not there. */
    public Recording part(Duration from, Duration length) {
        int begin = Math.clamp(from.toMillis() * RATE / 1000, 0, samples.length);
        int end = Math.clamp(begin + length.toMillis() * RATE / 1000, begin, samples.length);
        return new Recording(Arrays.copyOfRange(samples, begin, end));
    }

    public Recording last(Duration length) {
        return part(length().minus(length), length.plusSeconds(1));
    }

    /** Root of the mean square: 0 is silence, a loud tone 0.7. */
    public double loudness() {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }

    public boolean isSilent() {
        return loudness() < AUDIBLE;
    }

    /** The tone is clearly there for a tenth of a second or more. */
    public boolean hears(int hertz) {
        return heard(hertz).toMillis() >= 100;
    }

    /** How long, in all, the tone was the greater part of what could be heard. */
    public Duration heard(int hertz) {
        return heard(hertz, 0.5);
    }

    /** How long, in all, the tone was more than this share of what could be heard, 0 … 1: one of several voices. */
    public Duration heard(int hertz, double part) {
        int windows = 0;
        for (int begin = 0; begin + WINDOW <= samples.length; begin += WINDOW) {
            if (share(hertz, begin) > part) {
                windows++;
            }
        }
        return Duration.ofMillis(windows * (WINDOW * 1000L / RATE));
    }

    /** The tone's part of the energy in one window, 0 … 1; Goertzel's algorithm. 0 where nothing can be heard. */
    private double share(int hertz, int begin) {
        double twice = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double last = 0;
        double secondLast = 0;
        double energy = 0;
        for (int i = begin; i < begin + WINDOW; i++) {
            double next = samples[i] + twice * last - secondLast;
            secondLast = last;
            last = next;
            energy += samples[i] * samples[i];
        }
        if (Math.sqrt(energy / WINDOW) < AUDIBLE) {
            return 0;
        }
        double power = last * last + secondLast * secondLast - twice * last * secondLast;
        return Math.min(1, 2 * power / (WINDOW * energy));
    }
}
