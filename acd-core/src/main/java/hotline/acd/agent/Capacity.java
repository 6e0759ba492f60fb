package hotline.acd.agent;

import hotline.acd.interaction.MediaChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * How much an agent may have in hand at once: so many slots of each channel, each for one interaction from its offer to the end
 * of its wrap-up.
 *
 * <ol>
 *   <li>A channel without a free slot is not offered, nor one that has none at all.
 *   <li>Interactions of one channel stand beside each other, up to its slots.
 *   <li>Another channel is offered only when each one in hand may be interrupted by it.
 * </ol>
 *
 * @param slots of the channels that have some, in the order of the channels; voice has exactly one, named or not
 */
public record Capacity(List<Slots> slots) {
    /** More is a mistake. */
    public static final int MOST = 100;

    /** One call, and nothing besides. */
    public static final Capacity VOICE_ONLY = new Capacity(List.of());

    /**
     * Those of one channel.
     *
     * @param most how many interactions at once
     * @param interruptibleBy the other channels that may be offered while one of this channel is in hand, each once, in order
     */
    public record Slots(MediaChannel channel, int most, List<MediaChannel> interruptibleBy) {
        public Slots {
            interruptibleBy = interruptibleBy.stream().distinct().sorted().toList();
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException("slots must be 1 to " + MOST + ", are " + most);
            }
            if (channel == MediaChannel.VOICE && most != 1) {
                throw new IllegalArgumentException(
                        "nobody can speak on " + most + " calls at once: voice has one slot");
            }
            if (interruptibleBy.contains(channel)) {
                throw new IllegalArgumentException(channel + " cannot interrupt itself: give it more slots");
            }
        }
    }

    public Capacity {
        var all = new ArrayList<>(slots);
        if (all.stream().noneMatch(of -> of.channel() == MediaChannel.VOICE)) {
            all.add(new Slots(MediaChannel.VOICE, 1, List.of()));
        }
        all.sort(Comparator.comparing(Slots::channel));
        var channels = EnumSet.noneOf(MediaChannel.class);
        for (Slots of : all) {
            if (!channels.add(of.channel())) {
                throw new IllegalArgumentException("slots of " + of.channel() + " are given twice");
            }
        }
        slots = List.copyOf(all);
    }

    /** How many interactions of the channel at once; 0 for none. */
    public int most(MediaChannel channel) {
        for (Slots of : slots) {
            if (of.channel() == channel) {
                return of.most();
            }
        }
        return 0;
    }
}
