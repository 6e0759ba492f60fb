package hotline.cti;

import java.util.List;

/** Where a leg is that is no caller's. All but the first are places of the dialplan. */
enum Place {
    /** Rung by the caller's script, or brought together with the caller by it. */
    WITH_CALLER(""),
    /** Silence. */
    LOUNGE("lounge"),
    /** It hears that somebody is being called. */
    RINGING("ringing"),
    /** It hears music. */
    MUSIC("wait"),
    /**
     * It hears nothing, for a moment: from here it is fetched. What Asterisk plays in the other places it plays on a thread of the leg's own, and whoever
     * fetches the leg ends it from another; when it is just being played it goes on, and the leg hears nothing else for as long as it talks.
     */
    STILL("still"),
    /** It talks with another leg of its interaction, without the caller. */
    PEER(""),
    /** With the caller and others. */
    CONFERENCE("");

    /** The extension in the dialplan's context for agents' legs; empty where a leg is not sent by extension. */
    final String extension;

    Place(String extension) {
        this.extension = extension;
    }

    /** The one in which legs wait that has this extension; the lounge when none has. */
    static Place at(String extension) {
        for (Place place : List.of(RINGING, MUSIC, STILL)) {
            if (place.extension.equals(extension)) {
                return place;
            }
        }
        return LOUNGE;
    }
}
