package hotline.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.session.Tries.Pair;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TriesTest {
    private final HandClock clock = new HandClock();
    private final Tries tries = new Tries(clock);
    private final Pair here = new Pair("a01", "192.0.2.1");
    private final Pair elsewhere = new Pair("a01", "198.51.100.7");

    @Test
    void fiveTriesAreFreeThenEachWaitIsTwiceAsLongUpToFiveMinutes() {
        wrong(here, 5);

        assertThat(tries.begin(here)).isEqualTo(Duration.ofSeconds(1));
        clock.move(Duration.ofSeconds(1));
        wrong(here, 1);
        assertThat(tries.begin(here)).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            clock.move(tries.begin(here));
            wrong(here, 1);
        }
        assertThat(tries.begin(here)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void triesWhileLockedDoNotLengthenTheLockSoTheRightPersonGetsInAfterIt() {
        wrong(here, 5);

        for (int i = 0; i < 1_000; i++) {
            assertThat(tries.begin(here)).isPositive();
        }
        clock.move(Duration.ofSeconds(1));

        assertThat(tries.begin(here)).isZero();
    }

    @Test
    void aThousandAtOnceAreNotAThousandFreeTries() {
        int begun = 0;
        for (int i = 0; i < 1_000; i++) {
            begun += tries.begin(here).isZero() ? 1 : 0;
        }

        assertThat(begun).isEqualTo(5);
    }

    @Test
    void whoGuessesFromElsewhereLocksNobodyOut() {
        wrong(elsewhere, 5);
        assertThat(tries.begin(elsewhere)).isPositive();

        assertThat(tries.begin(here)).isZero();
    }

    @Test
    void manySourcesTogetherAreHeldUpButNotWhoHasSignedInFromThereBefore() {
        assertThat(tries.begin(here)).isZero();
        tries.right(here);
        for (int i = 0; i < 60; i++) {
            tries.begin(new Pair("a01", "203.0.113." + i));
        }

        assertThat(tries.begin(elsewhere)).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(tries.begin(here)).isZero();
    }

    @Test
    void whoTriesAFewPasswordsWithEveryNameIsHeldUp() {
        for (int i = 0; i < 100; i++) {
            tries.begin(new Pair("name" + i, "192.0.2.1"));
        }

        assertThat(tries.begin(new Pair("another", "192.0.2.1")))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(tries.begin(new Pair("another", "192.0.2.2"))).isZero();
    }

    @Test
    void theRightPasswordClearsTheCount() {
        wrong(here, 4);
        assertThat(tries.begin(here)).isZero();
        tries.right(here);

        wrong(here, 5);
        assertThat(tries.begin(here)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oldMistakesAreForgotten() {
        wrong(here, 4);
        clock.move(Duration.ofMinutes(16));

        wrong(here, 4);
        assertThat(tries.begin(here)).isZero();
    }

    private void wrong(Pair who, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(tries.begin(who)).isZero();
        }
    }
}
