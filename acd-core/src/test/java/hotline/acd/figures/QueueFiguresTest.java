package hotline.acd.figures;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.queue.EntryOutcome;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QueueFiguresTest {
    private static final Thresholds TWENTY_AND_FIVE = new Thresholds(20_000, 5_000);
    private static final Offset<Double> HALF_A_TENTH_OF_A_PERCENT = Offset.offset(0.0005);

    private final QueueTally tally = new QueueTally(TWENTY_AND_FIVE);

    /** A=1000, B=60, A_20=860, B_20=20, S=10. */
    private QueueFigures testVector() {
        end(860, EntryOutcome.ANSWERED, 20_000);
        end(140, EntryOutcome.ANSWERED, 20_001);
        end(10, EntryOutcome.ABANDONED, 4_999);
        end(10, EntryOutcome.ABANDONED, 20_000);
        end(40, EntryOutcome.ABANDONED, 20_001);
        return tally.figures();
    }

    @Test
    void theFiveServiceLevelsAreThoseOfTheTestVector() {
        QueueFigures figures = testVector();

        assertThat(percent(figures.serviceLevelAnswered())).isEqualTo("86.0");
        assertThat(percent(figures.serviceLevelOffered())).isEqualTo("81.1");
        assertThat(percent(figures.serviceLevelIgnoringEarlyAbandons())).isEqualTo("82.7");
        assertThat(percent(figures.serviceLevelCreditingAbandons())).isEqualTo("83.0");
        assertThat(percent(figures.serviceLevelWithoutShortAbandons())).isEqualTo("81.9");
    }

    @Test
    void flowOutsLowerOnlyTheServiceLevelThatCountsThem() {
        testVector();
        end(40, EntryOutcome.OVERFLOWED, 60_000);
        end(20, EntryOutcome.TIMED_OUT, 120_000);
        end(5, EntryOutcome.WITHDRAWN, 1_000);

        assertThat(tally.figures().flowOut()).isEqualTo(65);
        assertThat(percent(tally.figures().serviceLevelOffered())).isEqualTo("81.1");
        assertThat(percent(tally.figures().serviceLevelCountingFlowOuts())).isEqualTo("76.4");
    }

    @Test
    void abandonmentIsOfAllWhoEnteredAndWithoutShortOnesOfTheRest() {
        QueueFigures figures = testVector();

        assertThat(figures.abandonment().orElseThrow()).isEqualTo(60.0 / 1060);
        assertThat(figures.abandonmentAdjusted().orElseThrow()).isEqualTo(50.0 / 1050);
    }

    @Test
    void meanTimesAreOfThoseTheyAreAbout() {
        end(3, EntryOutcome.ANSWERED, 10_000);
        end(1, EntryOutcome.ANSWERED, 30_000);
        end(2, EntryOutcome.ABANDONED, 7_000);
        end(1, EntryOutcome.OVERFLOWED, 90_000);
        tally.handled(60_000, 5_000, 15_000);
        tally.handled(30_000, 0, 10_000);

        assertThat(tally.figures().averageSpeedOfAnswerMillis()).hasValue(15_000);
        assertThat(tally.figures().averageTimeToAbandonMillis()).hasValue(7_000);
        assertThat(tally.figures().longestWaitMillis()).isEqualTo(90_000);
        assertThat(tally.figures().handling().averageHandleMillis()).hasValue(60_000);
    }

    @Test
    void whoHasNotEndedIsWaiting() {
        testVector();
        tally.entered();
        tally.entered();

        assertThat(tally.figures().waiting()).isEqualTo(2);
        assertThat(tally.figures().entered()).isEqualTo(1062);
    }

    @Test
    void nothingToDivideByIsNoNumberAndNotZero() {
        assertThat(QueueFigures.NONE.serviceLevelOffered()).isEmpty();
        assertThat(QueueFigures.NONE.serviceLevelCountingFlowOuts()).isEmpty();
        assertThat(QueueFigures.NONE.abandonmentAdjusted()).isEmpty();
        assertThat(QueueFigures.NONE.averageSpeedOfAnswerMillis()).isEmpty();
        assertThat(QueueFigures.NONE.handling().averageHandleMillis()).isEmpty();
    }

    @Test
    void whoIsAnsweredAtTheThresholdIsWithinAndWhoAbandonsAtTheShortOneIsNotShort() {
        end(1, EntryOutcome.ANSWERED, 20_000);
        end(1, EntryOutcome.ABANDONED, 5_000);

        assertThat(tally.figures().answeredWithin()).isEqualTo(1);
        assertThat(tally.figures().shortAbandons()).isZero();
        assertThat(tally.figures().abandonedWithin()).isEqualTo(1);
    }

    @Test
    void otherThresholdsCountTheWholePeriodAnew() {
        testVector();
        tally.entered();
        tally.handled(1_000, 0, 0);

        tally.measureAgainst(new Thresholds(20_001, 20_001));

        QueueTally atOnce = new QueueTally(new Thresholds(20_001, 20_001));
        end(atOnce, 1000, EntryOutcome.ANSWERED, 20_001);
        assertThat(tally.figures().answeredWithin()).isEqualTo(1000);
        assertThat(tally.figures().abandonedWithin()).isEqualTo(60);
        assertThat(tally.figures().shortAbandons()).isEqualTo(20);
        assertThat(tally.figures().entered()).isEqualTo(1061);
        assertThat(tally.figures().handling().handled()).isEqualTo(1);
    }

    @Test
    void halfHoursAddUpToTheirDay() {
        QueueTally morning = new QueueTally(TWENTY_AND_FIVE);
        QueueTally whole = new QueueTally(TWENTY_AND_FIVE);
        for (QueueTally one : new QueueTally[] {morning, whole}) {
            end(one, 3, EntryOutcome.ANSWERED, 9_000);
            one.handled(20_000, 1_000, 3_000);
        }
        for (QueueTally one : new QueueTally[] {tally, whole}) {
            end(one, 2, EntryOutcome.ABANDONED, 4_000);
            one.entered();
        }

        assertThat(morning.figures().plus(tally.figures())).isEqualTo(whole.figures());
    }

    @Test
    void everyFigureCanBeAskedForByItsName() {
        QueueFigures figures = testVector();

        assertThat(figures.count(QueueFigure.ENTERED)).isEqualTo(1060);
        assertThat(figures.count(QueueFigure.ANSWERED_WITHIN)).isEqualTo(860);
        assertThat(figures.count(QueueFigure.SHORT_ABANDONS)).isEqualTo(10);
        assertThat(figures.count(QueueFigure.WAITING)).isZero();
        assertThat(figures.serviceLevelAnswered().orElseThrow()).isCloseTo(0.86, HALF_A_TENTH_OF_A_PERCENT);
    }

    private void end(int times, EntryOutcome outcome, long waitMillis) {
        end(tally, times, outcome, waitMillis);
    }

    private static void end(QueueTally into, int times, EntryOutcome outcome, long waitMillis) {
        for (int i = 0; i < times; i++) {
            into.entered();
            into.ended(outcome, waitMillis);
        }
    }

    private static String percent(OptionalDouble share) {
        return String.format(java.util.Locale.ROOT, "%.1f", share.orElseThrow() * 100);
    }
}
