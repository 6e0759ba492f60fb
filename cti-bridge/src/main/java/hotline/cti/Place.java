package hotline.cti;

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
    /** It talks with another leg of its interaction, without the caller. */
    PEER(""),
    /** With the caller and others. */
    CONFERENCE("");

    /** The extension in the dialplan's context for agents' legs; empty where a leg is not sent by extension. */
    final String extension;

    Place(String extension) {
        this.extension = extension;
    }
}
