package hotline.server;

/**
 * Something a person asked for is not done, with one clear sentence why and what to do about it. Ends a command with a message and never with a
 * stack trace.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String remedy;

    /**
     * @param code short and stable, for scripts: {@code port-taken}
     * @param message what is wrong, a whole sentence
     * @param remedy what to do about it, a whole sentence
     */
    public Refused(String code, String message, String remedy) {
        super(message, null, false, false);
        this.code = code;
        this.remedy = remedy;
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
