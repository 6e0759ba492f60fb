package hotline.crm.customer;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.util.Optional;

/** Where callers want to be called who have entered another number than the one they called from. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public final class CallbackNumbers {
    private final Database database;

    public CallbackNumbers(Database database) {
        this.database = database;
    }

    /** Durable when it returns; the newest counts. */
    public void keep(InteractionId interaction, String number) {
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO callback_number (interaction, number) VALUES (:interaction, :number)
                        ON CONFLICT (interaction) DO UPDATE SET number = excluded.number, at = now()""")
                .bind("interaction", interaction.toString())
                .bind("number", number)
                .execute());
    }

    /** The number called from is the right one after all. */
    public void forget(InteractionId interaction) {
        database.transaction(
                handle -> handle.createUpdate("DELETE FROM callback_number WHERE interaction = :interaction")
                        .bind("interaction", interaction.toString())
                        .execute());
    }

    public Optional<String> of(InteractionId interaction) {
        return database.transaction(
                handle -> handle.createQuery("SELECT number FROM callback_number WHERE interaction = :interaction")
                        .bind("interaction", interaction.toString())
                        .mapTo(String.class)
                        .findOne());
    }
}
