package hotline.server;

import ch.qos.logback.classic.Level;
import hotline.ivr.yaml.Problem;
import hotline.server.cli.ExitCode;
import hotline.server.cli.RunOptions;
import hotline.server.control.Ending;
import hotline.server.instance.InstanceLock;
import hotline.server.instance.InstanceMark;
import hotline.server.settings.Ports;
import hotline.server.settings.Settings;
import hotline.server.settings.SettingsFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of our process: settings read, the data folder taken, the house started, and all of it ended in order. */
public final class ServerRun {
    private static final Logger log = LoggerFactory.getLogger(ServerRun.class);

    private final RunOptions options;
    private final PrintStream out;
    private final Ending ending = new Ending();
    private final CountDownLatch ended = new CountDownLatch(1);

    private ServerRun(RunOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs until it is to end; on the main thread.
     *
     * @return an {@link ExitCode}
     * @throws Refused when it cannot start; nothing is left running
     */
    public static int run(RunOptions options, PrintStream out) {
        return new ServerRun(options, out).live();
    }

    private int live() {
        Settings settings = settings(options.config());
        if (options.portBase().isPresent()) {
            settings = settings.at(new Ports(options.portBase().getAsInt()));
        }
        logFrom(settings.log());
        options.data().create();
        try (InstanceLock lock = InstanceLock.take(options.data())) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "shutdown"));
            InstanceMark mark = InstanceMark.ofThisProcess(settings.ports().base(), Instant.now());
            mark.write(options.data());
            try {
                return live(settings, mark);
            } finally {
                InstanceMark.remove(options.data());
                ended.countDown();
            }
        }
    }

    private int live(Settings settings, InstanceMark mark) {
        try (Hotline hotline = Hotline.start(options, settings, ending, this::say)) {
            mark.up().write(options.data());
            hotline.welcome().forEach(out::println);
            Ending.How how = ending.await();
            log.info("ending: {}", how);
            return switch (how) {
                case STOP -> {
                    hotline.stopEverything();
                    yield ExitCode.OK;
                }
                case RENEW -> ExitCode.RENEW;
            };
        }
    }

    private static Settings settings(Path config) {
        return switch (SettingsFile.read(config.resolve("hotline.yaml"))) {
            case SettingsFile.Reading.Good good -> good.settings();
            case SettingsFile.Reading.Bad bad -> throw mistakes(bad.problems());
        };
    }

    private static void logFrom(Settings.Log settings) {
        if (LoggerFactory.getLogger("hotline") instanceof ch.qos.logback.classic.Logger ours) {
            ours.setLevel(Level.toLevel(settings.level()));
        }
    }

    static Refused mistakes(List<Problem> problems) {
        return new Refused(
                "configuration",
                "The configuration has mistakes, and nothing was started:\n"
                        + problems.stream().map(problem -> "    " + problem).collect(Collectors.joining("\n")),
                "Mend them; 'hotline check' looks again without starting anything.");
    }

    private void say(String line) {
        log.info("{}", line);
        out.println("  " + line);
    }

    /** A signal is a wish to stop; the JVM waits for this hook, and this hook for the orderly end. */
    private void stopAndWait() {
        ending.ask(Ending.How.STOP);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
