package hotline.acd.forecast;

import hotline.acd.queue.Outlook;

/**
 * What one queue's forecasts have taught. A wait behind {@code k} others is the sum of {@code k + 1} times between two agents'
 * becoming free; were these exponential it would be gamma distributed, and its quantiles follow from those of the normal
 * distribution (Wilson and Hilferty 1931). They are not quite: people ahead give up, agents work for other queues, long
 * conversations are longer than exponential ones. So both bounds are moved a little after each wait that was outside, and
 * much less into the other direction after each that was inside, until one of ten is outside on either side (stochastic
 * approximation, Robbins and Monro 1951).
 */
final class Calibration {
    /** The normal distribution's 90th percentile. */
    private static final double BEGINNING = 1.2815515655446004;

    private static final double OUTSIDE = 0.1;
    private static final double FIRST_STEP = 1.0;
    private static final double LAST_STEP = 0.15;
    private static final double FARTHEST = 8;

    private double low = -BEGINNING;
    private double high = BEGINNING;
    private long waits;

    WaitRange range(Outlook outlook) {
        return new WaitRange(millis(outlook, low), millis(outlook, high));
    }

    private static long millis(Outlook outlook, double deviation) {
        double parts = outlook.ahead() + 1.0;
        double root = 1 - 1 / (9 * parts) + deviation / (3 * StrictMath.sqrt(parts));
        return root <= 0 ? 0 : (long) (outlook.expectedMillis() * root * root * root);
    }

    /** A wait of which a range was told has ended with an agent. */
    void learn(WaitRange told, long waitedMillis) {
        double step = Math.max(LAST_STEP, FIRST_STEP / StrictMath.sqrt(1 + waits / 4.0));
        waits++;
        high = bounded(high + step * ((waitedMillis > told.highMillis() ? 1 : 0) - OUTSIDE));
        low = bounded(low - step * ((waitedMillis < told.lowMillis() ? 1 : 0) - OUTSIDE));
        if (low > high) {
            double middle = (low + high) / 2;
            low = middle;
            high = middle;
        }
    }

    private static double bounded(double deviation) {
        return Math.clamp(deviation, -FARTHEST, FARTHEST);
    }
}
