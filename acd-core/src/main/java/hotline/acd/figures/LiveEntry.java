package hotline.acd.figures;

import java.util.ArrayList;
import java.util.List;

/** An entry that has not ended, and the offers of it that are open. Confined to the thread of {@link LiveFigures}. */
final class LiveEntry {
    private Waiting waiting;
    /** The oldest first; several where a queue rings all. */
    private final List<Beginning.OpenOffer> offers = new ArrayList<>(1);

    LiveEntry(Waiting waiting) {
        this.waiting = waiting;
    }

    /** As it is now; offered to whose phone has rung longest. */
    Waiting waiting() {
        return waiting;
    }

    void reordered(long key) {
        waiting = waiting.reordered(key);
    }

    /** After those offered before. */
    void offered(Beginning.OpenOffer offer) {
        offers.add(offer);
        waiting = waiting.offeredTo(offers.getFirst().agent());
    }

    void offerEnded(Beginning.OpenOffer offer) {
        offers.remove(offer);
        waiting = waiting.offeredTo(offers.isEmpty() ? null : offers.getFirst().agent());
    }
}
