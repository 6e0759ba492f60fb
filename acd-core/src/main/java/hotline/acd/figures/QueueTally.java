package hotline.acd.figures;

import hotline.acd.queue.EntryOutcome;
import java.util.Arrays;

/**
 * Counts one queue over one period, entry by entry. Ended entries are remembered by outcome and wait, so that other
 * thresholds count the whole period anew. Confined to one thread.
 */
public final class QueueTally extends HandlingTally {
    private static final EntryOutcome[] OUTCOMES = EntryOutcome.values();
    private static final int AT_FIRST = 16;

    /** Of those that have ended, in the order in which they did. */
    private byte[] outcomes = new byte[AT_FIRST];

    private long[] waits = new long[AT_FIRST];
    private int ended;
    private Thresholds thresholds;
    private long entered;
    private long answered;
    private long abandoned;
    private long flowOut;
    private long answeredWithin;
    private long abandonedWithin;
    private long shortAbandons;
    private long waitMillisOfAnswered;
    private long waitMillisOfAbandoned;
    private long longestWaitMillis;

    public QueueTally(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** An entry of the period began to wait. */
    public void entered() {
        entered++;
    }

    /**
     * An entry of the period ended.
     *
     * @param waitMillis from queued to its end, ringing included
     */
    public void ended(EntryOutcome outcome, long waitMillis) {
        if (ended == waits.length) {
            waits = Arrays.copyOf(waits, 2 * ended);
            outcomes = Arrays.copyOf(outcomes, 2 * ended);
        }
        waits[ended] = waitMillis;
        outcomes[ended] = (byte) outcome.ordinal();
        ended++;
        count(outcome, waitMillis);
    }

    /** From now on these count, for what was counted before too. */
    public void measureAgainst(Thresholds others) {
        if (others.equals(thresholds)) {
            return;
        }
        thresholds = others;
        answered = 0;
        abandoned = 0;
        flowOut = 0;
        answeredWithin = 0;
        abandonedWithin = 0;
        shortAbandons = 0;
        waitMillisOfAnswered = 0;
        waitMillisOfAbandoned = 0;
        for (int i = 0; i < ended; i++) {
            count(OUTCOMES[outcomes[i]], waits[i]);
        }
    }

    public QueueFigures figures() {
        return new QueueFigures(
                entered,
                answered,
                abandoned,
                flowOut,
                answeredWithin,
                abandonedWithin,
                shortAbandons,
                waitMillisOfAnswered,
                waitMillisOfAbandoned,
                longestWaitMillis,
                handling());
    }

    private void count(EntryOutcome outcome, long waitMillis) {
        long isAnswered = one(QueueFigure.ANSWERED, outcome, waitMillis);
        long isAbandoned = one(QueueFigure.ABANDONED, outcome, waitMillis);
        answered += isAnswered;
        abandoned += isAbandoned;
        flowOut += one(QueueFigure.FLOW_OUT, outcome, waitMillis);
        answeredWithin += one(QueueFigure.ANSWERED_WITHIN, outcome, waitMillis);
        abandonedWithin += one(QueueFigure.ABANDONED_WITHIN, outcome, waitMillis);
        shortAbandons += one(QueueFigure.SHORT_ABANDONS, outcome, waitMillis);
        waitMillisOfAnswered += isAnswered * waitMillis;
        waitMillisOfAbandoned += isAbandoned * waitMillis;
        longestWaitMillis = Math.max(longestWaitMillis, waitMillis);
    }

    private long one(QueueFigure figure, EntryOutcome outcome, long waitMillis) {
        return figure.counts(outcome, waitMillis, thresholds) ? 1 : 0;
    }
}
