package hotline.server.settings;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Passwords and tokens made by us, one a file (0600) in one folder (0700). Made once, kept until the file is deleted. Never logged: what is handed out
 * is a plain string, so whoever gets it must not print it. Any thread; blocks for the disk.
 */
public final class Secrets {
    /** The bearer token of the control edge. */
    public static final String CONTROL = "control";

    /** What customers' PINs are keyed with; with another one they are wrong, so it belongs into the backup. */
    public static final String CUSTOMER_PROOFS = "customer-proofs";

    /** The same of agents' PINs. */
    public static final String AGENT_PINS = "agent-pins";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** The secret of this name; made when there is none: 256 random bits as 64 hexadecimal digits. */
    public String of(String name) {
        Path file = file(name);
        try {
            Optional<String> kept = read(file);
            return kept.isPresent() ? kept.get() : make(file);
        } catch (IOException e) {
            throw new Refused(
                    "secret",
                    "The secret " + file + " cannot be read or made ("
                            + e.getClass().getSimpleName() + ").",
                    "Make the folder readable and writable for this user alone.");
        }
    }

    /** The secret of this name, when it has been made and may be read. */
    public Optional<String> existing(String name) {
        try {
            return read(file(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the secret lies, for programs that want a file. */
    public Path file(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,40}")) {
            throw new IllegalArgumentException("a secret's name is lower-case letters, digits and '-'");
        }
        return folder.resolve(name);
    }

    private static Optional<String> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private String make(Path file) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        // Written aside and linked into place: another process sees no secret or the whole one, and the first one wins.
        Path aside = Files.createTempFile(
                folder, ".new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(aside, secret + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException another) {
            Optional<String> others = read(file);
            if (others.isPresent()) {
                return others.get();
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE); // somebody had emptied it
        } finally {
            Files.deleteIfExists(aside);
        }
        return secret;
    }

    @Override
    public String toString() {
        return "Secrets(" + folder + ")";
    }
}
