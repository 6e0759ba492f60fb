package hotline.acd.simulation.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long callers are willing to wait, from a day on which most were answered before their patience ended (E. L. Kaplan and P.
 * Meier, 1958): who was answered was willing to wait at least so long. Beyond the longest wait of the day nothing was seen;
 * there callers are taken to give up at the day's mean rate (abandoned / time waited), or never if nobody did.
 */
final class KaplanMeier {
    /** Who was left of all, after those who gave up at this wait. */
    private record Step(long waitMillis, double left) {}

    private final List<Step> steps = new ArrayList<>();
    private final double meanRate;
    private final long longest;

    /**
     * A wait that was seen.
     *
     * @param gaveUp false: was answered, or left in another way, and would have waited longer
     */
    record Seen(long waitMillis, boolean gaveUp) {}

    KaplanMeier(List<Seen> waits) {
        // Who was answered at the very moment somebody else gave up had been waiting then.
        var inOrder = waits.stream()
                .sorted(Comparator.comparingLong(Seen::waitMillis).thenComparing(seen -> !seen.gaveUp()))
                .toList();
        double left = 1;
        long abandoned = 0;
        long waited = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            var seen = inOrder.get(i);
            waited += seen.waitMillis();
            if (seen.gaveUp()) {
                abandoned++;
                left *= 1 - 1.0 / (inOrder.size() - i);
                steps.add(new Step(seen.waitMillis(), left));
            }
        }
        meanRate = waited == 0 ? 0 : (double) abandoned / waited;
        longest = inOrder.isEmpty() ? 0 : inOrder.getLast().waitMillis();
    }

    /** Somebody's patience, in milliseconds; {@code Long.MAX_VALUE} for endless. */
    long draw(RandomGenerator random) {
        double point = random.nextDouble();
        double left = steps.isEmpty() ? 1 : steps.getLast().left();
        if (point < left) {
            return meanRate == 0
                    ? Long.MAX_VALUE
                    : longest + Math.round(-StrictMath.log(1 - random.nextDouble()) / meanRate);
        }
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (steps.get(middle).left() <= point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return steps.get(low).waitMillis();
    }

    /** Share of callers still willing to wait after so long; for tests and explanations. */
    double leftAfter(long waitMillis) {
        double left = 1;
        for (Step step : steps) {
            if (step.waitMillis() > waitMillis) {
                break;
            }
            left = step.left();
        }
        return left;
    }
}
