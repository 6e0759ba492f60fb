package hotline.crm.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A folder for its owner only, with files for their owner only. Methods block for a little, and throw {@link UncheckedIOException}. Safe for many threads. */
public final class PrivateFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    /** Makes the folder when it is not there. */
    public PrivateFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    this.folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file of this name is, or would be. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The files whose names fit a pattern as the shell knows it. */
    public List<Path> files(String pattern) {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** An empty file that was not there. */
    public Path create(Path file) {
        try {
            return Files.createFile(file, OURS_ALONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing happens when it is not there. */
    public void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
