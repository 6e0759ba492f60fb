package hotline.server.asterisk;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Where one Asterisk keeps what it writes: all below one folder, for this user only (0700). Only the control socket may
 * have to lie elsewhere, because its path must be short.
 *
 * @param directory absolute
 */
record AsteriskFolders(Path directory) {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    AsteriskFolders {
        directory = directory.toAbsolutePath().normalize();
    }

    Path etc() {
        return directory.resolve("etc");
    }

    Path log() {
        return directory.resolve("log");
    }

    Path pidFile() {
        return directory.resolve("asterisk.pid");
    }

    Path run() {
        Path run = directory.resolve("run");
        int length = run.resolve("asterisk.ctl").toString().getBytes(StandardCharsets.UTF_8).length;
        if (length <= ControlSocket.LONGEST_PATH) {
            return run;
        }
        CRC32 hash = new CRC32();
        hash.update(directory.toString().getBytes(StandardCharsets.UTF_8));
        return Path.of("/tmp/hotline-" + userId() + "-" + HexFormat.of().toHexDigits(hash.getValue(), 8));
    }

    ControlSocket controlSocket() {
        return new ControlSocket(run().resolve("asterisk.ctl"));
    }

    /** The variables of a template that name folders. */
    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("dir.etc", etc().toString());
        variables.put("dir.run", run().toString());
        variables.put("dir.log", log().toString());
        for (String name : new String[] {"lib", "spool", "cache"}) {
            variables.put("dir." + name, directory.resolve(name).toString());
        }
        return variables;
    }

    /** Makes what is missing; the witness's folder too, which Asterisk does not make itself (see cel_custom.conf). */
    void create() throws IOException {
        FileAttribute<Set<PosixFilePermission>> attribute = PosixFilePermissions.asFileAttribute(PRIVATE);
        Files.createDirectories(directory, attribute);
        for (Path folder : new Path[] {
            directory,
            etc(),
            log(),
            log().resolve("cel-custom"),
            directory.resolve("lib"),
            directory.resolve("spool"),
            directory.resolve("cache"),
            run()
        }) {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, attribute);
            }
            requireOurs(folder);
        }
    }

    /** Somebody else might have made a folder in /tmp before us. */
    private static void requireOurs(Path folder) throws IOException {
        boolean ours = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(userId());
        if (!ours) {
            throw new Refused(
                    "asterisk", folder + " is not a folder of this user.", "Remove it, or choose another data folder.");
        }
        Files.setPosixFilePermissions(folder, PRIVATE);
    }

    private static Object userId() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new Refused("asterisk", "/proc cannot be read: " + e.getMessage(), "Mount /proc.");
        }
    }
}
