package hotline.crm.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import hotline.crm.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class EmbeddedPostgresTest {
    private static final Path CACHE = Path.of("target/postgres-cache");

    @TempDir
    Path data;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void create() throws IOException {
        postgres = postgres(SharedPostgres.freePort());
    }

    @AfterEach
    void stop() {
        postgres.stop();
        assertThat(postgres.isAlive()).isFalse();
    }

    @Test
    void startsIsAdoptedByTheNextProcessAndStops() throws Exception {
        assertThat(postgres.start()).isEqualTo(EmbeddedPostgres.Start.STARTED);
        long pid = postgres.pid().orElseThrow();
        execute("CREATE TABLE kept (id int)");

        EmbeddedPostgres next = again();
        assertThat(next.start()).isEqualTo(EmbeddedPostgres.Start.ADOPTED);
        assertThat(next.pid()).contains(pid);

        next.stop();
        assertThat(postgres.isAlive()).isFalse();
        assertThat(postgres.start()).isEqualTo(EmbeddedPostgres.Start.STARTED);
        execute("INSERT INTO kept VALUES (1)");
    }

    @Test
    void hasItsOwnSessionSoThatOurTerminalDoesNotEndIt() throws Exception {
        postgres.start();

        String stat = Files.readString(Path.of("/proc/" + postgres.pid().orElseThrow() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        assertThat(fields[3])
                .as("session")
                .isEqualTo(postgres.pid().orElseThrow().toString());
    }

    @Test
    void comesBackAfterAKillWithWhatWasCommitted() throws Exception {
        postgres.start();
        execute("CREATE TABLE kept (id int)");
        long pid = postgres.pid().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !postgres.isAlive());

        assertThat(postgres.start()).isEqualTo(EmbeddedPostgres.Start.STARTED);

        execute("INSERT INTO kept VALUES (1)");
    }

    @Test
    void pidFileThatNamesAnotherProgramIsNotBelieved() throws Exception {
        postgres.start();
        List<String> lines = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
        postgres.stop();
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            lines.set(0, Long.toString(other.pid()));
            Files.write(data.resolve("postgres/data/postmaster.pid"), lines);

            assertThat(postgres.isAlive()).isFalse();
            assertThat(postgres.start()).isEqualTo(EmbeddedPostgres.Start.STARTED);
        } finally {
            other.destroy();
        }
    }

    @Test
    void otherLocalUsersDoNotGetIn() throws Exception {
        postgres.start();
        DatabaseAddress address = postgres.address();

        for (String password : List.of("", "hotline", "postgres")) {
            assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.user(), password))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(permissions("postgres")).isEqualTo("rwx------");
        assertThat(permissions("postgres/password")).isEqualTo("rw-------");
        assertThat(permissions("postgres/data")).isEqualTo("rwx------");
        assertThat(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                        .get(4))
                .as("unix socket folder")
                .isBlank();
        assertThat(Files.readString(data.resolve("postgres/data/pg_hba.conf")))
                .doesNotContainPattern("(?m)^[^#]*\\strust\\s*$");
    }

    @Test
    void takenPortIsNamedWithTheRemedy() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedPostgres onTakenPort = postgres(other.getLocalPort());

            assertThatThrownBy(onTakenPort::start)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void folderOfAnotherVersionIsRefusedUntouched() throws Exception {
        Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(data.resolve("postgres/data/PG_VERSION"), "14\n");

        assertThatThrownBy(postgres::start)
                .hasMessageContaining("PostgreSQL 14")
                .hasMessageContaining("dump");
        assertThat(data.resolve("postgres/data")).isDirectoryContaining("glob:**PG_VERSION");
    }

    @Test
    void creationBrokenOffHalfWayIsBegunAnew() throws Exception {
        Files.createDirectories(data.resolve("postgres/data.new/base"));
        Files.writeString(data.resolve("postgres/data.new/base/half"), "x");

        assertThat(postgres.start()).isEqualTo(EmbeddedPostgres.Start.STARTED);
        execute("SELECT 1");
    }

    @Test
    void runsAsAnotherUserWhereNamespacesAreForbidden() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        Path open = Files.createTempDirectory(Path.of("/tmp"), "hotline-open");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        String programs = new PostgresBinaries(CACHE, line -> {}).unpacked().toString();
        assertThat(new ProcessBuilder("cp", "-r", "--preserve=mode", programs, open.toString())
                        .start()
                        .waitFor())
                .isZero();
        EmbeddedPostgres asNamedUser = new EmbeddedPostgres(
                open,
                data.resolve("postgres"),
                data.resolve("log"),
                SharedPostgres.freePort(),
                line -> {},
                Unprivileged.asNamedUser());
        try {
            assertThat(asNamedUser.start()).isEqualTo(EmbeddedPostgres.Start.STARTED);
            DatabaseAddress address = asNamedUser.address();
            try (Connection connection = DriverManager.getConnection(
                    address.jdbcUrl(),
                    address.user(),
                    Files.readString(address.passwordFile()).strip())) {
                assertThat(connection.isValid(1)).isTrue();
            }
        } finally {
            asNamedUser.stop();
            new ProcessBuilder("rm", "-r", open.toString()).start().waitFor();
        }
    }

    private EmbeddedPostgres again() {
        String url = postgres.address().jdbcUrl();
        return postgres(Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1")));
    }

    private EmbeddedPostgres postgres(int port) {
        return new EmbeddedPostgres(CACHE, data.resolve("postgres"), data.resolve("log"), port, line -> {});
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(path)));
    }

    private void execute(String sql) throws Exception {
        DatabaseAddress address = postgres.address();
        try (Connection connection = DriverManager.getConnection(
                        address.jdbcUrl(),
                        address.user(),
                        Files.readString(address.passwordFile()).strip());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
