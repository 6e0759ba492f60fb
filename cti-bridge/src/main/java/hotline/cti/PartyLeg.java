package hotline.cti;

import org.jspecify.annotations.Nullable;

/** A leg that can be brought together with others. Confined to the switchboard's thread. */
abstract class PartyLeg {
    /** Null before Asterisk has one, and once it is gone. */
    @Nullable
    String channel;
    /** Where it was sent last. */
    Place place = Place.WITH_CALLER;
    /** It is in one of the places in which legs wait, from which it can be fetched. */
    boolean waits;
    /** It does not end with the caller's script. */
    boolean byItself;
}
