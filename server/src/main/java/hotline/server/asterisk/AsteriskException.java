package hotline.server.asterisk;

import org.jspecify.annotations.Nullable;

/** Asterisk cannot be had, configured or started. The message says what and where, the remedy what to do about it. */
public final class AsteriskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public AsteriskException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public AsteriskException(String message, String remedy) {
        this(message, remedy, null);
    }

    /** What to do, as a sentence. */
    public String remedy() {
        return remedy;
    }
}
