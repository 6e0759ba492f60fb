package hotline.acd.queue;

import hotline.acd.agent.Requirement;

/**
 * A queue and its rules. All durations in milliseconds.
 *
 * @param serves what an agent must fulfil to serve this queue
 * @param policy how one of several free agents is chosen
 * @param ringMillis how long an offer may ring before it expires
 * @param wrapUpMillis how long wrap-up may last; 0 for none
 * @param afterWrapUp what follows when wrap-up runs out
 * @param afterDecline what follows a declined offer
 * @param retryMillis how long this entry is not offered again to an agent who let it expire or declined it
 * @param serviceLevelMillis T of the service level
 * @param shortAbandonMillis who abandons before it counts as a short abandon
 */
public record QueueConfig(
        QueueId id,
        Requirement serves,
        SelectionPolicy policy,
        long ringMillis,
        long wrapUpMillis,
        AfterWrapUp afterWrapUp,
        AfterDecline afterDecline,
        long retryMillis,
        long serviceLevelMillis,
        long shortAbandonMillis) {
    public QueueConfig {
        if (ringMillis < 1_000) {
            throw new IllegalArgumentException("queue " + id + ": ring time must be at least one second");
        }
        if (wrapUpMillis < 0 || retryMillis < 0 || serviceLevelMillis < 0 || shortAbandonMillis < 0) {
            throw new IllegalArgumentException("queue " + id + ": a duration is negative");
        }
    }
}
