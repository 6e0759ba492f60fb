package hotline.desktop.live;

/** Whoever asks the live view is not answered any more: our process is stopping. */
public final class LiveEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LiveEnded() {
        super("the live view has ended");
    }
}
