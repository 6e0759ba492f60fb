package hotline.ivr.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The sound of a recording, measured: 8 kHz, mono, 16 bit, as every telephone system plays it. Immutable, any thread. */
final class Recording {
    private static final int HEADER = 44;
    private static final int RATE = 8000;
    /** 20 ms. */
    private static final int FRAME = RATE / 50;
    /** Frames this much weaker than the loudest carry no speech: 30 dB. */
    private static final double SPEECH_BELOW_LOUDEST = 1_000;

    private static final double FULL_SCALE = 32_768;
    private static final int LARGEST_FILE = 64 << 20;

    private final short[] samples;
    private final double[] powers;
    private final double loudest;

    private Recording(short[] samples) {
        this.samples = samples;
        this.powers = new double[samples.length / FRAME];
        for (int frame = 0; frame < powers.length; frame++) {
            for (int i = 0; i < FRAME; i++) {
                double sample = samples[frame * FRAME + i] / FULL_SCALE;
                powers[frame] += sample * sample / FRAME;
            }
        }
        this.loudest = Arrays.stream(powers).max().orElse(0);
    }

    /** Not in the format that is asked for. */
    static final class Unsuitable extends Exception {
        private static final long serialVersionUID = 1L;

        Unsuitable(String what) {
            super(what);
        }
    }

    /**
     * Reads a WAV file with the plain 44-byte header.
     *
     * @throws Unsuitable when it is something else; the message says what
     */
    static Recording read(Path file) throws IOException, Unsuitable {
        long size = Files.size(file);
        if (size < HEADER || size > LARGEST_FILE) {
            throw new Unsuitable(size < HEADER ? "is too short for a WAV file" : "is larger than any prompt");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != 0x46464952 || bytes.getInt(8) != 0x45564157 || bytes.getShort(20) != 1) {
            throw new Unsuitable("is no uncompressed WAV file");
        }
        int channels = bytes.getShort(22);
        int rate = bytes.getInt(24);
        int bits = bytes.getShort(34);
        if (channels != 1 || rate != RATE || bits != 16) {
            throw new Unsuitable("has %d channels, %d Hz and %d bits".formatted(channels, rate, bits));
        }
        if (bytes.getInt(36) != 0x61746164 || bytes.getInt(40) != bytes.limit() - HEADER) {
            throw new Unsuitable("has more than the plain header of 44 bytes and the sound");
        }
        short[] samples = new short[(bytes.limit() - HEADER) / 2];
        bytes.position(HEADER)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return new Recording(samples);
    }

    double seconds() {
        return (double) samples.length / RATE;
    }

    /** Mean power of what carries speech, dB of full scale. */
    double speechLevel() {
        double sum = 0;
        int frames = 0;
        for (double power : powers) {
            if (isSpeech(power)) {
                sum += power;
                frames++;
            }
        }
        return 10 * Math.log10(Math.max(sum, Double.MIN_NORMAL) / Math.max(1, frames));
    }

    /** The highest sample, dB of full scale. */
    double peakLevel() {
        int peak = 1;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        return 20 * Math.log10(peak / FULL_SCALE);
    }

    /** Seconds before the first word. */
    double silenceBefore() {
        int frame = 0;
        while (frame < powers.length && !isSpeech(powers[frame])) {
            frame++;
        }
        return (double) frame * FRAME / RATE;
    }

    /** Seconds after the last word. */
    double silenceAfter() {
        int frame = powers.length;
        while (frame > 0 && !isSpeech(powers[frame - 1])) {
            frame--;
        }
        return seconds() - (double) frame * FRAME / RATE;
    }

    private boolean isSpeech(double power) {
        return power > 0 && power > loudest / SPEECH_BELOW_LOUDEST;
    }
}
