package hotline.acd.figures;

import hotline.acd.queue.EntryOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts one queue over one period, entry by entry. Ended entries are remembered by outcome and wait, so that other
 * thresholds count the whole period anew. Confined to one thread.
 */
public final class QueueTally {
    private record Ended(EntryOutcome outcome, long waitMillis) {}

    private final List<Ended> ended = new ArrayList<>();
    private Thresholds thresholds;
    private QueueFigures figures = QueueFigures.NONE;

    public QueueTally(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** An entry of the period began to wait. */
    public void entered() {
        figures = figures.plus(ENTERED);
    }

    /**
     * An entry of the period ended.
     *
     * @param waitMillis from queued to its end, ringing included
     */
    public void ended(EntryOutcome outcome, long waitMillis) {
        ended.add(new Ended(outcome, waitMillis));
        figures = figures.plus(figuresOf(outcome, waitMillis));
    }

    /** A conversation was completed in the period, wrap-up and all. Milliseconds. */
    public void handled(long talkMillis, long holdMillis, long wrapUpMillis) {
        figures = figures.plus(ofHandling(new Handling(1, talkMillis, holdMillis, wrapUpMillis)));
    }

    /** From now on these count, for what was counted before too. */
    public void measureAgainst(Thresholds others) {
        if (others.equals(thresholds)) {
            return;
        }
        thresholds = others;
        long entered = figures.entered();
        QueueFigures again = ofHandling(figures.handling());
        for (Ended entry : ended) {
            again = again.plus(figuresOf(entry.outcome(), entry.waitMillis()));
        }
        figures = again.plus(new QueueFigures(entered, 0, 0, 0, 0, 0, 0, 0, 0, 0, Handling.NONE));
    }

    public QueueFigures figures() {
        return figures;
    }

    private static final QueueFigures ENTERED = new QueueFigures(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, Handling.NONE);

    private static QueueFigures ofHandling(Handling handling) {
        return new QueueFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, handling);
    }

    private QueueFigures figuresOf(EntryOutcome outcome, long waitMillis) {
        long answered = one(QueueFigure.ANSWERED, outcome, waitMillis);
        long abandoned = one(QueueFigure.ABANDONED, outcome, waitMillis);
        return new QueueFigures(
                0,
                answered,
                abandoned,
                one(QueueFigure.FLOW_OUT, outcome, waitMillis),
                one(QueueFigure.ANSWERED_WITHIN, outcome, waitMillis),
                one(QueueFigure.ABANDONED_WITHIN, outcome, waitMillis),
                one(QueueFigure.SHORT_ABANDONS, outcome, waitMillis),
                answered * waitMillis,
                abandoned * waitMillis,
                waitMillis,
                Handling.NONE);
    }

    private long one(QueueFigure figure, EntryOutcome outcome, long waitMillis) {
        return figure.counts(outcome, waitMillis, thresholds) ? 1 : 0;
    }
}
