package hotline.acd.distributor;

import hotline.acd.agent.Capacity;
import hotline.acd.interaction.MediaChannel;
import java.util.Arrays;

/** A {@link Capacity}, made ready to be asked millions of times a second. Sets of channels are bits by their place in the order. */
final class Slots {
    /** What one whole agent is, so to speak. */
    static final int WHOLE = 1_000_000;

    /** Enough to count to more than {@link Capacity#MOST}. */
    private static final int BITS = 8;

    private static final int MASK = (1 << BITS) - 1;
    private static final int CHANNELS = MediaChannel.values().length;
    private static final Slots VOICE_ONLY = new Slots(Capacity.VOICE_ONLY);

    /** The channels that have any. */
    final int channels;
    /** Whether one thing in hand is all there can be. */
    final boolean single;

    private final int[] most = new int[CHANNELS];
    private final int[] share = new int[CHANNELS];
    private final int[] interruptibleBy = new int[CHANNELS];

    private Slots(Capacity capacity) {
        Arrays.fill(share, WHOLE);
        int some = 0;
        int sum = 0;
        for (Capacity.Slots of : capacity.slots()) {
            int place = of.channel().ordinal();
            most[place] = of.most();
            share[place] = WHOLE / of.most();
            some |= bit(of.channel());
            sum += of.most();
            for (MediaChannel by : of.interruptibleBy()) {
                interruptibleBy[place] |= bit(by);
            }
        }
        channels = some;
        single = sum == 1;
    }

    static Slots of(Capacity capacity) {
        return capacity.equals(Capacity.VOICE_ONLY) ? VOICE_ONLY : new Slots(capacity);
    }

    static int bit(MediaChannel channel) {
        return 1 << channel.ordinal();
    }

    int most(MediaChannel channel) {
        return most[channel.ordinal()];
    }

    /** The channels that may be offered besides what is in hand. */
    int room(int inHand) {
        if (single) {
            return inHand == 0 ? channels : 0;
        }
        int room = 0;
        int allowed = channels;
        for (int place = 0; place < CHANNELS; place++) {
            int used = inHand >>> place * BITS & MASK;
            if (used < most[place]) {
                room |= 1 << place;
            }
            if (used > 0) {
                allowed &= interruptibleBy[place] | 1 << place;
            }
        }
        return room & allowed;
    }

    /** How much of an agent that is, {@link #WHOLE} for one whose slots of one channel are all taken. */
    int load(int inHand) {
        int load = 0;
        for (int left = inHand, place = 0; left != 0; left >>>= BITS, place++) {
            load += (left & MASK) * share[place];
        }
        return load;
    }

    /** One interaction of the channel, among how many of each are in hand: eight bits a channel. */
    static int one(MediaChannel channel) {
        return 1 << channel.ordinal() * BITS;
    }

    static int count(int inHand, MediaChannel channel) {
        return inHand >>> channel.ordinal() * BITS & MASK;
    }
}
