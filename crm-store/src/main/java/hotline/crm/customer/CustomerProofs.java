package hotline.crm.customer;

import hotline.crm.Database;
import hotline.crm.people.KeyedDigits;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What customers prove with who they are, as {@link KeyedDigits} in PostgreSQL. Wrong ones are counted per customer, whoever calls: after the third nothing is checked
 * for half an hour.
 *
 * <p>Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class CustomerProofs {
    /** This many wrong ones lock. */
    public static final int MOST_WRONG = 3;
    /** For so long. */
    public static final Duration LOCKED = Duration.ofMinutes(30);
    /** Wrong ones older than this are forgotten. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Database database;
    private final KeyedDigits keyed;
    private final Clock clock;

    /** @param key this installation's; with another one nothing that was set before is right any more */
    public CustomerProofs(Database database, String key, Clock clock) {
        this.database = database;
        this.keyed = new KeyedDigits(key);
        this.clock = clock;
    }

    public enum Kind {
        /** 4 to 12 digits that only the customer knows. */
        PIN,
        /** The last 4 digits of a document that was registered. */
        DOCUMENT
    }

    public enum Verdict {
        RIGHT,
        WRONG,
        LOCKED,
        /** There is nothing to compare with. */
        UNKNOWN
    }

    /**
     * From now on this is right, and what was wrong before is forgotten.
     *
     * @return false when there is no such customer
     * @throws IllegalArgumentException when it is no such proof
     */
    public boolean set(String customer, Kind kind, String digits) {
        if (!digits.matches(kind == Kind.PIN ? "[0-9]{4,12}" : "[0-9]{4}")) {
            throw new IllegalArgumentException(
                    kind == Kind.PIN ? "a PIN has 4 to 12 digits" : "of a document the last 4 digits count");
        }
        String hash = keyed.kept(whose(customer, kind), digits);
        return database.transaction(handle -> {
            forget(handle, customer);
            return handle.createUpdate("""
                            INSERT INTO customer_proof (customer, kind, hash)
                            SELECT id, :kind, :hash FROM customer WHERE id = :customer
                            ON CONFLICT (customer, kind) DO UPDATE SET hash = excluded.hash, set_at = now()""")
                            .bind("customer", customer)
                            .bind("kind", kind.name())
                            .bind("hash", hash)
                            .execute()
                    > 0;
        });
    }

    /**
     * Forgets what was wrong.
     *
     * @return whether it was locked
     */
    public boolean unlock(String customer) {
        Instant now = clock.instant();
        return database.transaction(handle -> {
            boolean locked = tally(handle, customer).isLocked(now);
            forget(handle, customer);
            return locked;
        });
    }

    /** {@link Verdict#WRONG} when something can be proved, for nothing was yet. */
    public Verdict standing(String customer, Kind kind) {
        return database.transaction(handle -> {
            if (hash(handle, customer, kind).isEmpty()) {
                return Verdict.UNKNOWN;
            }
            return tally(handle, customer).isLocked(clock.instant()) ? Verdict.LOCKED : Verdict.WRONG;
        });
    }

    /**
     * Whether it is right. It counts as wrong until it is found right, so that many who try at once may try no oftener than one.
     *
     * @param digits hostile, of any length
     */
    public Verdict check(String customer, Kind kind, String digits) {
        Instant now = clock.instant();
        record Begun(@Nullable String hash, Tally tally) {}
        Begun begun = database.transaction(handle -> {
            String hash = hash(handle, customer, kind).orElse(null);
            Tally before = tally(handle, customer);
            return new Begun(hash, hash == null || before.isLocked(now) ? before : counted(handle, customer, now));
        });
        if (begun.hash() == null) {
            return Verdict.UNKNOWN;
        }
        if (begun.tally().wrong() > MOST_WRONG
                || (begun.tally().wrong() == 0 && begun.tally().isLocked(now))) {
            return Verdict.LOCKED;
        }
        return judged(customer, kind, digits, begun.hash(), begun.tally());
    }

    private Verdict judged(String customer, Kind kind, String digits, String hash, Tally tally) {
        if (digits.length() <= 12 && keyed.match(whose(customer, kind), digits, hash)) {
            database.transaction(handle -> forget(handle, customer));
            return Verdict.RIGHT;
        }
        return tally.wrong() == MOST_WRONG ? Verdict.LOCKED : Verdict.WRONG;
    }

    /** @param wrong 0 while locked: nothing was counted */
    private record Tally(int wrong, @Nullable Instant lockedUntil) {
        boolean isLocked(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }
    }

    private static Tally tally(Handle handle, String customer) {
        return handle.createQuery("SELECT locked_until FROM customer_lock WHERE customer = :customer")
                .bind("customer", customer)
                .map((row, context) -> {
                    Timestamp until = row.getTimestamp(1);
                    return new Tally(0, until == null ? null : until.toInstant());
                })
                .findOne()
                .orElse(new Tally(0, null));
    }

    /** One more, counted before anything is checked; the one that reaches the limit locks. Counting waits for who counts at the same moment. */
    private static Tally counted(Handle handle, String customer, Instant now) {
        return handle.createQuery("""
                        INSERT INTO customer_lock AS l (customer, wrong, since) VALUES (:customer, 1, :now)
                        ON CONFLICT (customer) DO UPDATE SET
                            wrong = CASE WHEN l.since < :forgotten OR l.locked_until <= :now THEN 1 ELSE l.wrong + 1 END,
                            since = CASE WHEN l.since < :forgotten OR l.locked_until <= :now THEN :now ELSE l.since END,
                            locked_until = CASE
                                WHEN l.locked_until > :now THEN l.locked_until
                                WHEN l.since < :forgotten OR l.locked_until <= :now THEN NULL
                                WHEN l.wrong + 1 >= :most THEN :until END
                        RETURNING wrong""")
                .bind("customer", customer)
                .bind("now", now)
                .bind("forgotten", now.minus(REMEMBERED))
                .bind("until", now.plus(LOCKED))
                .bind("most", MOST_WRONG)
                .mapTo(Integer.class)
                .findOne()
                .map(wrong -> new Tally(wrong, null))
                .orElseThrow();
    }

    private static boolean forget(Handle handle, String customer) {
        return handle.createUpdate("DELETE FROM customer_lock WHERE customer = :customer")
                        .bind("customer", customer)
                        .execute()
                > 0;
    }

    private static Optional<String> hash(Handle handle, String customer, Kind kind) {
        return handle.createQuery("SELECT hash FROM customer_proof WHERE customer = :customer AND kind = :kind")
                .bind("customer", customer)
                .bind("kind", kind.name())
                .mapTo(String.class)
                .findOne();
    }

    private static String whose(String customer, Kind kind) {
        return customer + "\n" + kind;
    }
}
