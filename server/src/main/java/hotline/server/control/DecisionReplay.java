package hotline.server.control;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Explanation;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The core's state just before an offer, rebuilt, and its decision taken again. Used by one thread. */
final class DecisionReplay {
    private final Distributor core;
    private Position at;

    /** @param begin null: from the journal's very beginning */
    DecisionReplay(@Nullable Snapshot begin) {
        this.core = begin == null ? new Distributor() : Distributor.restore(begin);
        this.at = begin == null ? Position.START : begin.position();
    }

    /** Up to where events are known; the next ones come after it. */
    Position at() {
        return at;
    }

    /** Repeats these events, in order; the decision behind the offer as soon as it is among them. */
    Optional<Explanation> apply(List<Recorded> events, OfferId offer) {
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.OfferMade made && made.offer().equals(offer)) {
                return Optional.of(core.explain(recorded));
            }
            core.apply(recorded);
            at = recorded.position();
        }
        return Optional.empty();
    }
}
