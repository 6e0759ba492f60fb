package hotline.cti.agi;

/** What is done on one visit of a channel. Run on a virtual thread of its own, may block; the connection is closed when it returns. */
public interface AgiScript {
    /** @throws LineGone when the channel or the connection is gone: the ordinary end of many visits */
    void visit(AgiSession session) throws LineGone;
}
