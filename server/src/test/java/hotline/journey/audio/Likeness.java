package hotline.journey.audio;

import java.time.Duration;

/**
 * How well a reference is found in a recording: the greatest normalised cross-correlation over all offsets.
 *
 * <p>score(o) = |Σ r(i)·h(i+o)| / √(Σ r(i)² · Σ h(i+o)²), both without their mean; 1 is the same sound at any level, 0 nothing
 * in common. The sums over all offsets come from one convolution by FFT, the energies from running sums. A telephone codec costs
 * about 0.01. Where the recording is near silence the score counts as 0.
 *
 * @param score 0 … 1
 * @param offset of the reference's begin in the recording
 */
public record Likeness(double score, Duration offset) {
    private static final Duration PIECE = Duration.ofMillis(250);
    private static final Duration SLIP = Duration.ofMillis(250);

    /** A stretch this much softer than the recording's loudest is silence: correlation with noise means nothing. */
    private static final double SILENCE = 1e-4;

    /**
     * Looks for the whole reference. One that is longer than the recording is cut to the recording's length.
     *
     * @throws IllegalArgumentException when the reference is silent
     */
    public static Likeness of(Recording reference, Recording recording) {
        int length = Math.min(reference.samples().length, recording.samples().length);
        double[] wanted = withoutMean(reference.samples(), length);
        double[] heard = withoutMean(recording.samples(), recording.samples().length);
        double energy = 0;
        for (double sample : wanted) {
            energy += sample * sample;
        }
        if (energy < 1e-6) {
            throw new IllegalArgumentException("there is nothing to be heard in the reference");
        }
        double[] product = Fourier.correlation(wanted, heard);
        return best(product, running(heard, length), energy);
    }

    /**
     * The same piece by piece, each a little earlier or later than the whole: a busy machine may let sound slip by some packets (0.18 s were seen), after which nothing
     * lies where it did. The score is the mean of all pieces in which there is something to be heard.
     */
    public static Likeness inPieces(Recording reference, Recording recording) {
        Likeness whole = of(reference, recording);
        double sum = 0;
        int pieces = 0;
        for (Duration begin = Duration.ZERO;
                begin.plus(PIECE).compareTo(reference.length()) <= 0;
                begin = begin.plus(PIECE)) {
            Recording piece = reference.part(begin, PIECE);
            if (!piece.isSilent()) {
                Duration around = whole.offset().plus(begin).minus(SLIP);
                sum += of(piece, recording.part(around, PIECE.plus(SLIP).plus(SLIP)))
                        .score();
                pieces++;
            }
        }
        return pieces == 0 ? whole : new Likeness(Math.max(whole.score(), sum / pieces), whole.offset());
    }

    private static Likeness best(double[] product, double[] energies, double energy) {
        double loudest = 0;
        for (double one : energies) {
            loudest = Math.max(loudest, one);
        }
        double score = 0;
        int offset = 0;
        for (int i = 0; i < energies.length; i++) {
            if (energies[i] > SILENCE * loudest && energies[i] > 1e-9) {
                double here = Math.abs(product[i]) / Math.sqrt(energy * energies[i]);
                if (here > score) {
                    score = here;
                    offset = i;
                }
            }
        }
        return new Likeness(Math.min(1, score), Duration.ofMillis(offset * 1000L / Recording.RATE));
    }

    /** The energy of the {@code length} samples from each offset on. */
    private static double[] running(double[] heard, int length) {
        double[] energies = new double[heard.length - length + 1];
        double sum = 0;
        for (int i = 0; i < heard.length; i++) {
            sum += heard[i] * heard[i];
            if (i >= length) {
                sum -= heard[i - length] * heard[i - length];
            }
            if (i >= length - 1) {
                energies[i - length + 1] = Math.max(0, sum);
            }
        }
        return energies;
    }

    private static double[] withoutMean(float[] samples, int length) {
        double mean = 0;
        for (int i = 0; i < length; i++) {
            mean += samples[i];
        }
        mean /= Math.max(1, length);
        double[] shifted = new double[length];
        for (int i = 0; i < length; i++) {
            shifted[i] = samples[i] - mean;
        }
        return shifted;
    }
}
