package hotline.cti.agi;

/** The other party has hung up, or Asterisk has closed the connection. Ordinary, hence checked and without a stack trace. */
public final class LineGone extends Exception {
    private static final long serialVersionUID = 1L;

    public LineGone(String message) {
        super(message, null, false, false);
    }
}
