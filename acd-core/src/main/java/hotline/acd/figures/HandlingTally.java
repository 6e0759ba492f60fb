package hotline.acd.figures;

/** Counts conversations handled, whoever else counts more; no object of its own, which would be one more to reach. Confined to one thread. */
abstract class HandlingTally {
    private long handled;
    private long talkMillis;
    private long holdMillis;
    private long wrapUpMillis;

    /** A conversation of the period was completed, wrap-up and all. Milliseconds. */
    public final void handled(long talk, long hold, long wrapUp) {
        handled++;
        talkMillis += talk;
        holdMillis += hold;
        wrapUpMillis += wrapUp;
    }

    final Handling handling() {
        return new Handling(handled, talkMillis, holdMillis, wrapUpMillis);
    }
}
