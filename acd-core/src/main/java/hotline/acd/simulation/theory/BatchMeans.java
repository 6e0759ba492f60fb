package hotline.acd.simulation.theory;

import java.util.Arrays;

/**
 * A ratio of two sums over a long run (waits over calls, work over time) and its standard error by the method of batch means:
 * the run is cut into batches one after another, and from how much they differ follows how far the whole may be off.
 *
 * <p>Waits of neighbours are alike, the more so the higher the load; batches that are too short make an error look too small.
 * So what neighbouring batches have in common is added, estimated in two ways, of which the larger counts: a first-order
 * autoregression (good when one slow swing dominates, as near full load), and the initial positive sequence of
 * autocovariances (C. J. Geyer, 1992). The larger of two is a little too large on average, by about 5 %; a third, fewer and
 * longer batches, made it 10 % and nothing surer.
 */
final class BatchMeans {
    /** As many as there are when the run is long enough. */
    static final int BATCHES = 1024;
    /** With fewer nothing is said about the error. */
    static final int FEWEST_BATCHES = 20;

    private static final double CLOSEST = 0.98;

    private final double[] numerators;
    private final double[] denominators;

    BatchMeans(int batches) {
        numerators = new double[batches];
        denominators = new double[batches];
    }

    void add(int batch, double numerator, double denominator) {
        numerators[batch] += numerator;
        denominators[batch] += denominator;
    }

    /**
     * The ratio with its error.
     *
     * @param leastError an error that is always possible, for example by one call
     * @param leastRelativeError the same as a part of the value
     */
    Estimate estimate(double leastError, double leastRelativeError) {
        double all = Arrays.stream(denominators).sum();
        double value = Arrays.stream(numerators).sum() / all;
        int batches = numerators.length;
        if (batches < FEWEST_BATCHES || all == 0) {
            return new Estimate(value, Double.NaN);
        }
        double[] residuals = new double[batches];
        for (int i = 0; i < batches; i++) {
            residuals[i] = (numerators[i] - value * denominators[i]) * batches / all;
        }
        double variance = Math.max(byAutoregression(residuals), byPositiveSequence(residuals));
        // What comes of few rare crowds is less sure than they alone show: there might have been one more.
        double oneMore = value == 0 ? 0 : variance / (value * value);
        double least = Math.max(leastError, leastRelativeError * Math.abs(value));
        return new Estimate(value, Math.max(least, Math.sqrt(variance * (1 + Math.min(1, oneMore)))));
    }

    private static double byAutoregression(double[] residuals) {
        int batches = residuals.length;
        double variance = autocovariance(residuals, 0);
        if (variance == 0) {
            return 0;
        }
        double measured = Math.max(0, autocovariance(residuals, 1) / variance);
        // What is measured over a short run is too small by about (1 + 3 rho) / n (M. G. Kendall, 1954).
        double correlation = Math.min(CLOSEST, measured + (1 + 3 * measured) / batches);
        return variance / batches * (1 + correlation) / (1 - correlation);
    }

    private static double byPositiveSequence(double[] residuals) {
        int batches = residuals.length;
        double sum = -autocovariance(residuals, 0);
        double before = Double.MAX_VALUE;
        for (int lag = 0; lag + 1 < batches / 4; lag += 2) {
            double pair = Math.min(before, autocovariance(residuals, lag) + autocovariance(residuals, lag + 1));
            if (pair <= 0) {
                break;
            }
            sum += 2 * pair;
            before = pair;
        }
        return sum / batches;
    }

    private static double autocovariance(double[] residuals, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < residuals.length; i++) {
            sum += residuals[i] * residuals[i + lag];
        }
        return sum / residuals.length;
    }
}
