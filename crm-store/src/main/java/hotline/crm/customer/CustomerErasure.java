package hotline.crm.customer;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forgets a customer, and those who were merged into her. Nothing is left that says who she was or what she said: her calls, tickets and orders of figures stay without a name. Blocks, and throws
 * {@link hotline.crm.DatabaseAway}. Recordings are for whoever keeps them to erase first. Safe for many threads.
 */
public final class CustomerErasure {
    private static final String ALL = "(SELECT id FROM customer WHERE id = :id OR merged_into = :id)";
    private static final String CALLS = "(SELECT interaction FROM arrival WHERE customer IN " + ALL + ")";

    private final Database database;

    public CustomerErasure(Database database) {
        this.database = database;
    }

    /** The interactions in which she left a message; empty without her. */
    public List<InteractionId> messages(String customer) {
        return database.transaction(
                handle -> handle.createQuery("SELECT interaction FROM voicemail WHERE interaction IN " + CALLS)
                        .bind("id", customer)
                        .map((row, context) -> InteractionId.parse(row.getString("interaction")))
                        .list());
    }

    /** All her calls, and of those who were merged into her. */
    public List<InteractionId> calls(String customer) {
        return database.transaction(handle -> handle.createQuery(CALLS)
                .bind("id", customer)
                .map((row, context) -> InteractionId.parse(row.getString("interaction")))
                .list());
    }

    /** @return false when there is no such customer, or she was merged into another who is to be erased instead */
    public boolean erase(String customer, String by, Instant at) {
        return database.transaction(handle -> {
            Optional<String> found = handle.createQuery(
                            "SELECT id FROM customer WHERE id = :id AND merged_into IS NULL FOR UPDATE")
                    .bind("id", customer)
                    .mapTo(String.class)
                    .findOne();
            if (found.isEmpty()) {
                return false;
            }
            for (String what : List.of(
                    "DELETE FROM note WHERE interaction IN " + CALLS,
                    "DELETE FROM callback_number WHERE interaction IN " + CALLS,
                    "DELETE FROM callback WHERE customer IN " + ALL + " OR agreed_in IN " + CALLS,
                    "UPDATE ticket_change SET comment = '', fields = '[]' WHERE ticket IN"
                            + " (SELECT number FROM ticket WHERE customer IN " + ALL + ")",
                    "UPDATE ticket SET subject = '', text = '', version = version + 1 WHERE customer IN " + ALL,
                    "DELETE FROM arrival WHERE customer IN " + ALL, // and with it what she entered
                    "DELETE FROM customer WHERE id = :id")) {
                handle.createUpdate(what).bind("id", customer).execute();
            }
            handle.createUpdate("INSERT INTO customer_erasure (customer, at, by) VALUES (:id, :at, :by)")
                    .bind("id", customer)
                    .bind("at", at)
                    .bind("by", by)
                    .execute();
            return true;
        });
    }
}
