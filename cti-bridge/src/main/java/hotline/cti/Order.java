package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.EndedBy;

/** What a caller's script is to do next. The newest order counts; one that was not begun is forgotten. */
sealed interface Order {
    /** Walk the call flow, from where it was interrupted if it was. */
    record Flow() implements Order {}

    /** Music until something else is ordered. */
    record Wait() implements Order {}

    /**
     * Ring this phone and let them talk.
     *
     * @param expiresAt when the core will take it back, milliseconds since 1970
     */
    record Ring(OfferId offer, String station, long expiresAt) implements Order {}

    /** Hang up, on behalf of this one. */
    record Finish(EndedBy by) implements Order {}

    /** The interaction is not known or over in the core: the caller is a new one. */
    record BeginAnew() implements Order {}
}
