package hotline.acd.figures;

import hotline.acd.queue.QueueConfig;

/**
 * What a queue's figures are measured against, in milliseconds.
 *
 * @param serviceLevelMillis T: who is answered at T has been answered within T
 * @param shortAbandonMillis who abandons before it is a short abandon
 */
public record Thresholds(long serviceLevelMillis, long shortAbandonMillis) {
    /** What a queue has unless it says otherwise, and what is assumed of one that is no longer configured. */
    public static final Thresholds USUAL = new Thresholds(20_000, 5_000);

    public static Thresholds of(QueueConfig queue) {
        return new Thresholds(queue.serviceLevelMillis(), queue.shortAbandonMillis());
    }
}
