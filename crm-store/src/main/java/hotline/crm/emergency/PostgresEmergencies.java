package hotline.crm.emergency;

import hotline.acd.distributor.Actor;
import hotline.crm.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is switched on, and what was, in PostgreSQL. */
public final class PostgresEmergencies implements Emergencies {
    private final Database database;

    public PostgresEmergencies(Database database) {
        this.database = database;
    }

    @Override
    public List<Emergency> inForce() {
        return database.transaction(
                handle -> handle.createQuery("SELECT * FROM emergency WHERE ended_at IS NULL ORDER BY kind, place")
                        .map((row, context) -> emergency(row))
                        .list());
    }

    @Override
    public List<Emergency> ended(int most) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT * FROM emergency WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> emergency(row))
                .list());
    }

    @Override
    public void on(
            EmergencyPlace place, String announcement, boolean closes, @Nullable Instant until, Actor by, Instant at) {
        database.transaction(handle -> {
            handle.execute("LOCK TABLE emergency IN EXCLUSIVE MODE");
            end(handle, place, by, at);
            return handle.createUpdate("""
                            INSERT INTO emergency (kind, place, announcement, closes, since, by, until)
                            VALUES (:kind, :place, :announcement, :closes, :at, :by, :until)""")
                    .bind("kind", place.kind().name())
                    .bind("place", place.id())
                    .bind("announcement", announcement)
                    .bind("closes", closes)
                    .bind("at", at)
                    .bind("by", by.value())
                    .bind("until", until)
                    .execute();
        });
    }

    @Override
    public void off(EmergencyPlace place, Actor by, Instant at) {
        database.transaction(handle -> end(handle, place, by, at));
    }

    private static int end(Handle handle, EmergencyPlace place, Actor by, Instant at) {
        return handle.createUpdate("""
                        UPDATE emergency SET ended_at = :at, ended_by = :by
                        WHERE kind = :kind AND place = :place AND ended_at IS NULL""")
                .bind("kind", place.kind().name())
                .bind("place", place.id())
                .bind("at", at)
                .bind("by", by.value())
                .execute();
    }

    private static Emergency emergency(ResultSet row) throws SQLException {
        String endedBy = row.getString("ended_by");
        return new Emergency(
                row.getLong("id"),
                new EmergencyPlace(EmergencyPlace.Kind.valueOf(row.getString("kind")), row.getString("place")),
                row.getString("announcement"),
                row.getBoolean("closes"),
                Objects.requireNonNull(instant(row, "since")),
                new Actor(row.getString("by")),
                instant(row, "until"),
                instant(row, "ended_at"),
                endedBy == null ? null : new Actor(endedBy));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
