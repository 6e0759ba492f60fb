package hotline.server.asterisk;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * What proves to Asterisk that it is Hotline who speaks, and to Hotline that it is Asterisk. Made once for each
 * installation and kept in a file that only this user may read; never logged.
 *
 * @param ami password of the AMI user {@code hotline}
 * @param provisioning password of the AMI user {@code provisioning}
 * @param agi carried by every FastAGI request as the query parameter {@code secret}
 */
public record PbxSecrets(String ami, String provisioning, String agi) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the file, or makes it (0600) with fresh secrets. */
    public static PbxSecrets in(Path file) {
        try {
            if (!Files.exists(file)) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Templates.write(file, "ami=%s\nprovisioning=%s\nagi=%s\n".formatted(fresh(), fresh(), fresh()));
            }
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return new PbxSecrets(of(kept, "ami", file), of(kept, "provisioning", file), of(kept, "agi", file));
        } catch (IOException e) {
            throw new AsteriskException(
                    "The secrets in " + file + " cannot be read or written: " + e, "Make the folder writable.", e);
        }
    }

    /** 128 random bits as 32 hexadecimal digits: safe in a URL and in every configuration file. */
    public static String fresh() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String of(Properties kept, String name, Path file) {
        String secret = kept.getProperty(name, "");
        if (!secret.matches("[0-9a-zA-Z]{16,128}")) {
            throw new AsteriskException(
                    file + ": the secret '" + name + "' is missing or not 16 to 128 letters and digits.",
                    "Delete the file while Hotline is stopped: new secrets will be made.");
        }
        return secret;
    }

    @Override
    public String toString() {
        return "PbxSecrets(hidden)";
    }
}
