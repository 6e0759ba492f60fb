package hotline.desktop.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where sessions survive our restart. A token itself is never stored, only its hash. All methods block and throw {@link hotline.crm.DatabaseAway}; any thread;
 * doing something twice is harmless.
 */
public interface SessionStore {
    /**
     * A session as it is stored.
     *
     * @param id SHA-256 of the token, in hexadecimal digits
     * @param seen when something was last heard from it
     */
    record Kept(String id, String person, Instant began, Instant seen) {}

    List<Kept> all();

    void put(Kept session);

    /** When something was last heard, by session. Those that are gone are passed over. */
    void seen(Map<String, Instant> seen);

    void remove(Collection<String> ids);
}
