package hotline.crm.ticket;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service tickets in PostgreSQL. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public final class Tickets {
    private static final int LONGEST_NUMBER = 18;

    private final Database database;

    public Tickets(Database database) {
        this.database = database;
    }

    /**
     * Opens one; what is answered is committed. An interaction has at most one of a category: asked again, the answer is the same.
     *
     * @param customer id of the customer it is for, null when nobody knows; one who is not in the records counts as nobody
     */
    public Ticket open(InteractionId interaction, Ticket.Category category, @Nullable String customer, Instant at) {
        return database.transaction(handle -> {
            handle.createUpdate("""
                    INSERT INTO ticket (interaction, category, status, customer, opened_at, due_at)
                    VALUES (:interaction, :category, :status, (SELECT id FROM customer WHERE id = :customer), :at, :due)
                    ON CONFLICT (interaction, category) DO NOTHING""")
                    .bind("interaction", interaction)
                    .bind("category", category.name())
                    .bind("status", Ticket.Status.OPEN.name())
                    .bind("customer", customer)
                    .bind("at", at)
                    .bind("due", at.plus(category.serviceLevel()))
                    .execute();
            return handle.createQuery("SELECT * FROM ticket WHERE interaction = :interaction AND category = :category")
                    .bind("interaction", interaction)
                    .bind("category", category.name())
                    .map((row, context) -> ticket(row))
                    .one();
        });
    }

    /** @param number as a caller entered it, hostile */
    public Optional<Ticket> find(String number) {
        if (number.isEmpty()
                || number.length() > LONGEST_NUMBER
                || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return database.transaction(handle -> handle.createQuery("SELECT * FROM ticket WHERE number = :number")
                .bind("number", Long.parseLong(number))
                .map((row, context) -> ticket(row))
                .findOne());
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getLong("number"),
                InteractionId.parse(row.getString("interaction")),
                Ticket.Category.valueOf(row.getString("category")),
                Ticket.Status.valueOf(row.getString("status")),
                row.getString("customer"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant());
    }
}
