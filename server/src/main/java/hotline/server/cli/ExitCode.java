package hotline.server.cli;

/** What our process tells the shell and the launcher. */
public final class ExitCode {
    public static final int OK = 0;
    /** Not done; the reason has been printed. The launcher does not try again. */
    public static final int REFUSED = 1;

    public static final int USAGE = 2;
    /** Done, but the answer is not the hoped-for one: degraded, call ended otherwise. */
    public static final int OTHERWISE = 3;
    /** Our own mistake; the launcher starts the server again. */
    public static final int CRASHED = 70;
    /** The launcher is asked to start the server again at once. */
    public static final int RENEW = 75;

    private ExitCode() {}
}
