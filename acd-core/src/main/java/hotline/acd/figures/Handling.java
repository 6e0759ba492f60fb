package hotline.acd.figures;

import java.util.OptionalDouble;

/**
 * Conversations handled: their assignments ended in the period, and count in it with their whole length, whenever they began.
 * Milliseconds.
 *
 * @param talkMillis without hold
 */
public record Handling(long handled, long talkMillis, long holdMillis, long wrapUpMillis) {
    public static final Handling NONE = new Handling(0, 0, 0, 0);

    /** AHT = Σ (talk + hold + wrap-up) / handled. */
    public OptionalDouble averageHandleMillis() {
        return Share.of(talkMillis + holdMillis + wrapUpMillis, handled);
    }

    public Handling plus(Handling other) {
        return new Handling(
                handled + other.handled,
                talkMillis + other.talkMillis,
                holdMillis + other.holdMillis,
                wrapUpMillis + other.wrapUpMillis);
    }
}
