package hotline.crm.postgres;

import hotline.crm.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A PostgreSQL of our own on 127.0.0.1, behind a generated password. It runs in its own session and outlives this process: the
 * next one adopts it. All methods from any thread; they block.
 */
public final class EmbeddedPostgres {
    private static final int MAJOR = 18;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final long POLL_NANOS = 20_000_000L;
    private static final long LARGE_LOG_BYTES = 10L << 20;
    private static final int LOG_LINES_SHOWN = 5;

    private final PostgresBinaries binaries;
    private final PostgresFolder folder;
    private final Path log;
    private final int port;
    private final Consumer<String> progress;
    private final Unprivileged unprivileged;
    private final ReentrantLock lock = new ReentrantLock();

    /** How a start came out. */
    public enum Start {
        STARTED,
        /** It was running already. */
        ADOPTED
    }

    /**
     * @param cache where PostgreSQL's programs are unpacked
     * @param folder its own, for its owner only: the data, the password
     * @param logFolder where {@code postgres.log} goes
     * @param port on 127.0.0.1
     * @param progress gets a line for people when something takes a while
     */
    public EmbeddedPostgres(Path cache, Path folder, Path logFolder, int port, Consumer<String> progress) {
        this(cache, folder, logFolder, port, progress, Unprivileged.find());
    }

    EmbeddedPostgres(
            Path cache, Path folder, Path logFolder, int port, Consumer<String> progress, Unprivileged unprivileged) {
        this.binaries = new PostgresBinaries(cache.toAbsolutePath().normalize(), progress);
        this.folder = new PostgresFolder(folder.toAbsolutePath().normalize(), unprivileged);
        this.log = logFolder.toAbsolutePath().normalize().resolve("postgres.log");
        this.port = port;
        this.progress = progress;
        this.unprivileged = unprivileged;
    }

    /** Where to connect to and how. The database is {@code hotline}. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresFolder.USER,
                PostgresFolder.USER,
                folder.passwordFile());
    }

    public Path logFile() {
        return log;
    }

    /** The process, while it runs. */
    public Optional<Long> pid() {
        return Postmaster.of(folder.data()).map(Postmaster::pid);
    }

    /** Whether the process runs; asks the operating system, not the database. */
    public boolean isAlive() {
        return pid().isPresent();
    }

    /**
     * Sets up what is missing and starts it; adopts it when it is running. Returns once it accepts connections. Harmless to
     * repeat, so also the way to bring it back after it was killed.
     *
     * @throws PostgresProblem with the remedy
     */
    public Start start() {
        lock.lock();
        try {
            Path programs = binaries.unpacked();
            if (folder.exists()) {
                folder.requireVersion(MAJOR);
                Optional<Postmaster> running = Postmaster.of(folder.data());
                if (running.isPresent() && running.get().port() == port) {
                    awaitReady(running.get().pid());
                    return Start.ADOPTED;
                }
                if (running.isPresent()) {
                    progress.accept(
                            "moving PostgreSQL from port " + running.get().port() + " to " + port);
                    stopRunning();
                }
                requirePortFree();
            } else {
                requirePortFree();
                progress.accept("creating the database in " + folder.data());
                folder.create(programs);
            }
            startServer(programs);
            return Start.STARTED;
        } catch (IOException e) {
            throw new PostgresProblem("PostgreSQL cannot be set up in " + folder.data() + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Ends it, breaking off what is under way; its data are then as of the last commit. Harmless when it does not run. */
    public void stop() {
        lock.lock();
        try {
            stopRunning();
        } finally {
            lock.unlock();
        }
    }

    private void stopRunning() {
        if (!isAlive()) {
            return;
        }
        Commands.Outcome fast = pgCtl("fast", 60);
        if (isAlive() && fast.exit() != 0) {
            Commands.Outcome immediate = pgCtl("immediate", 10);
            if (isAlive()) {
                throw new PostgresProblem("PostgreSQL does not stop: " + immediate.said() + ". See " + log + ".");
            }
        }
    }

    private Commands.Outcome pgCtl(String mode, int seconds) {
        String program = binaries.unpacked().resolve("bin/pg_ctl").toString();
        return unprivileged.run(List.of(
                program,
                "stop",
                "-w",
                "-m",
                mode,
                "-t",
                Integer.toString(seconds),
                "-D",
                folder.data().toString()));
    }

    private void startServer(Path programs) throws IOException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            folder.removeMisleadingPidFile();
            Process process = launch(programs);
            if (awaitReady(process.pid(), process)) {
                return;
            }
            String said = endOfLog();
            // children of a killed PostgreSQL need a moment to notice and let go of its memory
            if (!said.contains("shared memory block") || System.nanoTime() > deadline) {
                throw new PostgresProblem("PostgreSQL does not start:\n" + said + "\nAll of it is in " + log + ".");
            }
            LockSupport.parkNanos(10 * POLL_NANOS);
        }
    }

    private Process launch(Path programs) throws IOException {
        rotateLog();
        unprivileged.requireReaches(programs.resolve("bin"));
        List<String> command = new java.util.ArrayList<>(List.of("setsid"));
        command.addAll(unprivileged.with(List.of(
                programs.resolve("bin/postgres").toString(), "-D", folder.data().toString())));
        List.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        "max_connections=60",
                        "password_encryption=scram-sha-256",
                        "log_timezone=UTC",
                        "timezone=UTC",
                        "log_line_prefix=%m [%p] ",
                        // survives a small /dev/shm, and a crash leaves nothing outside our folder
                        "dynamic_shared_memory_type=mmap")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return Commands.prepare(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady(long pid) {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!Postmaster.of(folder.data()).map(Postmaster::ready).orElse(false)) {
            if (!isAlive() || System.nanoTime() > deadline) {
                throw new PostgresProblem(
                        "the running PostgreSQL (process " + pid + ") does not become ready. See " + log);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** False when it ended instead. */
    private boolean awaitReady(long pid, Process process) {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (process.isAlive()) {
            if (Postmaster.of(folder.data())
                    .filter(running -> running.pid() == pid && running.ready())
                    .isPresent()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                throw new PostgresProblem(
                        "PostgreSQL is not ready after " + START_TIMEOUT.toSeconds() + " s. See " + log);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return false;
    }

    private void requirePortFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PostgresProblem(
                    "port " + port
                            + " on 127.0.0.1, meant for PostgreSQL, is taken by another program. Stop that one, or"
                            + " choose other ports with --port-base.",
                    e);
        }
    }

    private void rotateLog() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LARGE_LOG_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
