package hotline.crm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections to PostgreSQL. It may be away: opening does not need it, calls then fail within some two seconds with
 * {@link DatabaseAway}, and work again when it is back. Methods block; call them from virtual threads.
 */
public final class Database implements AutoCloseable {
    private static final int OLDEST_SERVED = 150_000;
    private static final int AWAY_AFTER_MILLIS = 2_000;
    private static final String MIGRATIONS = "classpath:hotline/crm/migration";

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Handle handle) throws SQLException;
    }

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        ColumnTypes.register(jdbi);
    }

    /**
     * Prepares the pool without connecting.
     *
     * @param connections how many at most
     * @throws UncheckedIOException when the password file cannot be read
     */
    public static Database open(DatabaseAddress address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("crm");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(password(address));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(AWAY_AFTER_MILLIS);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        // sooner than we hang up: who is hung up on goes on in the server, and keeps its locks
        config.setConnectionInitSql("SET statement_timeout = '28s'");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // values belong to customers and stay out of messages, hence out of logs
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "hotline");
        return new Database(new HikariDataSource(config));
    }

    /**
     * Brings the tables to this version's form.
     *
     * @throws DatabaseAway when it cannot be reached
     * @throws IllegalStateException when the server is too old or the tables are not ours
     */
    public void migrate() {
        try (Handle handle = jdbi.open()) {
            int version = Integer.parseInt(handle.createQuery("SHOW server_version_num")
                    .mapTo(String.class)
                    .one());
            if (version < OLDEST_SERVED) {
                throw new IllegalStateException(
                        "PostgreSQL " + version / 10_000 + " is too old, 15 or newer is needed. Name another one in"
                                + " hotline.yaml, or leave it out and let Hotline run its own.");
            }
        } catch (JdbiException e) {
            throw translated(e);
        }
        try {
            Flyway.configure().dataSource(pool).locations(MIGRATIONS).load().migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException(
                    "the database cannot be brought to this version: " + e.getMessage()
                            + ". Was it used by a newer version? Then start that one.",
                    e);
        }
    }

    /**
     * Does the work in one transaction: all or nothing.
     *
     * @throws DatabaseAway when nothing, or at the commit perhaps everything, was done
     */
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        try {
            return jdbi.inTransaction(work::with);
        } catch (JdbiException e) {
            throw translated(e);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Why it cannot be used at this moment; empty when it can. Takes up to some two seconds. */
    public Optional<String> trouble() {
        try {
            transaction(handle -> handle.execute("SELECT 1"));
            return Optional.empty();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(String.valueOf(cause.getMessage()));
        }
    }

    /** The highest epoch in its records, 0 for none. */
    public long highestEpoch() {
        return transaction(handle -> handle.createQuery(
                        "SELECT greatest((SELECT max(epoch) FROM journal), (SELECT max(epoch) FROM drained_upto))")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        pool.close();
    }

    private static RuntimeException translated(Exception failure) {
        if (failure instanceof ConnectionException) {
            return new DatabaseAway(failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql.getSQLState())) {
                return new DatabaseAway(failure);
            }
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    /** Connection failures, shutdown and start of the server, a statement given up, all connections taken, an outage of its disk. */
    private static boolean isAway(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57")
                        || state.startsWith("53")
                        || state.startsWith("58"));
    }

    private static String password(DatabaseAddress address) {
        try {
            return Files.readString(address.passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the database's password cannot be read from " + address.passwordFile()
                            + ". It should be a file for its owner only that holds the password alone.",
                    e);
        }
    }
}
