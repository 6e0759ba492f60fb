package hotline.acd.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** The one source of chance in a simulated world. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From 0 to just below the bound. */
    long below(long bound) {
        return random.nextLong(bound);
    }

    boolean perMille(int share) {
        return random.nextInt(1_000) < share;
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** An exponentially distributed time with this mean, at least 1 ms; the same on every machine. */
    long around(long meanMillis) {
        return 1 + (long) (-StrictMath.log(1.0 - random.nextDouble()) * meanMillis);
    }
}
