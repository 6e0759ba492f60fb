package hotline.crm.flow;

import hotline.acd.distributor.Actor;
import hotline.crm.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The versions of all call flows. Methods block, and throw {@link hotline.crm.DatabaseAway}. Safe for many threads. */
public final class FlowVersions {
    private final Database database;

    public FlowVersions(Database database) {
        this.database = database;
    }

    /** These flows are in force now, by file: what is new or another than before becomes a version. Committed when it returns; idempotent. */
    public void keep(Map<String, String> inForce, Actor by, Instant at) {
        database.transaction(handle -> {
            handle.execute("LOCK TABLE flow_version IN EXCLUSIVE MODE");
            Map<String, Optional<String>> known = newest(handle);
            inForce.forEach((file, text) -> {
                if (!Optional.of(text).equals(known.get(file))) {
                    add(handle, file, Optional.of(text), by, at);
                }
            });
            known.forEach((file, text) -> {
                if (text.isPresent() && !inForce.containsKey(file)) {
                    add(handle, file, Optional.empty(), by, at);
                }
            });
            return null;
        });
    }

    private static Map<String, Optional<String>> newest(Handle handle) {
        Map<String, Optional<String>> texts = new TreeMap<>();
        handle.createQuery("SELECT DISTINCT ON (file) file, text FROM flow_version ORDER BY file, number DESC")
                .map((row, context) -> Map.entry(row.getString("file"), Optional.ofNullable(row.getString("text"))))
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
        return texts;
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    private static void add(Handle handle, String file, Optional<String> text, Actor by, Instant at) {
        handle.createUpdate("""
                INSERT INTO flow_version (file, number, text, at, by)
                SELECT :file, coalesce(max(number), 0) + 1, :text, :at, :by FROM flow_version WHERE file = :file""")
                .bind("file", file)
                .bind("text", text.orElse(null))
                .bind("at", at)
                .bind("by", by.value())
                .execute();
    }

    /** All of all flows: by file, the newest first. */
    public List<FlowVersion> all() {
        return database.transaction(handle -> handle.createQuery("""
                        SELECT file, number, text IS NULL AS removed, at, by FROM flow_version
                        ORDER BY file, number DESC""")
                .map((row, context) -> new FlowVersion(
                        row.getString("file"),
                        row.getInt("number"),
                        row.getBoolean("removed"),
                        row.getTimestamp("at").toInstant(),
                        new Actor(row.getString("by"))))
                .list());
    }

    /** What a version says, no words when the flow was gone then; empty when there is no such version. */
    public Optional<String> text(String file, int number) {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT coalesce(text, '') FROM flow_version WHERE file = :file AND number = :number")
                .bind("file", file)
                .bind("number", number)
                .mapTo(String.class)
                .findOne());
    }
}
