package hotline.crm.postgres;

import hotline.crm.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL for each class that runs at the same time as others, shared with those after it; stopped when the run ends. The data need not
 * survive the machine, so it waits for no disk.
 */
public final class SharedPostgres {
    /** By the thread whose classes have it. */
    private static final Map<Thread, EmbeddedPostgres> ALL = new HashMap<>();

    private SharedPostgres() {}

    /** That of the class that asks, from the thread its tests run on. */
    public static EmbeddedPostgres running() {
        EmbeddedPostgres postgres = own(Thread.currentThread());
        postgres.start();
        return postgres;
    }

    private static synchronized EmbeddedPostgres own(Thread thread) {
        for (Thread other : List.copyOf(ALL.keySet())) {
            if (!other.isAlive() && !ALL.containsKey(thread)) {
                ALL.put(thread, ALL.remove(other));
            }
        }
        return ALL.computeIfAbsent(thread, mine -> start());
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static EmbeddedPostgres start() {
        try {
            Path data = Files.createTempDirectory("hotline-postgres");
            EmbeddedPostgres postgres = new EmbeddedPostgres(
                    Path.of("target/postgres-cache"),
                    data.resolve("postgres"),
                    data.resolve("log"),
                    freePort(),
                    line -> {});
            postgres.start();
            neverWaitForTheDisk(postgres.address());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.stop();
                try {
                    new ProcessBuilder("rm", "-r", data.toString()).start().waitFor();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException("left behind: " + data, e);
                }
            }));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void neverWaitForTheDisk(DatabaseAddress address) throws IOException {
        String password = Files.readString(address.passwordFile()).strip();
        try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), password);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET fsync = off");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
