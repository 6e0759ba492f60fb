package hotline.crm.access;

import hotline.crm.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who has listened to recordings of one kind, and who has erased one. What is answered as done is committed. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public final class AccessLog {
    /** A player asks for one recording in several pieces: that is listening once. */
    private static final Duration ONE_LISTENING = Duration.ofMinutes(1);

    private final Database database;
    private final String table;
    private final String column;

    /** @param column of the table that says what was heard; neither is input from outside */
    public AccessLog(Database database, String table, String column) {
        this.database = database;
        this.table = table;
        this.column = column;
    }

    /** This person listens to it. */
    public void heard(String what, String person, Instant at) {
        database.transaction(handle -> handle.createUpdate("INSERT INTO " + table + " (" + column
                        + ", person, deed, at) SELECT :what, :person, 'HEARD', :at WHERE NOT EXISTS (SELECT FROM "
                        + table
                        + " WHERE " + column + " = :what AND person = :person AND deed = 'HEARD' AND at > :since)")
                .bind("what", what)
                .bind("person", person)
                .bind("at", at)
                .bind("since", at.minus(ONE_LISTENING))
                .execute());
    }

    /** In order. */
    public List<Access> of(String what) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT person, deed, at FROM " + table + " WHERE " + column + " = :what ORDER BY id")
                .bind("what", what)
                .map((row, context) -> new Access(
                        row.getString("person"),
                        row.getString("deed"),
                        row.getTimestamp("at").toInstant()))
                .list());
    }
}
