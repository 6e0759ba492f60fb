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

/** One real PostgreSQL for all tests of a run; stopped when the run ends. Its data need not survive the machine, so it waits for no disk. */
public final class SharedPostgres {
    private static final EmbeddedPostgres POSTGRES = start();

    private SharedPostgres() {}

    public static EmbeddedPostgres running() {
        POSTGRES.start();
        return POSTGRES;
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
