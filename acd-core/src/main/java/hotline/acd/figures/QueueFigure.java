package hotline.acd.figures;

import hotline.acd.queue.EntryOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What can be counted of a queue. Which entries count is said here and nowhere else: tallies ask, and so does whoever lists
 * the interactions behind a figure.
 */
public enum QueueFigure {
    /** O: each stay in the queue that began in the period. */
    ENTERED,
    /** O − A − B − F: those of them that have not ended. */
    WAITING,
    /** A. */
    ANSWERED,
    /** A_T: waited T or less, ringing included. */
    ANSWERED_WITHIN,
    /** B. */
    ABANDONED,
    /** B_T: gave up after T or less. */
    ABANDONED_WITHIN,
    /** S, part of B: gave up before the threshold of short abandons. */
    SHORT_ABANDONS,
    /** F: overflow, callback taken, key exit, voicemail, timeout, withdrawn. */
    FLOW_OUT,
    /** Conversations of this queue whose wrap-up was completed in the period; counts assignments, not entries. */
    HANDLED;

    /**
     * Whether this entry is one of those counted.
     *
     * @param outcome null while it waits
     * @param waitMillis from queued to its end, 0 while it waits
     */
    public boolean counts(@Nullable EntryOutcome outcome, long waitMillis, Thresholds thresholds) {
        return switch (this) {
            case ENTERED -> true;
            case WAITING -> outcome == null;
            case ANSWERED -> outcome == EntryOutcome.ANSWERED;
            case ANSWERED_WITHIN -> outcome == EntryOutcome.ANSWERED && waitMillis <= thresholds.serviceLevelMillis();
            case ABANDONED -> outcome == EntryOutcome.ABANDONED;
            case ABANDONED_WITHIN -> outcome == EntryOutcome.ABANDONED && waitMillis <= thresholds.serviceLevelMillis();
            case SHORT_ABANDONS -> outcome == EntryOutcome.ABANDONED && waitMillis < thresholds.shortAbandonMillis();
            case FLOW_OUT -> outcome != null && outcome.isFlowOut();
            case HANDLED -> false;
        };
    }
}
