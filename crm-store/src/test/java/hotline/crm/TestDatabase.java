package hotline.crm;

import static org.awaitility.Awaitility.await;

import hotline.crm.postgres.EmbeddedPostgres;
import hotline.crm.postgres.SharedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** An empty, migrated database, which the tests of one class have to themselves. */
public final class TestDatabase {
    /** What has its tables already: to look at each of them again would take longer than most tests. */
    private static final Set<EmbeddedPostgres> MIGRATED = ConcurrentHashMap.newKeySet();

    private TestDatabase() {}

    public static Database empty() {
        EmbeddedPostgres postgres = SharedPostgres.running();
        Database database = Database.open(postgres.address(), 4);
        try {
            // a machine may stand still for longer than a database counts as away
            await().atMost(Duration.ofMinutes(1)).until(() -> database.trouble().isEmpty());
            if (!MIGRATED.contains(postgres)) {
                database.migrate();
                MIGRATED.add(postgres);
            }
            clear(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Deletes what is in tables that hold something: to truncate each of them would make files anew, which takes longer than most tests. */
    private static void clear(Database database) {
        database.transaction(handle -> {
            String filled = handle
                    .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                            + " AND tablename NOT IN ('flyway_schema_history', 'drained_upto')")
                    .mapTo(String.class)
                    .stream()
                    .map("SELECT '%1$s' WHERE EXISTS (SELECT FROM %1$s)"::formatted)
                    .collect(Collectors.joining(" UNION ALL "));
            handle.execute("SET LOCAL session_replication_role = replica"); // in any order, whatever refers to what
            handle.createQuery(filled)
                    .mapTo(String.class)
                    .list()
                    .forEach(table -> handle.execute("DELETE FROM " + table));
            return handle.execute("UPDATE drained_upto SET epoch = 0, seq = 0");
        });
    }

    /** All rows of the tables of records, as text in a fixed order. */
    public static String records(Database database) {
        return database.transaction(handle -> {
            StringBuilder all = new StringBuilder();
            for (String table : List.of(
                    "interaction",
                    "flow_step",
                    "queue_entry",
                    "offer",
                    "segment",
                    "assignment",
                    "aside",
                    "agent_state_change")) {
                all.append(table).append('\n');
                handle.createQuery("SELECT t::text FROM " + table + " t ORDER BY 1")
                        .mapTo(String.class)
                        .forEach(row -> all.append(row).append('\n'));
            }
            return all.toString();
        });
    }
}
