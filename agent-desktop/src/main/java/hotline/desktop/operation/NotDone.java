package hotline.desktop.operation;

import hotline.desktop.message.Problem;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation was not done, and why; for whoever asked. */
public final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;
    private final @Nullable Duration retryAfter;
    private final transient Map<String, Object> besides;

    private NotDone(int status, Problem problem, @Nullable Duration retryAfter) {
        this(status, problem, retryAfter, Map.of());
    }

    private NotDone(int status, Problem problem, @Nullable Duration retryAfter, Map<String, Object> besides) {
        super(problem.code(), null, false, false);
        this.status = status;
        this.problem = problem;
        this.retryAfter = retryAfter;
        this.besides = besides;
    }

    public static NotDone bad(String what, String message, @Nullable String remedy) {
        return new NotDone(400, new Problem("bad-" + what, message, remedy), null);
    }

    public static NotDone notSignedIn() {
        return new NotDone(401, new Problem("not-signed-in", "Nobody is signed in.", "Sign in."), null);
    }

    public static NotDone noTicket() {
        return new NotDone(
                401,
                new Problem("bad-ticket", "The ticket is used, too old, or none of ours.", "Ask for a new one."),
                null);
    }

    public static NotDone forbidden(String message) {
        return new NotDone(403, new Problem("forbidden", message, null), null);
    }

    public static NotDone foreignOrigin() {
        return new NotDone(
                403,
                new Problem(
                        "foreign-origin",
                        "This was asked by a page that is not ours.",
                        "Programs leave out the Origin header; other pages cannot use this interface."),
                null);
    }

    public static NotDone unknown(String what, String message) {
        return new NotDone(404, new Problem("unknown-" + what, message, null), null);
    }

    public static NotDone conflict(String code, String message, @Nullable String remedy) {
        return new NotDone(409, new Problem(code, message, remedy), null);
    }

    public static NotDone tooMany(String what, String message, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new NotDone(
                429,
                new Problem("too-many-" + what, message, "Wait " + seconds + " s and try again."),
                Duration.ofSeconds(seconds));
    }

    public static NotDone databaseAway() {
        return new NotDone(
                503,
                new Problem("database-away", "The database cannot be reached at the moment.", "Try again shortly."),
                Duration.ofSeconds(2));
    }

    public static NotDone tooSlow() {
        return new NotDone(
                503,
                new Problem("too-slow", "There was no answer in time; it may have been done.", "Look, and try again."),
                Duration.ofSeconds(2));
    }

    public static NotDone ending() {
        return new NotDone(
                503, new Problem("stopping", "Hotline is stopping.", "Try again in a moment."), Duration.ofSeconds(2));
    }

    public static NotDone failed() {
        return new NotDone(
                500, new Problem("failed", "It failed through a mistake of ours; the log says why.", null), null);
    }

    /** The same, answered over REST together with something else. */
    public NotDone with(String name, Object value) {
        return new NotDone(status, problem, retryAfter, Map.of(name, value));
    }

    /** What is answered beside the problem, by name. */
    public Map<String, Object> besides() {
        return besides;
    }

    /** HTTP's number for it. */
    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
