package hotline.desktop.operation;

import java.util.concurrent.TimeUnit;

/** How fast somebody may ask: so many a second, and twice as many at once after a rest. Confined to one thread. */
public final class Pace {
    public static final int A_SECOND = 50;
    private static final double AT_ONCE = 2.0 * A_SECOND;

    private double left = AT_ONCE;
    private long last;

    /**
     * Whether one more is not too fast; then it is counted.
     *
     * @param nanos a clock that never runs backwards
     */
    public boolean allows(long nanos) {
        if (last != 0) {
            left = Math.min(AT_ONCE, left + (nanos - last) * (double) A_SECOND / TimeUnit.SECONDS.toNanos(1));
        }
        last = nanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
