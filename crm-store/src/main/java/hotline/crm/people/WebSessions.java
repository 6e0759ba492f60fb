package hotline.crm.people;

import hotline.crm.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Who is signed in with a browser, kept over restarts. A token itself never comes here: kept is its SHA-256, so who reads the
 * database cannot sign in. When a session is over is for whoever keeps it in memory to say. Methods block, and throw
 * {@link hotline.crm.DatabaseAway}. Safe for many threads; doing something twice is harmless.
 */
public final class WebSessions {
    private final Database database;

    public WebSessions(Database database) {
        this.database = database;
    }

    /**
     * A session.
     *
     * @param tokenHash 64 hexadecimal digits
     * @param seenAt when something was last heard from it
     */
    public record Session(String tokenHash, String person, Instant beganAt, Instant seenAt) {}

    public List<Session> all() {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT token_hash, person, began_at, seen_at FROM web_session")
                .map((row, context) -> new Session(
                        HexFormat.of().formatHex(row.getBytes("token_hash")),
                        row.getString("person"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .list());
    }

    public void put(Session session) {
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO web_session (token_hash, person, began_at, seen_at)
                        VALUES (:hash, :person, :began, :seen) ON CONFLICT (token_hash) DO NOTHING""")
                .bind("hash", HexFormat.of().parseHex(session.tokenHash()))
                .bind("person", session.person())
                .bind("began", session.beganAt())
                .bind("seen", session.seenAt())
                .execute());
    }

    /** Something was heard from these, by hash, at these moments. Those that are gone are passed over. */
    public void seen(Map<String, Instant> at) {
        database.transaction(handle -> {
            try (PreparedBatch batch = handle.prepareBatch(
                    "UPDATE web_session SET seen_at = greatest(seen_at, :seen) WHERE token_hash = :hash")) {
                at.forEach((hash, seen) -> batch.bind("hash", HexFormat.of().parseHex(hash))
                        .bind("seen", seen)
                        .add());
                return batch.execute().length;
            }
        });
    }

    /** These are over. */
    public void remove(Collection<String> hashes) {
        database.transaction(handle -> {
            try (PreparedBatch batch = handle.prepareBatch("DELETE FROM web_session WHERE token_hash = :hash")) {
                hashes.forEach(hash ->
                        batch.bind("hash", HexFormat.of().parseHex(hash)).add());
                return batch.execute().length;
            }
        });
    }
}
