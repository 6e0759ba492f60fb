package hotline.server.asterisk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import hotline.server.Refused;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Asterisk process of ours: configured from templates, started in its own process group, adopted when it is still
 * alive after we died, stopped. It outlives this JVM unless it is stopped.
 *
 * <p>Everything it writes lies in {@code directory}: {@code etc/} (rendered templates), {@code log/} (messages.log,
 * console.log, cel-custom/), {@code lib/}, {@code spool/}, {@code run/}. Templates may use the variables given and
 * {@code dir.etc, dir.modules, dir.data, dir.lib, dir.cache, dir.spool, dir.run, dir.log, dir.templates}; how to write
 * them is said at {@link Templates}.
 *
 * <p>Methods block and are meant for one thread at a time; {@link #command} and {@link #isAlive} may be called from any.
 */
public final class AsteriskServer implements PhonePages.Reader {
    /** How {@link #start} came by a running Asterisk. */
    public enum Start {
        /** It was not running. */
        STARTED,
        /** It was alive, with its calls; changed configuration has been reloaded. */
        ADOPTED
    }

    private static final Logger log = LoggerFactory.getLogger(AsteriskServer.class);
    private static final Duration CONTROL = Duration.ofSeconds(5);
    private static final Pattern LOAD = Pattern.compile("load = (\\S+)");
    private static final int KEPT_LOGS = 5;
    private static final Duration POLL = Duration.ofMillis(20);

    private final AsteriskInstallation installation;
    private final AsteriskFolders folders;
    private final Path templates;
    private final Map<String, String> variables;
    private final AsteriskProcess process;

    /**
     * @param directory where this Asterisk keeps everything; made when missing
     * @param templates the folder of templates ({@code *.conf}; other files and folders in it are left alone)
     * @param variables values for the templates, by name: {@code "ami.port" -> "20002"}
     */
    public AsteriskServer(
            AsteriskInstallation installation, Path directory, Path templates, Map<String, String> variables) {
        this.installation = installation;
        this.folders = new AsteriskFolders(directory);
        this.templates = templates.toAbsolutePath().normalize();
        this.variables = new TreeMap<>(variables);
        this.variables.putAll(folders.variables());
        this.variables.put("dir.modules", installation.modules().toString());
        this.variables.put("dir.data", installation.data().toString());
        this.variables.put("dir.templates", this.templates.toString());
        this.process = new AsteriskProcess(folders.pidFile(), folders.etc().resolve("asterisk.conf"));
    }

    /** Where the rendered configuration lies. */
    @Override
    public Path etc() {
        return folders.etc();
    }

    /** Where messages.log, console.log and cel-custom/ lie. */
    public Path log() {
        return folders.log();
    }

    public AsteriskInstallation installation() {
        return installation;
    }

    /** The process, when it lives. */
    public Optional<Long> pid() {
        return process.handle().map(ProcessHandle::pid);
    }

    /** The phones may have to be written before the first start. */
    @Override
    public void createFolders() throws IOException {
        folders.create();
    }

    @Override
    public boolean isAlive() {
        return process.handle().isPresent();
    }

    /**
     * Renders the configuration and makes Asterisk run: adopts the living one, else starts one and waits until it is
     * fully booted. Addresses and ports of SIP, AMI and RTP change only with a new start: {@link #stop} first.
     *
     * @throws Refused when it does not get up in time, with what it said last
     */
    public Start start(Duration timeout) {
        try {
            folders.create();
            Unread unread = new Unread(folders.directory().resolve("unread"));
            boolean unreadBefore = unread.begins();
            Set<String> changed = new Templates(variables).renderFolder(templates, folders.etc());
            Start start = adopts(timeout, unreadBefore || !changed.isEmpty()) ? Start.ADOPTED : Start.STARTED;
            if (start == Start.STARTED) {
                startAnew(timeout);
            }
            unread.ends();
            return start;
        } catch (IOException e) {
            throw new Refused(
                    "asterisk",
                    "Asterisk cannot be set up in " + folders.directory() + ": " + e,
                    "Make sure that the folder can be written to and the disk is not full.");
        }
    }

    /** Whether a living one is ours now; one that does not answer is ended. */
    private boolean adopts(Duration timeout, boolean changed) throws IOException {
        if (!isAlive()) {
            return false;
        }
        if (!answers(timeout)) {
            stop(CONTROL);
            return false;
        }
        if (changed) {
            loadWhatIsNew();
            command("core reload");
        }
        return true;
    }

    /** A reload leaves out what was not loaded before. */
    private void loadWhatIsNew() throws IOException {
        String loaded = command("module show");
        for (String line : Files.readAllLines(folders.etc().resolve("modules.conf"))) {
            Matcher load = LOAD.matcher(line);
            if (load.matches() && !loaded.contains(load.group(1))) {
                String answer = command("module load " + load.group(1));
                if (answer.startsWith("Unable to load")) {
                    log.warn("Asterisk in {} said: {}", folders.directory(), answer);
                }
            }
        }
    }

    private boolean answers(Duration timeout) {
        try {
            folders.controlSocket().command("core waitfullybooted", timeout);
            return true;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private void startAnew(Duration timeout) throws IOException {
        List<String> command = new ArrayList<>(installation.command());
        command.addAll(
                List.of("-f", "-C", folders.etc().resolve("asterisk.conf").toString()));
        Path console = folders.log().resolve("console.log");
        long before = size(messages());
        long deadline = System.nanoTime() + timeout.toNanos();
        Process started = process.start(command, folders.directory(), console);
        while (System.nanoTime() < deadline) {
            if (!started.isAlive()) {
                process.forget();
                throw new Refused(
                        "asterisk",
                        "Asterisk ended with code " + started.exitValue() + " while starting: " + lastWords(console),
                        "See " + console + " and " + messages() + ".");
            }
            if (Files.exists(folders.controlSocket().path())
                    && answers(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())))) {
                requireItsPorts(before);
                return;
            }
            await(started.toHandle(), POLL);
        }
        stop(CONTROL);
        throw new Refused(
                "asterisk",
                "Asterisk was not ready within " + timeout.toSeconds() + " s: " + lastWords(console),
                "See " + console + " and " + messages() + ".");
    }

    /** Asterisk boots without what it could not bind to, and only says so in its log. */
    private void requireItsPorts(long before) throws IOException {
        for (String line : errorsSince(before)) {
            if (line.contains("Address already in use") || line.contains("Cannot assign requested address")) {
                stop(CONTROL);
                throw new Refused(
                        "asterisk",
                        "Asterisk cannot use one of its ports: " + line,
                        "End the program that uses it, or choose another port base or address.");
            }
            log.warn("Asterisk in {} said while starting: {}", folders.directory(), line);
        }
    }

    private List<String> errorsSince(long before) throws IOException {
        if (size(messages()) <= before) {
            return List.of();
        }
        try (var channel = Files.newByteChannel(messages())) {
            channel.position(before);
            String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.contains("] ERROR["))
                    .map(line -> line.replaceFirst(".*] ERROR\\[\\d+](\\[[^]]*])? ", ""))
                    .toList();
        }
    }

    private Path messages() {
        return folders.log().resolve("messages.log");
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String lastWords(Path console) {
        try {
            List<String> lines = Files.readAllLines(console);
            return lines.isEmpty() ? "it said nothing" : lines.getLast();
        } catch (IOException e) {
            return "its console cannot be read (" + e.getMessage() + ")";
        }
    }

    /**
     * Ends Asterisk, and with it every call: politely, then with TERM, then with KILL, each after {@code patience}.
     * Does nothing when it is not alive.
     */
    public void stop(Duration patience) {
        Optional<ProcessHandle> alive = process.handle();
        if (alive.isPresent()) {
            ProcessHandle handle = alive.get();
            try {
                folders.controlSocket().command("core stop now", patience);
            } catch (IOException noAnswer) {
                handle.destroy();
            }
            if (!await(handle, patience)) {
                handle.destroy();
                if (!await(handle, patience)) {
                    handle.destroyForcibly();
                    await(handle, patience);
                }
            }
        }
        process.forget();
    }

    /** True when the process has ended within that time. */
    private static boolean await(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return AsteriskProcess.isDead(handle);
        } catch (InterruptedException stopWaiting) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Keeps the logs from growing for ever: what is larger than that is put aside, and few old ones are kept. To be
     * called now and then.
     *
     * @param bytes how large each log may become
     */
    public void rotateLogs(long bytes) {
        try {
            putWitnessAside(bytes);
            if (isAlive() && (size(messages()) > bytes || size(log().resolve("security.log")) > bytes)) {
                command("logger rotate");
            }
            for (String name : List.of("messages.log.", "security.log.")) {
                for (int old = KEPT_LOGS; Files.deleteIfExists(log().resolve(name + old)); old++) {
                    log.info("Deleted the old log {}{}", name, old);
                }
            }
        } catch (IOException e) {
            log.warn("The logs in {} cannot be put aside: {}", log(), e.toString());
        }
    }

    /** Asterisk opens the file anew for each line, so that nothing is lost. */
    private void putWitnessAside(long bytes) throws IOException {
        Path witness = log().resolve("cel-custom/hotline.csv");
        if (Files.exists(witness) && Files.size(witness) > bytes) {
            Files.move(witness, witness.resolveSibling("hotline.csv.1"), ATOMIC_MOVE, REPLACE_EXISTING);
        }
    }

    /**
     * Runs a CLI command through the control socket, which only this user may use.
     *
     * @return what it printed
     * @throws Refused when Asterisk does not answer within 5 s
     */
    @Override
    public String command(String command) {
        try {
            return folders.controlSocket().command(command, CONTROL);
        } catch (IOException e) {
            throw new Refused(
                    "asterisk",
                    "Asterisk in " + folders.directory() + " does not answer: " + e.getMessage(),
                    "See " + messages() + ".");
        }
    }
}
