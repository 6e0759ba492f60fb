package hotline.cti.ami;

/** There is no answer from Asterisk; whether it has done what was asked is unknown. Without a stack trace: an ordinary outcome. */
public final class AmiUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AmiUnavailable(String message) {
        super(message, null, false, false);
    }
}
