package hotline.server.instance;

import hotline.server.Refused;
import hotline.server.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where one installation keeps everything. Outside of it Hotline writes only into the user's cache. */
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Lock, instance mark: meaningful only while a process lives. */
    public Path run() {
        return root.resolve("run");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path journal() {
        return root.resolve("journal");
    }

    public Path asterisk() {
        return root.resolve("asterisk");
    }

    /** The second Asterisk, which plays carrier and demo phones. */
    public Path carrier() {
        return root.resolve("carrier");
    }

    /** The recordings of callers' messages. */
    public Path voicemail() {
        return root.resolve("voicemail");
    }

    /** The recordings of conversations. */
    public Path recording() {
        return root.resolve("recording");
    }

    public Path postgresql() {
        return root.resolve("postgresql");
    }

    public Secrets secrets() {
        return new Secrets(root.resolve("secrets"));
    }

    /**
     * Makes the folder and those every instance has, closed to other users: they may only pass through the outermost, as PostgreSQL must
     * where it cannot run as root and not in a name space either.
     *
     * @throws Refused when the disk does not let us
     */
    public DataFolder create() {
        try {
            var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
            for (Path folder : new Path[] {run(), log()}) {
                Files.createDirectories(folder, ours);
            }
            return this;
        } catch (IOException e) {
            throw new Refused(
                    "not-writable",
                    "The data folder " + root + " cannot be made or written.",
                    "Make it writable for this user, or choose another one with --data DIR.");
        }
    }
}
