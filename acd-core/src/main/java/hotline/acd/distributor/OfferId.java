package hotline.acd.distributor;

import hotline.acd.interaction.EpochNumber;
import org.jspecify.annotations.Nullable;

/**
 * Names one offer; its epoch fences effects of a process that no longer leads. Written {@code o3-17}.
 *
 * @param epoch the epoch in which the offer was made, from 1
 * @param number counts within the epoch, from 1
 */
public record OfferId(long epoch, long number) implements Comparable<OfferId> {
    /**
     * Reads {@code o3-17}.
     *
     * @throws IllegalArgumentException when the text is no offer id
     */
    public static OfferId parse(String text) {
        var numbers = EpochNumber.parse('o', text);
        return new OfferId(numbers.epoch(), numbers.number());
    }

    /** As generated, but several times as fast; asked millions of times a second. */
    @Override
    public int hashCode() {
        return 31 * Long.hashCode(epoch) + Long.hashCode(number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OfferId that && number == that.number && epoch == that.epoch;
    }

    @Override
    public int compareTo(OfferId other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "o" + epoch + "-" + number;
    }
}
