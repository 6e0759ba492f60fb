package hotline.acd.figures;

import java.util.OptionalDouble;

/**
 * What is counted of a queue in a period (an entry belongs to the period in which it was entered), and every formula over it.
 * Shares are 0 to 1; empty when there is nothing to divide by.
 *
 * @param entered O
 * @param answered A
 * @param abandoned B
 * @param flowOut F
 * @param answeredWithin A_T
 * @param abandonedWithin B_T
 * @param shortAbandons S, part of B
 * @param waitMillisOfAnswered Σ wait of answered, from queued to connected, ringing included
 * @param waitMillisOfAbandoned Σ wait of abandoned
 * @param longestWaitMillis the longest wait of an entry that has ended, however it did; 0 when none has
 * @param handling conversations of this queue completed in the period
 */
public record QueueFigures(
        long entered,
        long answered,
        long abandoned,
        long flowOut,
        long answeredWithin,
        long abandonedWithin,
        long shortAbandons,
        long waitMillisOfAnswered,
        long waitMillisOfAbandoned,
        long longestWaitMillis,
        Handling handling) {
    public static final QueueFigures NONE = new QueueFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Handling.NONE);

    /** Those that have not ended: O − A − B − F. */
    public long waiting() {
        return entered - answered - abandoned - flowOut;
    }

    /** A_T / A. */
    public OptionalDouble serviceLevelAnswered() {
        return Share.of(answeredWithin, answered);
    }

    /** A_T / (A + B): the one that is shown unless another is asked for. */
    public OptionalDouble serviceLevelOffered() {
        return Share.of(answeredWithin, answered + abandoned);
    }

    /** A_T / (A + B − B_T). */
    public OptionalDouble serviceLevelIgnoringEarlyAbandons() {
        return Share.of(answeredWithin, answered + abandoned - abandonedWithin);
    }

    /** (A_T + B_T) / (A + B). */
    public OptionalDouble serviceLevelCreditingAbandons() {
        return Share.of(answeredWithin + abandonedWithin, answered + abandoned);
    }

    /** A_T / (A + B − S). */
    public OptionalDouble serviceLevelWithoutShortAbandons() {
        return Share.of(answeredWithin, answered + abandoned - shortAbandons);
    }

    /** A_T / (A + B + F). */
    public OptionalDouble serviceLevelCountingFlowOuts() {
        return Share.of(answeredWithin, answered + abandoned + flowOut);
    }

    /** B / O. */
    public OptionalDouble abandonment() {
        return Share.of(abandoned, entered);
    }

    /** (B − S) / (O − S). */
    public OptionalDouble abandonmentAdjusted() {
        return Share.of(abandoned - shortAbandons, entered - shortAbandons);
    }

    /** ASA = Σ wait of answered / A, in milliseconds. */
    public OptionalDouble averageSpeedOfAnswerMillis() {
        return Share.of(waitMillisOfAnswered, answered);
    }

    /** Σ wait of abandoned / B, in milliseconds. */
    public OptionalDouble averageTimeToAbandonMillis() {
        return Share.of(waitMillisOfAbandoned, abandoned);
    }

    /** How many of a kind. */
    public long count(QueueFigure figure) {
        return switch (figure) {
            case ENTERED -> entered;
            case WAITING -> waiting();
            case ANSWERED -> answered;
            case ANSWERED_WITHIN -> answeredWithin;
            case ABANDONED -> abandoned;
            case ABANDONED_WITHIN -> abandonedWithin;
            case SHORT_ABANDONS -> shortAbandons;
            case FLOW_OUT -> flowOut;
            case HANDLED -> handling.handled();
        };
    }

    /** Of two queues, or of two periods that do not overlap, together. */
    public QueueFigures plus(QueueFigures other) {
        return new QueueFigures(
                entered + other.entered,
                answered + other.answered,
                abandoned + other.abandoned,
                flowOut + other.flowOut,
                answeredWithin + other.answeredWithin,
                abandonedWithin + other.abandonedWithin,
                shortAbandons + other.shortAbandons,
                waitMillisOfAnswered + other.waitMillisOfAnswered,
                waitMillisOfAbandoned + other.waitMillisOfAbandoned,
                Math.max(longestWaitMillis, other.longestWaitMillis),
                handling.plus(other.handling));
    }
}
