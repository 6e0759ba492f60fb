package hotline.cti;

import hotline.cti.ami.AmiEvent;
import org.jspecify.annotations.Nullable;

/** A leg that can be brought together with others. Confined to the switchboard's thread. */
abstract class PartyLeg {
    /** Null before Asterisk has one, and once it is gone. */
    @Nullable
    String channel;
    /** Where it was sent last. */
    Place place = Place.WITH_CALLER;
    /** In which of the places in which legs wait it is; null for none. */
    @Nullable
    Place waitsIn;
    /** It does not end with the caller's script. */
    boolean byItself;

    boolean waits() {
        return waitsIn != null;
    }

    /** Whether it can be fetched now. */
    boolean isStill() {
        return place == Place.STILL && waitsIn == Place.STILL;
    }

    /** It has come to whoever it talks with, or to where legs wait. */
    void entered(AmiEvent bridgeEnter) {
        boolean waits = bridgeEnter.text("BridgeTechnology").equals("holding_bridge");
        waitsIn = waits ? Place.at(bridgeEnter.text("Exten")) : null;
    }
}
