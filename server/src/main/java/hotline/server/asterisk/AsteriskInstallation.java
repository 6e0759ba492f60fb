package hotline.server.asterisk;

import hotline.server.Progress;
import hotline.server.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Asterisk that can be started: an installed one, or one that was fetched into the user's cache.
 *
 * <pre>{@code
 * var asterisk = AsteriskInstallation.find(Optional.empty(), AsteriskInstallation.userCache(), System.err::println);
 * var server = new AsteriskServer(asterisk, data.resolve("asterisk"), Path.of("config/asterisk"), variables);
 * server.start(Duration.ofSeconds(60));
 * }</pre>
 *
 * @param command how to run it, without options: the program, or the unpacked loader with the program
 * @param modules the folder of loadable modules
 * @param data the folder of documentation and built-in data
 * @param version as {@code asterisk -V} says it, without the word Asterisk
 */
public record AsteriskInstallation(List<String> command, Path modules, Path data, String version) {
    /** The oldest that has what we use (event filters by name, CEL and PJSIP as configured). */
    public static final int OLDEST = 20;

    private static final Pattern VERSION =
            Pattern.compile("Asterisk ((?:GIT-|certified/|certified-)?(\\d+)[^\\s+]*).*");

    public AsteriskInstallation {
        command = List.copyOf(command);
    }

    /**
     * The configured Asterisk, else the one in the cache, else one fetched into the cache (needs no root; about 80 MB,
     * 20 s). Blocks. Two processes may ask at the same time: one fetches, the other waits for it.
     *
     * @param configured the program of an installed Asterisk
     * @param cache the folder for what was fetched, see {@link #userCache()}
     * @throws Refused when there is none to be had, with the remedy
     */
    public static AsteriskInstallation find(Optional<Path> configured, Path cache, Progress progress) {
        if (configured.isPresent()) {
            return installed(configured.get());
        }
        Path root = cache.resolve("asterisk-" + Architecture.ofThisMachine().debianName());
        if (!Files.isDirectory(root)) {
            new AsteriskFetch(Path.of("/etc/apt"), progress).into(root);
        }
        return unpacked(root);
    }

    /** {@code $XDG_CACHE_HOME/hotline}, else {@code ~/.cache/hotline}. */
    public static Path userCache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base =
                xdg == null || !xdg.startsWith("/") ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("hotline");
    }

    /** What lies below {@code root} as packages laid it out, started through its own loader and libraries. */
    static AsteriskInstallation unpacked(Path root) {
        Architecture architecture = Architecture.ofThisMachine();
        Path libraries = root.resolve("usr/lib").resolve(architecture.triplet());
        List<String> command = List.of(
                root.resolve(architecture.loader()).toString(),
                "--library-path",
                libraries.toString(),
                root.resolve("usr/sbin/asterisk").toString());
        String remedy = "Delete " + root + " and start again: it will be fetched anew.";
        return new AsteriskInstallation(
                command,
                libraries.resolve("asterisk/modules"),
                root.resolve("usr/share/asterisk"),
                versionOf(command, remedy));
    }

    private static AsteriskInstallation installed(Path program) {
        String remedy = "Name an Asterisk " + OLDEST + " or newer in hotline.yaml, or leave the setting out to have one"
                + " fetched.";
        if (!Files.isExecutable(program)) {
            throw new Refused("asterisk", "The configured Asterisk " + program + " is not a program.", remedy);
        }
        List<String> command = List.of(program.toAbsolutePath().toString());
        String version = versionOf(command, remedy);
        Path modules = Stream.of(
                        "/usr/lib/" + Architecture.ofThisMachine().triplet() + "/asterisk/modules",
                        "/usr/lib/asterisk/modules",
                        "/usr/lib64/asterisk/modules")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("chan_pjsip.so")))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "asterisk",
                        "The modules of the configured Asterisk " + program + " were not found below /usr/lib.",
                        "Install its modules (chan_pjsip above all), or leave the setting out to have one fetched."));
        Path data = Stream.of("/usr/share/asterisk", "/var/lib/asterisk")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("documentation")))
                .findFirst()
                .orElse(Path.of("/var/lib/asterisk"));
        return new AsteriskInstallation(command, modules, data, version);
    }

    private static String versionOf(List<String> command, String remedy) {
        List<String> asked = new ArrayList<>(command);
        asked.add("-V");
        try {
            Tool.Result answer = Tool.run(asked, Map.of(), line -> {});
            for (String line : answer.tail()) {
                Matcher version = VERSION.matcher(line);
                if (version.matches()) {
                    if (Integer.parseInt(version.group(2)) < OLDEST) {
                        throw new Refused(
                                "asterisk",
                                command.getLast() + " is Asterisk " + version.group(1) + ", too old.",
                                remedy);
                    }
                    return version.group(1);
                }
            }
            throw new Refused(
                    "asterisk", command.getLast() + " does not tell its version: " + answer.complaint(), remedy);
        } catch (IOException e) {
            throw new Refused("asterisk", command.getLast() + " cannot be run: " + e.getMessage(), remedy);
        }
    }

    /** The processors we can fetch an Asterisk for, and how Debian names things there. */
    enum Architecture {
        AMD64("amd64", "x86_64-linux-gnu", "usr/lib64/ld-linux-x86-64.so.2"),
        ARM64("arm64", "aarch64-linux-gnu", "usr/lib/ld-linux-aarch64.so.1");

        private final String debianName;
        private final String triplet;
        private final String loader;

        Architecture(String debianName, String triplet, String loader) {
            this.debianName = debianName;
            this.triplet = triplet;
            this.loader = loader;
        }

        String debianName() {
            return debianName;
        }

        String triplet() {
            return triplet;
        }

        String loader() {
            return loader;
        }

        static Architecture ofThisMachine() {
            String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
            return switch (name) {
                case "amd64", "x86_64" -> AMD64;
                case "aarch64", "arm64" -> ARM64;
                default ->
                    throw new Refused(
                            "asterisk",
                            "There is no ready-made Asterisk for this machine's processor (" + name + ").",
                            "Install Asterisk " + OLDEST + " or newer and name its program in hotline.yaml.");
            };
        }
    }
}
