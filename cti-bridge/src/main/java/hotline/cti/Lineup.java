package hotline.cti;

import hotline.acd.distributor.OfferId;
import java.util.List;
import java.util.Map;

/**
 * Who is to talk with whom in one interaction: a function of the core's state.
 *
 * @param withCaller who talks with the caller; none: she hears music
 * @param apart where all others are
 */
record Lineup(List<Party> withCaller, Map<Party, Place> apart) {
    /** Somebody besides the caller. */
    sealed interface Party {
        record OfAgent(OfferId offer) implements Party {}

        /** Somebody outside, whom an agent has had called. */
        record Outside() implements Party {}
    }
}
