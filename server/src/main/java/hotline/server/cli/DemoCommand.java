package hotline.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.cti.carrier.Carrier;
import hotline.server.Json;
import hotline.server.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code demo}. */
@Command(
        name = "demo",
        description =
                "Real phones that sign in, answer, talk and wrap up, and real callers; ends with Ctrl-C or SIGTERM.",
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final int MOST_AGENTS = 12;
    private static final Duration LOOK_AFTER = Duration.ofSeconds(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    @ParentCommand
    private @Nullable HotlineCli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--agents", defaultValue = "3", paramLabel = "N", description = "how many, 1 to 12 (default: 3)")
    private int agents = 3;

    @Option(
            names = "--calls-per-minute",
            defaultValue = "6",
            paramLabel = "M",
            description = "on average, at random; 0 for none (default: 6)")
    private double callsPerMinute = 6;

    @Option(names = "--minutes", paramLabel = "K", description = "end after so long (default: when told to)")
    private @Nullable Double minutes;

    @Option(
            names = "--talk",
            defaultValue = "20",
            paramLabel = "S",
            description = "seconds of each conversation (default: 20)")
    private double talk = 20;

    @Option(
            names = "--wrap-up",
            defaultValue = "5",
            paramLabel = "S",
            description = "seconds of work after it (default: 5)")
    private double wrapUp = 5;

    @Override
    public Integer call() throws InterruptedException {
        check();
        HotlineCli root = Objects.requireNonNull(cli);
        try (Carrier carrier = CarrierLines.connect(root)) {
            DemoCallers callers = new DemoCallers(carrier, seconds(talk), new Random());
            List<DemoAgent> staff = new ArrayList<>();
            CountDownLatch signedOut = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(main, signedOut), "end"));
            try {
                signIn(root, carrier, staff);
                work(root, callers, staff);
            } catch (InterruptedException told) {
                root.console().progress("signing all out");
            } finally {
                callers.stop();
                staff.parallelStream().forEach(DemoAgent::signOut);
                summary(root, callers);
                signedOut.countDown();
            }
            return ExitCode.OK;
        }
    }

    private void signIn(HotlineCli root, Carrier carrier, List<DemoAgent> staff) {
        JsonNode known = root.client().ask("agent", Map.of("action", "list")).path("agents");
        for (JsonNode agent : known) {
            String extension = agent.path("extension").asText("");
            if (staff.size() < agents && extension.matches("\\d{2,10}")) {
                DemoAgent one = new DemoAgent(
                        root.client(), agent.path("id").asText(), carrier.phone(extension), seconds(wrapUp));
                staff.add(one);
                one.signIn(Duration.ofMillis(800 + 300L * staff.size()));
            }
        }
        if (staff.size() < agents) {
            throw new Refused(
                    "agents",
                    "Only " + staff.size() + " agents have a phone.",
                    "Ask for fewer, or add agents with extensions to center.yaml.");
        }
        String ready = "ready " + staff.size() + " agents";
        if (root.json()) {
            root.console().progress(ready);
        } else {
            root.console().line(ready);
        }
    }

    private void work(HotlineCli root, DemoCallers callers, List<DemoAgent> staff) throws InterruptedException {
        Duration howLong = minutes == null ? Duration.ofDays(365) : Duration.ofMillis(Math.round(minutes * 60_000));
        Thread looksAfter = Thread.ofVirtual().start(() -> lookAfter(root, staff));
        try {
            if (callsPerMinute > 0) {
                callers.call(callsPerMinute, howLong);
            } else {
                TimeUnit.MILLISECONDS.sleep(howLong.toMillis());
            }
        } finally {
            looksAfter.interrupt();
        }
    }

    private static void lookAfter(HotlineCli root, List<DemoAgent> staff) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AFTER.toMillis());
                JsonNode known =
                        root.client().ask("agent", Map.of("action", "list")).path("agents");
                staff.forEach(agent -> agent.lookAfter(known));
            } catch (InterruptedException over) {
                return;
            } catch (Refused away) {
                root.console().progress("waiting for the server: " + away.message());
            }
        }
    }

    private void summary(HotlineCli root, DemoCallers callers) {
        root.console()
                .answer(
                        root.json(),
                        Json.MAPPER
                                .createObjectNode()
                                .put("agents", agents)
                                .put("calls", callers.placed())
                                .put("talked", callers.talked()),
                        out -> out.println(callers.placed() + " calls, " + callers.talked() + " talked to an agent"));
    }

    /** On a signal: everybody is signed out first, and that is a good end. */
    private static void end(Thread main, CountDownLatch signedOut) {
        if (signedOut.getCount() == 0) {
            return;
        }
        main.interrupt();
        try {
            if (signedOut.await(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(ExitCode.OK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        if (agents < 1 || agents > MOST_AGENTS) {
            throw wrong("--agents is 1 to " + MOST_AGENTS);
        }
        if (!(callsPerMinute >= 0 && callsPerMinute <= 600)) {
            throw wrong("--calls-per-minute is 0 to 600");
        }
        if (minutes != null && !(minutes >= 0 && minutes <= 1_000_000)) {
            throw wrong("--minutes is 0 to 1000000");
        }
        if (!(talk >= 0 && talk <= 86_400) || !(wrapUp >= 0 && wrapUp <= 86_400)) {
            throw wrong("--talk and --wrap-up are in seconds, 0 to 86400");
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
