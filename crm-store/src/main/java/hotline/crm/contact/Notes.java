package hotline.crm.contact;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Notes of agents, one an interaction and agent, saved while they type. What is answered as saved is committed. Methods block,
 * and throw {@link hotline.crm.DatabaseAway}. Safe for many threads.
 */
public final class Notes {
    /** In characters as people count them. */
    public static final int LONGEST = 4_000;

    private final Database database;

    public Notes(Database database) {
        this.database = database;
    }

    /** What came of saving. */
    public sealed interface Result {
        /**
         * It is kept.
         *
         * @param version to be told with the next save
         */
        record Saved(long version, Instant at) implements Result {}

        /** Somebody (another tab) has saved meanwhile; nothing was changed. */
        record Conflict(Note stored) implements Result {}

        record TooLong(int longest) implements Result {}
    }

    /**
     * Saves the whole text. The same text again is saved already, whatever the version.
     *
     * @param text any letters; line ends and tabs are kept, other control characters are not
     * @param version the one this text grew from: as saved last or as read, 0 when there was none
     */
    public Result save(InteractionId interaction, AgentId agent, String text, long version, Instant at) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return new Result.TooLong(LONGEST);
        }
        String clean = clean(text);
        return database.transaction(handle -> {
            Optional<Result> saved = (version <= 0
                            ? handle.createQuery("""
                                    INSERT INTO note (interaction, agent, version, text, saved_at)
                                    VALUES (:interaction, :agent, 1, :text, :at) ON CONFLICT DO NOTHING
                                    RETURNING version, saved_at""")
                            : handle.createQuery("""
                                    UPDATE note SET version = version + 1, text = :text, saved_at = :at
                                    WHERE interaction = :interaction AND agent = :agent AND version = :version
                                    RETURNING version, saved_at""").bind("version", version))
                    .bind("interaction", interaction)
                    .bind("agent", agent)
                    .bind("text", clean)
                    .bind("at", at)
                    .map((row, context) -> saved(row))
                    .findOne();
            return saved.orElseGet(() -> conflict(handle, interaction, agent, clean));
        });
    }

    /** All notes of an interaction, by agent. */
    public List<Note> of(InteractionId interaction) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT agent, version, text, saved_at FROM note WHERE interaction = :interaction ORDER BY agent")
                .bind("interaction", interaction)
                .map((row, context) -> note(row))
                .list());
    }

    private static Result conflict(Handle handle, InteractionId interaction, AgentId agent, String text) {
        Optional<Note> stored = handle.createQuery(
                        "SELECT agent, version, text, saved_at FROM note WHERE interaction = :interaction AND agent = :agent")
                .bind("interaction", interaction)
                .bind("agent", agent)
                .map((row, context) -> note(row))
                .findOne();
        if (stored.isEmpty()) {
            return new Result.Conflict(new Note(agent, 0, "", Instant.EPOCH));
        }
        Note note = stored.get();
        return note.text().equals(text) ? new Result.Saved(note.version(), note.savedAt()) : new Result.Conflict(note);
    }

    private static Result saved(ResultSet row) throws SQLException {
        return new Result.Saved(
                row.getLong("version"), row.getTimestamp("saved_at").toInstant());
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                new AgentId(row.getString("agent")),
                row.getLong("version"),
                row.getString("text"),
                row.getTimestamp("saved_at").toInstant());
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
