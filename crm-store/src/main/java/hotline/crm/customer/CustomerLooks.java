package hotline.crm.customer;

import hotline.crm.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who has looked at customers' records without having them on the desk. Stays when a customer is erased; it has no more of her than her id. Methods block, and throw
 * {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class CustomerLooks {
    /** Whoever looks again so soon still looks. */
    private static final Duration STILL = Duration.ofMinutes(10);

    private final Database database;

    public CustomerLooks(Database database) {
        this.database = database;
    }

    /** @param person her id */
    public record Look(Instant at, String person) {}

    /** Committed when it returns. */
    public void note(String customer, String person, Instant at) {
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO customer_look (customer, person, at) SELECT :customer, :person, :at
                        WHERE NOT EXISTS (SELECT 1 FROM customer_look
                            WHERE customer = :customer AND person = :person AND at > :still)""")
                .bind("customer", customer)
                .bind("person", person)
                .bind("at", at)
                .bind("still", at.minus(STILL))
                .execute());
    }

    /** The newest first. */
    public List<Look> of(String customer, int most) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT at, person FROM customer_look WHERE customer = :customer ORDER BY id DESC LIMIT :most")
                .bind("customer", customer)
                .bind("most", most)
                .map((row, context) -> new Look(row.getTimestamp("at").toInstant(), row.getString("person")))
                .list());
    }
}
