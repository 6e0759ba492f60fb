package hotline.crm.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version into a cache folder that several installations may share. */
public final class PostgresBinaries {
    private final Path cache;
    private final Consumer<String> progress;
    private volatile @Nullable String fingerprint;

    /**
     * @param cache where unpacked versions are kept; created when missing
     * @param progress gets a line for people when something takes a while
     */
    public PostgresBinaries(Path cache, Consumer<String> progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}; unpacks when it is not there yet. May take some seconds.
     *
     * @throws PostgresProblem when this machine's kind is not served or the cache cannot be written
     */
    public Path unpacked() {
        String archive = archive();
        try {
            if (fingerprint == null) {
                fingerprint = fingerprint(archive);
            }
            Path folder = cache.resolve("postgresql-" + fingerprint);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    progress.accept("unpacking PostgreSQL into " + folder);
                    unpack(archive, folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new PostgresProblem(
                    "PostgreSQL cannot be unpacked into " + cache + ": " + e.getMessage()
                            + ". Is the disk full, or the folder not ours to write?",
                    e);
        }
    }

    private static void unpack(String archive, Path folder) throws IOException {
        Path half = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "postgresql-unpacking");
        // tar is on every Debian; xz often is not
        Process tar = new ProcessBuilder("tar", "--extract", "--no-same-owner", "--directory", half.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream packed = open(archive);
                InputStream xz = new XZInputStream(packed);
                OutputStream into = tar.getOutputStream()) {
            xz.transferTo(into);
        }
        String said = new String(tar.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (Commands.exitOf(tar) != 0) {
            throw new IOException("tar: " + said.strip());
        }
        Files.setPosixFilePermissions(half, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String archive() {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
            default ->
                throw new PostgresProblem("no PostgreSQL is included for machines of kind '" + machine
                        + "'. Install PostgreSQL 15 or newer and name it in hotline.yaml.");
        };
    }

    /** Tells one archive from another; no more is asked of it, as both are ours. Not one that takes longer than starting what is unpacked. */
    private static String fingerprint(String archive) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream packed = new CheckedInputStream(open(archive), sum)) {
            packed.transferTo(OutputStream.nullOutputStream());
        }
        return "%08x".formatted(sum.getValue());
    }

    private static InputStream open(String archive) {
        InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
        if (packed == null) {
            throw new PostgresProblem(
                    "PostgreSQL's archive " + archive + " is not on the class path: the build is incomplete");
        }
        return packed;
    }
}
