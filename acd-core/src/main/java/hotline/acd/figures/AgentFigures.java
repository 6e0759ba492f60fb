package hotline.acd.figures;

import hotline.acd.agent.NotReadyReason;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is counted of an agent in a period, and every formula over it. Offers belong to the period in which they were made,
 * conversations to the one in which their wrap-up was completed; times are cut at the period's borders. Shares are 0 to 1;
 * empty when there is nothing to divide by. Times in milliseconds.
 *
 * @param failed offers whose phone was unreachable, busy or failed
 * @param handling conversations completed in the period, with their whole length
 * @param talkMillis time in the state TALKING
 * @param holdMillis time in HOLD
 * @param wrapUpMillis time in WRAP_UP
 * @param ringingMillis time in RESERVED
 * @param readyIdleMillis time in READY
 * @param notReadyMillis time in NOT_READY, by reason
 */
public record AgentFigures(
        long offers,
        long accepted,
        long expired,
        long declined,
        long failed,
        long rescinded,
        Handling handling,
        long talkMillis,
        long holdMillis,
        long wrapUpMillis,
        long ringingMillis,
        long readyIdleMillis,
        SortedMap<NotReadyReason, Long> notReadyMillis) {
    public static final AgentFigures NONE =
            new AgentFigures(0, 0, 0, 0, 0, 0, Handling.NONE, 0, 0, 0, 0, 0, new TreeMap<>());

    public AgentFigures {
        notReadyMillis = Collections.unmodifiableSortedMap(new TreeMap<>(notReadyMillis));
    }

    /** Talk + hold + wrap-up in the period. */
    public long handlingMillis() {
        return talkMillis + holdMillis + wrapUpMillis;
    }

    /** Ringing + talk + hold + wrap-up. */
    public long workMillis() {
        return ringingMillis + handlingMillis();
    }

    /** NOT_READY for whatever reason. */
    public long notReadyInAllMillis() {
        return notReadyMillis.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Time in every state but LOGGED_OUT. */
    public long loggedInMillis() {
        return workMillis() + readyIdleMillis + notReadyInAllMillis();
    }

    /** AHT = Σ (talk + hold + wrap-up) / handled, over conversations completed in the period. */
    public OptionalDouble averageHandleMillis() {
        return handling.averageHandleMillis();
    }

    /** work / (work + ready-idle), work = ringing + talk + hold + wrap-up. */
    public OptionalDouble occupancy() {
        return Share.of(workMillis(), workMillis() + readyIdleMillis);
    }

    /** handling / logged-in time. */
    public OptionalDouble utilisation() {
        return Share.of(handlingMillis(), loggedInMillis());
    }

    /** expired / (offers − rescinded). */
    public OptionalDouble ronaRate() {
        return Share.of(expired, offers - rescinded);
    }

    /** How many of a kind. */
    public long count(AgentFigure figure) {
        return switch (figure) {
            case OFFERS -> offers;
            case ACCEPTED -> accepted;
            case EXPIRED -> expired;
            case DECLINED -> declined;
            case FAILED -> failed;
            case RESCINDED -> rescinded;
            case HANDLED -> handling.handled();
        };
    }

    /** Of two agents, or of two periods that do not overlap, together. */
    public AgentFigures plus(AgentFigures other) {
        var notReady = new TreeMap<>(notReadyMillis);
        other.notReadyMillis.forEach((reason, millis) -> notReady.merge(reason, millis, Long::sum));
        return new AgentFigures(
                offers + other.offers,
                accepted + other.accepted,
                expired + other.expired,
                declined + other.declined,
                failed + other.failed,
                rescinded + other.rescinded,
                handling.plus(other.handling),
                talkMillis + other.talkMillis,
                holdMillis + other.holdMillis,
                wrapUpMillis + other.wrapUpMillis,
                ringingMillis + other.ringingMillis,
                readyIdleMillis + other.readyIdleMillis,
                notReady);
    }
}
