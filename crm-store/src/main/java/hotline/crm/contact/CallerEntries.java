package hotline.crm.contact;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What callers have entered by keys and agents may see: one an interaction and node, apart from the journal so that it can be erased, and erased with who called. Methods block, and throw
 * {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class CallerEntries {
    /** In one interaction; what is entered at more nodes is not kept. */
    private static final int MOST = 50;

    private final Database database;

    public CallerEntries(Database database) {
        this.database = database;
    }

    /**
     * Keeps it, instead of what was entered there before.
     *
     * @return false when it is not kept: who called is not on record (any more), what is kept is newer, or there is enough of that call
     */
    public boolean keep(InteractionId interaction, CallerEntry entry) {
        return database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO caller_entry (interaction, node, flow, value, entered_at)
                        SELECT :interaction, :node, :flow, :value, :at FROM arrival
                        WHERE interaction = :interaction AND
                            (SELECT count(*) FROM caller_entry WHERE interaction = :interaction AND node <> :node) < :most
                        FOR KEY SHARE
                        ON CONFLICT (interaction, node) DO UPDATE SET flow = excluded.flow, value = excluded.value,
                            entered_at = excluded.entered_at
                        WHERE excluded.entered_at >= caller_entry.entered_at""")
                        .bind("interaction", interaction)
                        .bind("node", entry.node())
                        .bind("flow", entry.flow())
                        .bind("value", entry.value())
                        .bind("at", entry.at())
                        .bind("most", MOST)
                        .execute()
                == 1);
    }

    /** In the order in which it was entered. */
    public List<CallerEntry> of(InteractionId interaction) {
        return database.transaction(handle -> of(handle, interaction));
    }

    static List<CallerEntry> of(Handle handle, InteractionId interaction) {
        return handle.createQuery(
                        "SELECT flow, node, value, entered_at FROM caller_entry WHERE interaction = :id ORDER BY entered_at, node")
                .bind("id", interaction)
                .map((row, context) -> new CallerEntry(
                        row.getString("flow"),
                        row.getString("node"),
                        row.getString("value"),
                        row.getTimestamp("entered_at").toInstant()))
                .list();
    }

    /** Forgets what was entered before that moment. */
    public void eraseBefore(Instant before) {
        database.transaction(handle -> handle.createUpdate("DELETE FROM caller_entry WHERE entered_at < :before")
                .bind("before", before)
                .execute());
    }
}
