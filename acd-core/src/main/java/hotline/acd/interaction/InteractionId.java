package hotline.acd.interaction;

import org.jspecify.annotations.Nullable;

/**
 * Names one interaction for ever: the epoch in which it began and a number within that epoch. Unique over restarts and nodes because an epoch is handed out once. Written {@code i3-17}.
 *
 * @param epoch the epoch of the process that issued it, from 1
 * @param number counts within the epoch, from 1
 */
public record InteractionId(long epoch, long number) implements Comparable<InteractionId> {
    public InteractionId {
        if (epoch < 1 || number < 1) {
            throw new IllegalArgumentException("interaction id needs epoch and number from 1: " + epoch + "-" + number);
        }
    }

    /**
     * Reads {@code i3-17}.
     *
     * @throws IllegalArgumentException when the text is no interaction id
     */
    public static InteractionId parse(String text) {
        var numbers = EpochNumber.parse('i', text);
        return new InteractionId(numbers.epoch(), numbers.number());
    }

    /** As generated, but several times as fast; asked millions of times a second. */
    @Override
    public int hashCode() {
        return 31 * Long.hashCode(epoch) + Long.hashCode(number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InteractionId that && number == that.number && epoch == that.epoch;
    }

    @Override
    public int compareTo(InteractionId other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "i" + epoch + "-" + number;
    }
}
