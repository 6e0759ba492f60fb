package hotline.crm.postgres;

/** PostgreSQL cannot be set up, started or stopped. The message says what is wrong and what to do. */
public final class PostgresProblem extends RuntimeException {
    PostgresProblem(String message) {
        super(message);
    }

    PostgresProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
