package hotline.crm.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A running PostgreSQL as its pid file tells.
 *
 * @param pid of the process all others are children of
 * @param port it listens on
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** What runs on this folder at this moment; empty when nothing does, even if a pid file was left behind. */
    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(pidFile(data));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.getFirst().strip());
            if (!serves(pid, data)) {
                return Optional.empty();
            }
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return Optional.of(new Postmaster(pid, port, ready));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process is a PostgreSQL on this folder: a pid alone may meanwhile be another program's. */
    private static boolean serves(long pid, Path data) {
        try {
            String commandLine =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
            return commandLine.contains("postgres\0") && commandLine.contains("\0" + data + "\0");
        } catch (IOException e) {
            return false;
        }
    }
}
