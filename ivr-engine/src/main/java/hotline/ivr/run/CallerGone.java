package hotline.ivr.run;

/** The caller has hung up; nothing can be played or heard any more. An ordinary outcome, hence checked and without a stack trace. */
public final class CallerGone extends Exception {
    private static final long serialVersionUID = 1L;

    public CallerGone() {
        super("the caller has hung up", null, false, false);
    }
}
