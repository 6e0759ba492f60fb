package hotline.server.asterisk;

import hotline.server.Progress;
import hotline.server.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches Debian's Asterisk with all its libraries into a folder of our own: nothing is installed, no root is needed,
 * the machine's packages are neither changed nor looked at. The packages come from where the machine has its own from,
 * out of a newer suite, and are checked against Debian's signature as always.
 */
final class AsteriskFetch {
    private static final List<String> SUITES = List.of("forky", "sid");
    private static final List<String> PACKAGES = List.of("asterisk", "asterisk-modules");
    private static final long DISK_NEEDED = 700L << 20;
    private static final Pattern COUNT = Pattern.compile("\\d+ upgraded, (\\d+) newly installed.*");
    private static final String INSTALL_YOURSELF = "Install Asterisk " + AsteriskInstallation.OLDEST
            + " or newer yourself (on Ubuntu: apt install asterisk) and name its program in hotline.yaml.";

    private final Path aptFolder;
    private final Progress progress;

    /** @param aptFolder the machine's own APT settings, {@code /etc/apt} */
    AsteriskFetch(Path aptFolder, Progress progress) {
        this.aptFolder = aptFolder;
        this.progress = progress;
    }

    /** Makes {@code root} exist, complete or not at all. */
    void into(Path root) {
        Path cache = parentOf(root);
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(root.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock held = lock(channel)) {
                // Another process may have fetched it while we waited for the lock.
                if (held.isValid() && !Files.isDirectory(root)) {
                    fetch(cache, root);
                }
            }
        } catch (IOException e) {
            throw new Refused(
                    "asterisk",
                    "Asterisk could not be fetched into " + cache + ": " + e,
                    "Make sure that the folder can be written to and has " + (DISK_NEEDED >> 20) + " MB free.");
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null) {
            return lock;
        }
        progress.step("Asterisk: another process is fetching it, waiting for that");
        return channel.lock();
    }

    private void fetch(Path cache, Path root) throws IOException {
        try (Stream<Path> left = Files.list(cache)) {
            // We hold the lock: whatever is half done was left by a fetch that was interrupted.
            for (Path old : left.filter(path -> path.getFileName().toString().startsWith(root.getFileName() + ".tmp"))
                    .toList()) {
                deleteTree(old);
            }
        }
        long free = Files.getFileStore(cache).getUsableSpace();
        if (free < DISK_NEEDED) {
            throw new Refused(
                    "asterisk",
                    "Only " + (free >> 20) + " MB are free in " + cache + "; fetching Asterisk needs "
                            + (DISK_NEEDED >> 20) + " MB for a moment.",
                    "Make room, or choose another folder with XDG_CACHE_HOME.");
        }
        Path work = Files.createTempDirectory(cache, root.getFileName() + ".tmp");
        try {
            long begun = System.nanoTime();
            Path packages = download(work);
            Path unpacked = unpack(packages, work.resolve("root"));
            AsteriskInstallation asterisk = AsteriskInstallation.unpacked(unpacked);
            Files.move(unpacked, root, StandardCopyOption.ATOMIC_MOVE);
            progress.step("Asterisk " + asterisk.version() + ": fetched in "
                    + (System.nanoTime() - begun) / 1_000_000_000 + " s");
        } finally {
            deleteTree(work);
        }
    }

    /** The folder of the packages. */
    private Path download(Path work) throws IOException {
        List<DebianSource> sources = DebianSource.of(aptFolder);
        if (sources.isEmpty()) {
            throw new Refused(
                    "asterisk",
                    "Asterisk cannot be fetched: this machine has no package source of Debian in " + aptFolder + ".",
                    INSTALL_YOURSELF);
        }
        PrivateApt apt = new PrivateApt(work.resolve("apt"), aptFolder);
        List<String> complaints = new ArrayList<>();
        for (String suite : SUITES) {
            for (DebianSource source : sources) {
                progress.step("Asterisk: asking for the packages of Debian " + suite);
                Tool.Result answer = apt.update(source.entryFor(suite));
                if (answer.ok()) {
                    answer = apt.download(PACKAGES, new Countdown(progress)::read);
                }
                if (answer.ok()) {
                    return apt.archives();
                }
                complaints.add(suite + ": " + answer.complaint());
            }
        }
        throw new Refused(
                "asterisk",
                "Asterisk could not be fetched from this machine's Debian source (" + String.join("; ", complaints)
                        + ").",
                "Check the network with 'apt-get update' and start again. Or: " + INSTALL_YOURSELF);
    }

    private Path unpack(Path packages, Path into) throws IOException {
        Path everything = Files.createDirectories(into.resolveSibling("everything"));
        List<Path> files;
        try (Stream<Path> listed = Files.list(packages)) {
            files = listed.filter(file -> file.toString().endsWith(".deb")).toList();
        }
        AtomicInteger done = new AtomicInteger();
        for (Path file : files) {
            Tool.Result result =
                    Tool.run(List.of("dpkg-deb", "-x", file.toString(), everything.toString()), Map.of(), line -> {});
            if (!result.ok()) {
                throw new IOException(file.getFileName() + " does not unpack: " + result.complaint());
            }
            Files.delete(file);
            int count = done.incrementAndGet();
            if (count % 40 == 0) {
                progress.step("Asterisk: unpacking, " + count + " of " + files.size() + " packages");
            }
        }
        return keepWhatAsteriskNeeds(everything, into);
    }

    /** The program, its libraries and its data; not the other packages' programs, some of which would run as root. */
    private static Path keepWhatAsteriskNeeds(Path everything, Path into) throws IOException {
        var architecture = AsteriskInstallation.Architecture.ofThisMachine();
        for (String kept : List.of(
                architecture.loader(),
                "usr/lib/" + architecture.triplet(),
                "usr/sbin/asterisk",
                "usr/share/asterisk",
                "usr/share/doc/asterisk")) {
            Path target = into.resolve(kept);
            Files.createDirectories(parentOf(target));
            Files.move(everything.resolve(kept), target);
        }
        return into;
    }

    private static Path parentOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private static void deleteTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Reads from what apt-get says how far it is. */
    private static final class Countdown {
        private final Progress progress;
        private String total = "?";
        private int fetched;

        Countdown(Progress progress) {
            this.progress = progress;
        }

        void read(String line) {
            Matcher count = COUNT.matcher(line);
            if (count.matches()) {
                total = count.group(1);
            } else if (line.startsWith("Need to get ")) {
                progress.step("Asterisk: " + line.replaceFirst("Need to get (\\S+ \\S+) of archives.*", "fetching $1"));
            } else if (line.startsWith("Get:") && ++fetched % 20 == 0) {
                progress.step("Asterisk: fetching, " + fetched + " of " + total + " packages");
            }
        }
    }
}
