package hotline.acd.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.acd.simulation.replay.KaplanMeier.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
    @Test
    void agreesWithWhatIsWorkedOutByHand() {
        // At 10 s one of five gives up, at 20 s one of the three left, at 40 s the only one left.
        var patience = new KaplanMeier(List.of(
                new Seen(10_000, true),
                new Seen(15_000, false),
                new Seen(20_000, true),
                new Seen(30_000, false),
                new Seen(40_000, true)));

        assertThat(patience.leftAfter(9_999)).isEqualTo(1);
        assertThat(patience.leftAfter(10_000)).isCloseTo(4.0 / 5, within(1e-12));
        assertThat(patience.leftAfter(25_000)).isCloseTo(4.0 / 5 * 2 / 3, within(1e-12));
        assertThat(patience.leftAfter(40_000)).isZero();
    }

    @Test
    void whoIsAnsweredAtTheMomentAnotherGivesUpHadBeenWaitingToo() {
        var patience = new KaplanMeier(List.of(new Seen(10_000, false), new Seen(10_000, true)));

        assertThat(patience.leftAfter(10_000)).isEqualTo(0.5);
    }

    @Test
    void theTruePatienceIsFoundAlthoughMostAreAnsweredBeforeItEnds() {
        var random = new SplittableRandom(5);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            long patience = exponential(random, 60_000);
            long untilAnswer = exponential(random, 30_000);
            seen.add(new Seen(Math.min(patience, untilAnswer), patience < untilAnswer));
        }
        var estimate = new KaplanMeier(seen);

        double mean = 0;
        for (int i = 0; i < 20_000; i++) {
            mean += estimate.draw(random) / 20_000.0;
        }
        assertThat(mean).isCloseTo(60_000, within(2_000.0));
        assertThat(estimate.leftAfter(60_000)).isCloseTo(Math.exp(-1), within(0.02));
    }

    @Test
    void whereNobodyGaveUpEverybodyWaitsForEver() {
        var patience = new KaplanMeier(List.of(new Seen(10_000, false)));

        assertThat(patience.draw(new SplittableRandom(1))).isEqualTo(Long.MAX_VALUE);
    }

    private static long exponential(SplittableRandom random, double mean) {
        return Math.round(-Math.log(1 - random.nextDouble()) * mean);
    }
}
