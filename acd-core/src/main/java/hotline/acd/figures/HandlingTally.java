package hotline.acd.figures;

/** Counts conversations handled. Confined to one thread. */
final class HandlingTally {
    private long handled;
    private long talkMillis;
    private long holdMillis;
    private long wrapUpMillis;

    /** One more. Milliseconds. */
    void handled(long talk, long hold, long wrapUp) {
        handled++;
        talkMillis += talk;
        holdMillis += hold;
        wrapUpMillis += wrapUp;
    }

    Handling figures() {
        return new Handling(handled, talkMillis, holdMillis, wrapUpMillis);
    }
}
