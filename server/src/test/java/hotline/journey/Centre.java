package hotline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.cti.ami.AmiSettings;
import hotline.cti.carrier.CallOrder;
import hotline.cti.carrier.Carrier;
import hotline.cti.carrier.DemoPhone;
import hotline.cti.carrier.LiveCall;
import hotline.cti.carrier.PhoneBehaviour;
import hotline.server.asterisk.AsteriskInstallation;
import hotline.server.asterisk.AsteriskServer;
import hotline.server.cli.ControlClient;
import hotline.server.instance.DataFolder;
import hotline.server.settings.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A whole Hotline, started by the launcher as its users start it, on real parts; with the demo's phones and callers at hand. The
 * agents' names are the demo's: {@code a01} has the phone 1001, and so on.
 */
final class Centre implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Path folder;
    private final DataFolder data;
    private final PortRange range;
    private final Ports ports;
    private final Path config;
    private final ControlClient control;
    private Carrier carrier;
    private boolean otherSettings;

    private Centre(Path home, Path folder, Path config, PortRange range) {
        this.home = home;
        this.folder = folder;
        this.data = new DataFolder(folder.resolve("var"));
        this.range = range;
        this.ports = new Ports(range.base());
        this.config = config;
        this.control = new ControlClient(data, line -> {});
    }

    /** Starts one with the demo's configuration, changed as {@code centerYaml} says. Takes some ten seconds. */
    static Centre start(UnaryOperator<String> centerYaml) {
        try {
            Path home = Path.of("..").toAbsolutePath().normalize();
            Path folder = Files.createTempDirectory("hotline-journey-");
            Path config = folder.resolve("config");
            copy(home.resolve("config"), config);
            Centre centre = new Centre(home, folder, config, PortRange.take());
            centre.configure(centerYaml);
            centre.run();
            return centre;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code run --detach}, and the carrier's lines. */
    void run() {
        Done done = hotline(
                Duration.ofMinutes(5),
                "run",
                "--detach",
                "--port-base",
                String.valueOf(ports.base()),
                "--timeout",
                "240");
        assertThat(done.exit()).as(done.err() + done.out()).isZero();
        connectCarrier();
    }

    /** Writes the demo's configuration, changed so; it is in force with the first start, or when it is applied. */
    Path configure(UnaryOperator<String> centerYaml) throws IOException {
        Path center = config.resolve("center.yaml");
        copy(Path.of("src/test/resources/flows"), config.resolve("flows"));
        // who hangs up when is measured in most journeys; those about the survey say so themselves
        String demo = Files.readString(home.resolve("config/center.yaml")).replaceAll("(?m)^ +survey: .*\\R", "");
        Files.writeString(center, centerYaml.apply(demo));
        return center;
    }

    /** The demo's, and these, from the next start of our process on, until everything is cleared. */
    void settings(String more) {
        try {
            String demo = Files.readString(home.resolve("config/hotline.yaml"));
            Files.writeString(config.resolve("hotline.yaml"), demo + more);
            otherSettings = !more.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the demo's configuration, changed so, into force, and waits for the agents' phones. */
    void apply(UnaryOperator<String> centerYaml) {
        try {
            JsonNode outcome = ask("apply", Map.of("file", configure(centerYaml).toString(), "force", true));
            assertThat(outcome.path("problems")).isEmpty();
            everyPhoneIsThere();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until each agent's phone has registered: changed phones are known within 5 s, and registered at the next try. */
    void everyPhoneIsThere() {
        await("every agent's phone has registered")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    String contacts = asterisk("pjsip show contacts");
                    return agents().stream()
                            .allMatch(agent -> contacts.contains(
                                    "/sip:%s@".formatted(agent.path("extension").asText())));
                });
    }

    void connectCarrier() {
        if (carrier != null) {
            carrier.close();
        }
        carrier = Carrier.connect(
                new AmiSettings(
                        "127.0.0.1",
                        ports.carrier(),
                        "carrier",
                        data.secrets().existing("carrier").orElseThrow()),
                data.carrier().resolve("recordings"),
                SOON);
    }

    /** What a command of the launcher came to. */
    record Done(int exit, String out, String err) {
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out + err, e);
            }
        }
    }

    /** {@code ./hotline ARGUMENTS --json} on this instance. */
    Done hotline(String... arguments) {
        return hotline(Duration.ofMinutes(2), arguments);
    }

    Done hotline(Duration within, String... arguments) {
        try {
            List<String> command =
                    new ArrayList<>(List.of(home.resolve("hotline").toString()));
            command.addAll(List.of(arguments));
            command.addAll(List.of("--json", "--data", data.root().toString(), "--config", config.toString()));
            Path out = Files.createTempFile(folder, "out", null);
            Path err = Files.createTempFile(folder, "err", null);
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("not done within " + within + ": " + command + "\n" + Files.readString(err));
            }
            Done done = new Done(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the running server what the command line would ask, without starting a process. */
    JsonNode ask(String command, Map<String, ?> arguments) {
        return control.ask(command, arguments);
    }

    ControlClient control() {
        return control;
    }

    DataFolder data() {
        return data;
    }

    Path config() {
        return config;
    }

    Path folder() {
        return folder;
    }

    Ports ports() {
        return ports;
    }

    Carrier carrier() {
        return carrier;
    }

    /** The phone of {@code a01} is 1001. */
    DemoPhone phone(String agent) {
        return carrier.phone((agent.startsWith("s") ? "112" + agent.substring(2) : "10" + agent.substring(1)));
    }

    LiveCall call(CallOrder order) {
        return carrier.place(order);
    }

    /** A call to the queue {@code service}, half a second after the answer, in Chinese. */
    static CallOrder straightToAPerson(String from) {
        return CallOrder.from(from).pressing("0@0.5");
    }

    /** A call whose keys lead to a person at once: Chinese, then a person. */
    /** Asks after an order by its number, and then for a person. */
    static CallOrder afterAnOrder(String from, String number) {
        StringBuilder keys = new StringBuilder("1@0.7,3@1.4,2@2.1");
        double at = 2.8;
        for (char key : (number + "#").toCharArray()) {
            keys.append(String.format(Locale.ROOT, ",%c@%.1f", key, at));
            at += 0.3;
        }
        return CallOrder.from(from).pressing(keys + String.format(Locale.ROOT, ",0@%.1f", at + 0.5));
    }

    static CallOrder toAPerson(String from) {
        return CallOrder.from(from).pressing("1,1");
    }

    JsonNode status() {
        return ask("status", Map.of());
    }

    JsonNode agent(String action, String agent) {
        return ask("agent", Map.of("action", action, "agent", agent));
    }

    /** The lines of {@code agent list}. */
    List<JsonNode> agents() {
        List<JsonNode> agents = new ArrayList<>();
        ask("agent", Map.of("action", "list")).path("agents").forEach(agents::add);
        return agents;
    }

    /** One line of {@code agent list}. */
    JsonNode agent(String id) {
        return agents().stream()
                .filter(agent -> agent.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no agent " + id));
    }

    String stateOf(String agent) {
        return agent(agent).path("state").asText();
    }

    /** Signs in and goes ready; the phone answers after {@code 300 ms} unless told otherwise before. */
    void ready(String... agents) {
        for (String agent : agents) {
            agent("sign-in", agent);
            agent("ready", agent);
        }
        for (String agent : agents) {
            becomesReady(agent);
        }
    }

    /** Soon, when not yet: what a call has set going at its end may still be under way. */
    void becomesReady(String agent) {
        await(agent + " is ready").atMost(SOON).until(() -> stateOf(agent).equals("READY"));
    }

    /** The phones of these agents behave so from the next call on. */
    void behave(PhoneBehaviour behaviour, String... agents) {
        for (String agent : agents) {
            phone(agent).behave(behaviour);
        }
    }

    /** The name of the interaction with this Call-ID; empty while nobody knows of it. */
    String interactionOf(LiveCall call) {
        return ask("call-record", Map.of("callId", call.callId().join()))
                .path("interactionId")
                .asText("");
    }

    /** The interaction with this Call-ID as soon as it is on record and as {@code wanted}. */
    JsonNode story(LiveCall call, Predicate<JsonNode> wanted) {
        String callId = call.callId().join();
        return await("the record of call " + callId)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            String id = interactionOf(call);
                            return id.isEmpty() ? JSON.missingNode() : ask("interaction", Map.of("id", id));
                        },
                        story -> !story.isMissingNode() && wanted.test(story));
    }

    /** The story of a call whose caller has left, with who called; its agents may still wrap up. */
    JsonNode storyAfterCall(LiveCall call) {
        return story(
                call,
                story -> story.at("/record/customerLeftAt").isTextual()
                        && story.path("arrival").isObject());
    }

    /** Waits until every call has ended by itself: no leg on either Asterisk, nobody waiting, nobody talking. */
    void nothingIsLeft() {
        await("no leg at the carrier and the phones").atMost(SOON).until(() -> carrier.legs() == 0);
        await("no channel on Hotline's Asterisk").atMost(SOON).until(() -> channels() == 0);
        await("no interaction in conversation, queue or menu").atMost(SOON).until(() -> interactions() == 0);
    }

    /** How many interactions are in the menu, waiting or talking, with us or with somebody outside. */
    int interactions() {
        JsonNode interactions = status().path("interactions");
        return interactions.path("ivr").asInt()
                + interactions.path("waiting").asInt()
                + interactions.path("talking").asInt()
                + interactions.path("outside").asInt();
    }

    /** How many callers wait in queues, those included whose agent's phone rings. */
    int waiting() {
        return status().path("interactions").path("waiting").asInt();
    }

    /** Ends all calls and signs everybody out, and waits until nothing is left. */
    void clear() {
        carrier.hangUpAll();
        await().atMost(SOON).until(() -> carrier.legs() == 0);
        for (JsonNode agent : agents()) {
            String id = agent.path("id").asText();
            if (!agent.path("state").asText().equals("LOGGED_OUT")) {
                if (agent.path("state").asText().equals("WRAP_UP")) {
                    agent("ready", id);
                }
                agent("sign-out", id);
            }
        }
        await("everybody has signed out")
                .atMost(SOON)
                .until(() -> agents().stream()
                        .allMatch(agent -> agent.path("state").asText().equals("LOGGED_OUT")));
        nothingIsLeft();
        if (otherSettings) {
            settings("");
            long before = status().path("epoch").asLong();
            hotline("restart");
            await("our process has started anew")
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> status().path("epoch").asLong() > before
                            && !status().path("state").asText().equals("starting"));
        }
    }

    /** How many legs there are on Hotline's Asterisk. */
    int channels() {
        String answer = asterisk("core show channels count");
        return Integer.parseInt(answer.strip().split("\\s+")[0]);
    }

    /** What the main Asterisk's console answers. */
    String asterisk(String command) {
        AsteriskInstallation cached =
                AsteriskInstallation.find(Optional.empty(), AsteriskInstallation.userCache(), line -> {});
        return new AsteriskServer(cached, data.asterisk(), config.resolve("asterisk"), Map.of()).command(command);
    }

    /** Where callers from the carrier come in. */
    int trunkPort() {
        return ports.trunk();
    }

    /** A prompt as Asterisk's own applications want it. */
    String recording(String language, String prompt) {
        return home.resolve("sounds").resolve(language).resolve(prompt).toString();
    }

    @Override
    public void close() {
        if (carrier != null) {
            carrier.close();
        }
        if (control.instance().isPresent()) {
            hotline("stop");
        }
        range.close();
    }

    /** Removes the folder of a closed one. */
    void delete() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
