package hotline.crm.people;

import hotline.crm.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Who is signed in with a browser. A token is 256 random bits and is told once; kept is its SHA-256, so who reads the database
 * cannot sign in. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class WebSessions {
    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_LENGTH = 43;

    private final Database database;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param idle a session nobody uses ends after this
     * @param longest and any session after this
     */
    public WebSessions(Database database, Duration idle, Duration longest) {
        this.database = database;
        this.idle = idle;
        this.longest = longest;
    }

    /** A session that has not ended. */
    public record Session(Person person, Instant beganAt, Instant seenAt) {}

    /**
     * Signed in.
     *
     * @return the token for the browser's cookie: 43 letters, digits, {@code -} and {@code _}
     */
    public String begin(String person, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO web_session (token_hash, person, began_at, seen_at)
                        VALUES (:hash, :person, :now, :now)""")
                .bind("hash", hash(token))
                .bind("person", person)
                .bind("now", now)
                .execute());
        return token;
    }

    /**
     * Whose session it is; empty when there is none (any more), or the person may no longer sign in.
     *
     * @param token as the browser sends it, hostile
     */
    public Optional<Session> find(String token, Instant now) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        return database.transaction(handle -> handle.createQuery("""
                        SELECT person.*, web_session.began_at, web_session.seen_at
                        FROM web_session JOIN person ON person.id = web_session.person
                        WHERE token_hash = :hash AND seen_at > :idleSince AND began_at > :oldest AND NOT disabled""")
                .bind("hash", hash(token))
                .bind("idleSince", now.minus(idle))
                .bind("oldest", now.minus(longest))
                .map((row, context) -> new Session(
                        People.person(row),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .findOne());
    }

    /** The session is used: it is not idle now. */
    public void touch(String token, Instant now) {
        database.transaction(handle -> handle.createUpdate(
                        "UPDATE web_session SET seen_at = greatest(seen_at, :now) WHERE token_hash = :hash")
                .bind("hash", hash(token))
                .bind("now", now)
                .execute());
    }

    /** Signed out. Harmless when there is no such session. */
    public void end(String token) {
        database.transaction(handle -> handle.createUpdate("DELETE FROM web_session WHERE token_hash = :hash")
                .bind("hash", hash(token))
                .execute());
    }

    /**
     * Signed out everywhere: after a new password, or when disabled.
     *
     * @return how many sessions have ended
     */
    public int endAllOf(String person) {
        return database.transaction(handle -> handle.createUpdate("DELETE FROM web_session WHERE person = :person")
                .bind("person", person)
                .execute());
    }

    /**
     * Forgets those that have ended by their limits; to be called now and then.
     *
     * @return how many
     */
    public int expire(Instant now) {
        return database.transaction(handle -> handle.createUpdate(
                        "DELETE FROM web_session WHERE seen_at <= :idleSince OR began_at <= :oldest")
                .bind("idleSince", now.minus(idle))
                .bind("oldest", now.minus(longest))
                .execute());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
