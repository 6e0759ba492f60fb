package hotline.server.simulation;

import hotline.acd.simulation.theory.Times;

/** How handle times are distributed, as written after {@code --handle}. */
public final class HandleTimes {
    public static final String EXPONENTIAL = "exponential";
    private static final String CONSTANT = "constant";
    private static final String LOG_NORMAL = "log-normal:";
    private static final double MOST_VARIATION = 20;

    private HandleTimes() {}

    /**
     * Reads {@code exponential}, {@code constant} or {@code log-normal:CV}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Times parse(String text, double meanSeconds) {
        if (text.equals(EXPONENTIAL)) {
            return new Times.Exponential(meanSeconds);
        }
        if (text.equals(CONSTANT)) {
            return new Times.Constant(meanSeconds);
        }
        if (text.startsWith(LOG_NORMAL)) {
            return new Times.LogNormal(meanSeconds, variation(text.substring(LOG_NORMAL.length())));
        }
        throw new IllegalArgumentException("handle times are 'exponential', 'constant' or 'log-normal:CV', for example"
                + " log-normal:0.8 (CV: standard deviation / mean)");
    }

    private static double variation(String text) {
        try {
            double variation = Double.parseDouble(text);
            if (variation >= 0 && variation <= MOST_VARIATION) {
                return variation;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of bounds
        }
        throw new IllegalArgumentException(
                "the variation in log-normal:CV is a number from 0 to 20, for example log-normal:0.8");
    }
}
