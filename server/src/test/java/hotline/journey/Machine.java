package hotline.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an administrator would look at on this machine: processes, ports, files. As Linux tells. */
final class Machine {
    private static final int LISTENING = 0x0A;
    private static final int MAY_WRITE = 3;
    private static final Pattern OF_OURS =
            Pattern.compile("(?i).*(hotline|asterisk|postgres|pgsql|pg_|vert|netty|hikari|flyway).*");

    private Machine() {}

    /** Processes whose command line names that folder, or who work in it. */
    static List<Long> processesOf(Path folder) {
        List<Long> found = new ArrayList<>();
        long ourselves = ProcessHandle.current().pid();
        for (Path process : list(Path.of("/proc"))) {
            String name = process.getFileName().toString();
            if (name.matches("\\d+") && Long.parseLong(name) != ourselves && isOf(process, folder.toString())) {
                found.add(Long.parseLong(name));
            }
        }
        return found;
    }

    static String commandLine(long process) {
        return text(Path.of("/proc", String.valueOf(process), "cmdline")).replace('\0', ' ');
    }

    private static boolean isOf(Path process, String folder) {
        if (text(process.resolve("cmdline")).contains(folder)) {
            return true;
        }
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Files on a disk that the process has open and may write to. */
    static Set<Path> writesTo(long process) {
        Set<Path> files = new TreeSet<>();
        Path own = Path.of("/proc", String.valueOf(process));
        for (Path descriptor : list(own.resolve("fd"))) {
            try {
                Path file = Files.readSymbolicLink(descriptor);
                String flags = text(own.resolve("fdinfo").resolve(descriptor.getFileName()))
                        .lines()
                        .filter(line -> line.startsWith("flags:"))
                        .map(line -> line.replaceFirst("flags:\\s*", ""))
                        .findFirst()
                        .orElse("0");
                boolean mayWrite = (Long.parseLong(flags, 8) & MAY_WRITE) != 0;
                boolean onDisk = file.isAbsolute()
                        && !file.startsWith("/dev")
                        && !file.startsWith("/proc")
                        && !file.toString().startsWith("/memfd:");
                if (mayWrite && onDisk) {
                    files.add(file);
                }
            } catch (IOException closed) {
                continue;
            }
        }
        return files;
    }

    /** Ports from {@code first} to {@code last} on which something listens, TCP or UDP. */
    static Set<String> listening(int first, int last) {
        Set<String> ports = new TreeSet<>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            text(Path.of("/proc/net", protocol)).lines().skip(1).forEach(line -> {
                String[] fields = line.strip().split("\\s+");
                int port = Integer.parseInt(fields[1].substring(fields[1].lastIndexOf(':') + 1), 16);
                boolean open = protocol.startsWith("udp") || Integer.parseInt(fields[3], 16) == LISTENING;
                if (open && port >= first && port <= last) {
                    ports.add(protocol + " " + port);
                }
            });
        }
        return ports;
    }

    /** What lies in the places for temporary things and could be one of our parts'. */
    static Set<Path> temporary() {
        Set<Path> files = new TreeSet<>();
        for (String place : List.of("/tmp", "/var/tmp", "/dev/shm", "/run")) {
            for (Path file : list(Path.of(place))) {
                String name = file.getFileName().toString();
                if (OF_OURS.matcher(name).matches() && !name.startsWith("hotline-journey-")) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException | UncheckedIOException goneOrForbidden) {
            return List.of();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
