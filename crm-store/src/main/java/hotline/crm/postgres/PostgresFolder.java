package hotline.crm.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of our PostgreSQL: {@code data} and {@code password}. */
final class PostgresFolder {
    static final String USER = "hotline";

    private static final long NEEDED_BYTES = 300L << 20;
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final Unprivileged unprivileged;

    PostgresFolder(Path folder, Unprivileged unprivileged) {
        this.folder = folder;
        this.unprivileged = unprivileged;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    boolean exists() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    void requireVersion(int major) throws IOException {
        String found = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(major))) {
            throw new PostgresProblem(data() + " was written by PostgreSQL " + found + ", this is PostgreSQL " + major
                    + ". Restore it from a dump, or run PostgreSQL " + found
                    + " yourself and name it in hotline.yaml.");
        }
        if (!Files.isReadable(passwordFile())) {
            throw new PostgresProblem("the database's password is missing: " + passwordFile()
                    + ". Put the file back from a backup; without it nobody can sign in to " + data() + ".");
        }
    }

    /** Makes a new, empty database; whole or not at all. */
    void create(Path programs) throws IOException {
        createFolder();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new PostgresProblem(
                    "the disk of " + folder + " has only " + (free >> 20) + " MB left, a new database needs "
                            + (NEEDED_BYTES >> 20) + " MB. Make room or choose another folder with --data.");
        }
        if (!Files.exists(passwordFile())) {
            writeSecret(passwordFile(), newPassword());
        }
        Path half = folder.resolve("data.new");
        deleteAll(half);
        Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        unprivileged.own(half);
        Path handedOver = folder.resolve("password.initdb");
        writeSecret(handedOver, Files.readString(passwordFile()));
        unprivileged.own(handedOver);
        try {
            initialise(programs, half, handedOver);
        } finally {
            Files.deleteIfExists(handedOver);
        }
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A pid that meanwhile is another program's would keep PostgreSQL from starting. Other left-over pid files are left to
     * PostgreSQL, which makes sure that no process of its predecessor still writes.
     */
    void removeMisleadingPidFile() throws IOException {
        Path file = Postmaster.pidFile(data());
        if (Files.exists(file) && Postmaster.of(data()).isEmpty()) {
            String pid = Files.readString(file).lines().findFirst().orElse("").strip();
            if (!pid.isEmpty() && Files.exists(Path.of("/proc").resolve(pid))) {
                Files.delete(file);
            }
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Files.setPosixFilePermissions(
                folder, PosixFilePermissions.fromString(unprivileged.owner() == null ? "rwx------" : "rwx--x--x"));
        unprivileged.requireReaches(folder);
    }

    private void initialise(Path programs, Path into, Path password) {
        Commands.Outcome outcome = unprivileged.run(List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + into,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (outcome.exit() != 0) {
            throw new PostgresProblem("the database cannot be created in " + into + ": " + outcome.said());
        }
        createDatabase(programs, into);
    }

    /** A database named as its user, made before anybody can connect. */
    private void createDatabase(Path programs, Path into) {
        Commands.Outcome outcome = unprivileged.run(List.of(
                "sh",
                "-c",
                "echo 'CREATE DATABASE " + USER + ";' | exec \"$0\" --single -D \"$1\" postgres",
                programs.resolve("bin/postgres").toString(),
                into.toString()));
        if (outcome.exit() != 0) {
            throw new PostgresProblem("the database cannot be created in " + into + ": " + outcome.said());
        }
    }

    private static void writeSecret(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
    }

    private static void deleteAll(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
