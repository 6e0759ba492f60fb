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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version into a cache folder that several installations may share. */
public final class PostgresBinaries {
    private final Path cache;
    private final Consumer<String> progress;

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
            Path folder = cache.resolve("postgresql-" + fingerprint(archive));
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

    private static String fingerprint(String archive) throws IOException {
        try (InputStream packed = open(archive)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
