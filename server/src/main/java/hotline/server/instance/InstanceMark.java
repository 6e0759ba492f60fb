package hotline.server.instance;

import hotline.server.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running process tells others on the same disk: {@code run/instance}, one {@code key=value} a line, so that the launcher can read it too. Believed
 * only while the process lives.
 *
 * @param supervisor the launcher that starts the process again when it dies, 0 for none
 * @param state {@code starting} until everything is up, then {@code up}
 */
public record InstanceMark(long pid, long supervisor, int portBase, Instant startedAt, String state) {
    public static final String STARTING = "starting";
    public static final String UP = "up";

    /** The mark of this process. */
    public static InstanceMark ofThisProcess(int portBase, Instant startedAt) {
        String supervisor = System.getenv("HOTLINE_SUPERVISOR");
        return new InstanceMark(
                ProcessHandle.current().pid(),
                supervisor == null || !supervisor.matches("\\d{1,10}") ? 0 : Long.parseLong(supervisor),
                portBase,
                startedAt,
                STARTING);
    }

    public InstanceMark up() {
        return new InstanceMark(pid, supervisor, portBase, startedAt, UP);
    }

    public boolean isUp() {
        return state.equals(UP);
    }

    /** Writes it in one step; others see the old one or this one. */
    public void write(DataFolder data) {
        String text = "pid=" + pid + "\nsupervisor=" + supervisor + "\nport-base=" + portBase + "\nstarted-at="
                + startedAt + "\nstate=" + state + "\n";
        try {
            Path aside = data.run().resolve("instance.new");
            Files.writeString(aside, text);
            Files.move(aside, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refused(
                    "not-writable",
                    "The file " + file(data) + " cannot be written.",
                    "Make the data folder writable, or free some space on its disk.");
        }
    }

    /** The mark of the living process of this instance. */
    public static Optional<InstanceMark> read(DataFolder data) {
        try {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file(data))));
            InstanceMark mark = new InstanceMark(
                    Long.parseLong(kept.getProperty("pid", "")),
                    Long.parseLong(kept.getProperty("supervisor", "0")),
                    Integer.parseInt(kept.getProperty("port-base", "")),
                    Instant.parse(kept.getProperty("started-at", "")),
                    kept.getProperty("state", STARTING));
            return Optional.of(mark)
                    .filter(it -> ProcessHandle.of(it.pid)
                            .filter(ProcessHandle::isAlive)
                            .isPresent());
        } catch (IOException | NumberFormatException | DateTimeParseException noneOrHalf) {
            return Optional.empty();
        }
    }

    public static void remove(DataFolder data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException stays) {
            // It names a process that is dead, so nobody believes it.
        }
    }

    private static Path file(DataFolder data) {
        return data.run().resolve("instance");
    }
}
