package hotline.cti.fake;

/** One recording of a caller's channel: whether anything is heard in it. */
public final class FakeRecording {
    private final String file;
    private volatile boolean silent;
    private volatile boolean over;

    FakeRecording(String arguments) {
        this.file = arguments.substring(0, arguments.indexOf(','));
    }

    public String file() {
        return file;
    }

    /** Nothing is heard in it at this moment. */
    public boolean isSilent() {
        return silent;
    }

    public boolean isOver() {
        return over;
    }

    /** Somebody has undone it. */
    public void isHeardAgain() {
        silent = false;
    }

    void silence(boolean yes) {
        silent = yes;
    }

    void ends() {
        over = true;
    }
}
