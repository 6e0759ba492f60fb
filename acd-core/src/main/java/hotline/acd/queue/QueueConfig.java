package hotline.acd.queue;

import static java.util.Objects.requireNonNullElse;

import hotline.acd.agent.Requirement;
import hotline.acd.interaction.MediaChannel;
import org.jspecify.annotations.Nullable;

/**
 * A queue and its rules. All durations in milliseconds.
 *
 * @param serves what an agent must fulfil to serve this queue
 * @param policy how one of several free agents is chosen
 * @param ringMillis how long an offer may ring before it expires
 * @param wrapUpMillis how long wrap-up may last; 0 for none, null for until the agent ends it
 * @param afterWrapUp what follows when wrap-up runs out
 * @param afterDecline what follows a declined offer
 * @param retryMillis how long this entry is not offered again to an agent who let it expire or declined it
 * @param serviceLevelMillis T of the service level
 * @param shortAbandonMillis who abandons before it counts as a short abandon
 * @param afterNoAnswer what follows an offer that expired
 * @param limits who may enter, and how long one stays
 * @param virtualHold the rules for callers who hang up and are called; null: they cannot
 * @param channel what waits in it; voice where older versions wrote nothing
 * @param wrapUpDefault what came of a conversation whose wrap-up ended without anybody having said; null: nothing
 * @param wrapUpRules what agents may do about the time for wrap-up; the usual where older versions wrote nothing
 */
public record QueueConfig(
        QueueId id,
        Requirement serves,
        SelectionPolicy policy,
        long ringMillis,
        @Nullable Long wrapUpMillis,
        AfterWrapUp afterWrapUp,
        AfterDecline afterDecline,
        long retryMillis,
        long serviceLevelMillis,
        long shortAbandonMillis,
        AfterNoAnswer afterNoAnswer,
        QueueLimits limits,
        @Nullable VirtualHold virtualHold,
        MediaChannel channel,
        @Nullable String wrapUpDefault,
        WrapUpRules wrapUpRules) {
    public QueueConfig {
        // Absent in what older versions wrote.
        afterNoAnswer = requireNonNullElse(afterNoAnswer, AfterNoAnswer.NOT_READY);
        limits = requireNonNullElse(limits, QueueLimits.NONE);
        channel = requireNonNullElse(channel, MediaChannel.VOICE);
        wrapUpRules = requireNonNullElse(wrapUpRules, WrapUpRules.USUAL);
        if (ringMillis < 1_000) {
            throw new IllegalArgumentException("queue " + id + ": ring time must be at least one second");
        }
        if ((wrapUpMillis != null && wrapUpMillis < 0)
                || retryMillis < 0
                || serviceLevelMillis < 0
                || shortAbandonMillis < 0) {
            throw new IllegalArgumentException("queue " + id + ": a duration is negative");
        }
        if (wrapUpMillis == null && !wrapUpRules.earlyExit()) {
            throw new IllegalArgumentException("queue " + id + ": a wrap-up without end must be ended by the agent");
        }
    }

    /** Who lets an offer expire becomes not ready; everybody may enter, and stay until served. */
    public QueueConfig(
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
        this(
                id,
                serves,
                policy,
                ringMillis,
                wrapUpMillis,
                afterWrapUp,
                afterDecline,
                retryMillis,
                serviceLevelMillis,
                shortAbandonMillis,
                AfterNoAnswer.NOT_READY,
                QueueLimits.NONE,
                null,
                MediaChannel.VOICE,
                null,
                WrapUpRules.USUAL);
    }

    /** The same but for the policy. */
    public QueueConfig withPolicy(SelectionPolicy other) {
        return new QueueConfig(
                id,
                serves,
                other,
                ringMillis,
                wrapUpMillis,
                afterWrapUp,
                afterDecline,
                retryMillis,
                serviceLevelMillis,
                shortAbandonMillis,
                afterNoAnswer,
                limits,
                virtualHold,
                channel,
                wrapUpDefault,
                wrapUpRules);
    }

    /** The same but for what the limits are and what follows an offer that expired. */
    public QueueConfig with(AfterNoAnswer otherAfterNoAnswer, QueueLimits otherLimits) {
        return new QueueConfig(
                id,
                serves,
                policy,
                ringMillis,
                wrapUpMillis,
                afterWrapUp,
                afterDecline,
                retryMillis,
                serviceLevelMillis,
                shortAbandonMillis,
                otherAfterNoAnswer,
                otherLimits,
                virtualHold,
                channel,
                wrapUpDefault,
                wrapUpRules);
    }

    /** The same but for the callers who hang up and are called. */
    public QueueConfig with(@Nullable VirtualHold other) {
        return new QueueConfig(
                id,
                serves,
                policy,
                ringMillis,
                wrapUpMillis,
                afterWrapUp,
                afterDecline,
                retryMillis,
                serviceLevelMillis,
                shortAbandonMillis,
                afterNoAnswer,
                limits,
                other,
                channel,
                wrapUpDefault,
                wrapUpRules);
    }

    /** The same but for what waits in it. */
    public QueueConfig with(MediaChannel other) {
        return new QueueConfig(
                id,
                serves,
                policy,
                ringMillis,
                wrapUpMillis,
                afterWrapUp,
                afterDecline,
                retryMillis,
                serviceLevelMillis,
                shortAbandonMillis,
                afterNoAnswer,
                limits,
                virtualHold,
                other,
                wrapUpDefault,
                wrapUpRules);
    }

    /** The same but for what came of it when wrap-up runs out. */
    public QueueConfig withWrapUpDefault(@Nullable String other) {
        return new QueueConfig(
                id,
                serves,
                policy,
                ringMillis,
                wrapUpMillis,
                afterWrapUp,
                afterDecline,
                retryMillis,
                serviceLevelMillis,
                shortAbandonMillis,
                afterNoAnswer,
                limits,
                virtualHold,
                channel,
                other,
                wrapUpRules);
    }

    /**
     * The same but for the time for wrap-up.
     *
     * @param millis null: it has no end
     */
    public QueueConfig withWrapUp(@Nullable Long millis, WrapUpRules other) {
        return new QueueConfig(
                id,
                serves,
                policy,
                ringMillis,
                millis,
                afterWrapUp,
                afterDecline,
                retryMillis,
                serviceLevelMillis,
                shortAbandonMillis,
                afterNoAnswer,
                limits,
                virtualHold,
                channel,
                wrapUpDefault,
                other);
    }
}
