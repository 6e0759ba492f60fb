package hotline.cti.ami;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is, for people.
 *
 * @param since when {@code phase} began
 * @param detail what Asterisk said at login, or why there is no connection
 * @param connects how often a login succeeded
 * @param events how many events came, over all connections
 */
public record AmiStatus(Phase phase, Instant since, String detail, long connects, long events) {
    /** Where a connection is in its life. */
    public enum Phase {
        CONNECTING,
        UP,
        CLOSED
    }

    public boolean up() {
        return phase == Phase.UP;
    }

    /** Null: it is up. */
    public @Nullable Instant awaySince() {
        return up() ? null : since;
    }
}
