package hotline.acd.simulation.replay;

import java.util.Arrays;

/**
 * What a figure was on several simulated days.
 *
 * @param low and {@code high}: 99 of 100 such days lie between them
 */
public record Range(double mean, double low, double high) {
    /** The normal distribution's 99.5 % point. */
    private static final double Z = 2.5758;

    /**
     * Of one figure on so many days. The interval is that of another day, not of the mean: Student's, widened to what was seen.
     *
     * @param days may hold NaN for days on which there was nothing to measure
     * @param least and {@code most}: what the figure can be
     */
    static Range of(double[] days, double least, double most) {
        double[] seen = Arrays.stream(days).filter(day -> !Double.isNaN(day)).toArray();
        if (seen.length == 0) {
            return new Range(Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(seen).average().orElseThrow();
        double squares =
                Arrays.stream(seen).map(day -> (day - mean) * (day - mean)).sum();
        double spread = seen.length < 2 ? 0 : Math.sqrt(squares / (seen.length - 1) * (1 + 1.0 / seen.length));
        double reach = student(seen.length - 1) * spread;
        double lowest = Arrays.stream(seen).min().orElseThrow();
        double highest = Arrays.stream(seen).max().orElseThrow();
        return new Range(
                mean, Math.max(least, Math.min(lowest, mean - reach)), Math.min(most, Math.max(highest, mean + reach)));
    }

    public boolean contains(double value) {
        return Double.isNaN(value) || (low <= value && value <= high);
    }

    /** Student's 99.5 % point, by the expansion of Fisher and Cornish (1960); for 19 and more within 0.1 %. */
    private static double student(int freedom) {
        double n = Math.max(1, freedom);
        return Z + (Math.pow(Z, 3) + Z) / (4 * n) + (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / (96 * n * n);
    }
}
