package hotline.cti;

import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Answer;
import hotline.acd.engine.Engine;
import hotline.acd.engine.EngineClock;
import hotline.acd.engine.Journal;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.cti.ami.AmiSettings;
import hotline.cti.fake.FakeAsterisk;
import hotline.cti.fake.FakeManager;
import hotline.cti.fake.FakePhone;
import hotline.ivr.flow.Flow;
import hotline.ivr.flow.OutsideNumbers;
import hotline.ivr.reader.FlowContext;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.run.BusinessRequest;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.run.IdentityCheck;
import hotline.ivr.run.QueueForecast;
import hotline.ivr.run.SurveyQuestion;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.Substitutes;
import hotline.ivr.speech.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** The real core, the real bridge and a fake Asterisk: one queue, key 1 leads into it, key 2 is served at once. Any agent's PIN is 4711. */
final class House implements AutoCloseable {
    static final String FLOW = """
        flow: test
        languages: [en]
        start: menu
        person: person
        keys: {person: 0, back: "*"}
        defaults: {time-out: 2, tries: 2, wrong-keys: 3}
        wrong-key: [wrong-key]
        apology: [apology]
        nodes:
          menu:
            menu: [main-menu]
            keys: {1: person, 2: served, 3: deeper, 9: nowhere, 8: announcing}
          deeper:
            menu: [product-menu]
            keys: {1: person}
          served:
            hang-up: [goodbye]
            served: bill
          person:
            queue: service
            keys: {5: served, 6: call-me}
            on-full: served
            on-withdrawn: menu
          call-me:
            keep-place: caller.number
            kept: promised
            refused: person
          promised:
            menu: [main-menu]
            keys: {1: served}
            back: person
            on-silence: served
          nowhere:
            queue: closed
          announcing:
            queue: service
            keys: {5: served}
            announce: {first: 1, every: 60, comfort: [please-hold]}
        """;

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // on a machine that has other things to do
    }

    final FakeAsterisk asterisk;
    final List<Recorded> journal = new CopyOnWriteArrayList<>();
    final List<String> registered = new CopyOnWriteArrayList<>();
    /** Where callers who keep their place are to be called. */
    final Map<InteractionId, String> callAt = new ConcurrentHashMap<>();

    /** By the number they call from. */
    final Map<String, List<CustomerDesk.Customer>> customers = new ConcurrentHashMap<>();

    /** What callers whose agent has hung up are asked. */
    final List<SurveyQuestion> questions = new CopyOnWriteArrayList<>();

    /** What supervisors have switched on. */
    final SwitchedOn switchedOn = new SwitchedOn();

    /** What is recorded. */
    final Taped taped = new Taped();

    private final List<Flow> flows = new CopyOnWriteArrayList<>(List.of(flow(FLOW)));
    private final AtomicLong commands = new AtomicLong();
    private final int agiPort;
    private final Path witness;
    private final long ringMillis;
    private long epoch = 1;
    Engine engine;
    CtiBridge bridge;

    House(Path folder, long ringMillis) throws IOException {
        this.witness = folder.resolve("witness.csv");
        this.ringMillis = ringMillis;
        asterisk = new FakeAsterisk();
        agiPort = freePort();
        asterisk.visitsAt(agiPort);
        begin(new Distributor());
        reachesAsterisk();
        configure();
    }

    /**
     * Below the range from which outgoing connections get their ports: a caller who tries again and again to visit a port of that
     * range while nobody listens may end up connected to himself. And below where centres have theirs.
     */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // the next one, then
            }
        }
    }

    static House open(Path folder) throws IOException {
        return new House(folder, 20_000);
    }

    Path witness() {
        return witness;
    }

    private void begin(Distributor distributor) throws IOException {
        AtomicReference<CtiBridge> made = new AtomicReference<>();
        engine = Engine.start(distributor, new Kept(), EngineClock.startingNow(), epoch, () -> {
            CtiBridge there = made.get();
            if (there != null) {
                there.compare().thenRun(engine::releaseDeadlines);
            }
        });
        bridge = new CtiBridge(
                new CtiSettings(
                        new AmiSettings("127.0.0.1", asterisk.manager().port(), "hotline", FakeManager.SECRET),
                        agiPort,
                        FakeAsterisk.AGI_SECRET,
                        witness,
                        "default",
                        Language.ENGLISH),
                ports());
        made.set(bridge);
        bridge.start();
        bridge.compare().thenRun(engine::releaseDeadlines);
    }

    void reachesAsterisk() {
        asterisk.manager().refusesConnections(false);
        await().until(() -> bridge.status().ami().up());
    }

    void losesAsterisk() {
        asterisk.manager().refusesConnections(true);
        asterisk.manager().dropsConnections();
        await().until(() -> !bridge.status().ami().up());
    }

    /** The process is killed; what it had written is what the next one has. */
    void isKilled() {
        engine.close();
        bridge.close();
    }

    void startsAgain() throws IOException {
        beginAgain();
        reachesAsterisk();
    }

    void startsAgainOutOfReachOfAsterisk() throws IOException {
        asterisk.manager().refusesConnections(true);
        beginAgain();
    }

    private void beginAgain() throws IOException {
        epoch++;
        Distributor rebuilt = new Distributor();
        journal.forEach(rebuilt::apply);
        begin(rebuilt);
    }

    private CallerPorts ports() {
        return new CallerPorts(
                engine,
                (interaction, number, name, dialled, sip) -> registered.add(interaction + " " + number + " " + dialled),
                new Flows(),
                new Directory(),
                new Known(),
                this::standing,
                prompts(),
                new Substitutes(prompts(), Optional.empty()),
                Clock.systemUTC(),
                new CallingBack(),
                BusinessRequest.NONE,
                IdentityCheck.NONE,
                MessageBoxes.NONE,
                CallbackDiaries.NONE,
                EntryBooks.NONE,
                new Asking(),
                switchedOn,
                new OutsideNumbers(List.of("+86"), false),
                taped);
    }

    private Optional<QueueForecast.Standing> standing(InteractionId interaction) {
        return engine.outlook(interaction)
                .join()
                .map(now -> new QueueForecast.Standing(now.ahead() + 1, Optional.empty()));
    }

    /** The queue's rules from now on. */
    void queue(UnaryOperator<QueueConfig> change) {
        QueueConfig usual = new QueueConfig(
                new QueueId("service"),
                Requirement.NONE,
                SelectionPolicy.LONGEST_IDLE,
                ringMillis,
                0,
                AfterWrapUp.READY,
                AfterDecline.NOT_READY,
                30_000,
                20_000,
                5_000);
        ask(new Request.Configure(id(), Actor.SYSTEM, List.of(new ConfigChange.PutQueue(change.apply(usual)))));
    }

    private void configure() {
        queue(usual -> usual);
        List<ConfigChange> changes = new ArrayList<>();
        for (String agent : List.of("a01", "a02", "a03")) {
            changes.add(new ConfigChange.PutAgent(new AgentConfig(new AgentId(agent), List.of(), "north")));
        }
        ask(new Request.Configure(id(), Actor.SYSTEM, changes));
    }

    /** The agent signs in at a phone and is ready. */
    FakePhone ready(String agent, String extension) {
        FakePhone phone = signsIn(agent, extension);
        ask(new Request.ChangeAvailability(id(), Actor.SYSTEM, new AgentId(agent), Availability.READY));
        return phone;
    }

    /** The agent signs in at a phone, and is not ready. */
    FakePhone signsIn(String agent, String extension) {
        ask(new Request.SignIn(id(), Actor.SYSTEM, new AgentId(agent), extension));
        return asterisk.phone(extension);
    }

    Answer ask(Request request) {
        return engine.request(request).join();
    }

    CommandId id() {
        return new CommandId("test-" + commands.incrementAndGet());
    }

    Snapshot now() {
        return engine.snapshot().join();
    }

    Snapshot.AgentRecord agent(String id) {
        return now().agents().stream()
                .filter(agent -> agent.config().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return journal.stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Waits until this has happened so often. */
    <E extends Event> E awaits(Class<E> kind, int times) {
        await().until(() -> events(kind).size() >= times);
        return events(kind).get(times - 1);
    }

    <E extends Event> E awaits(Class<E> kind) {
        return awaits(kind, 1);
    }

    @Override
    public void close() throws IOException {
        bridge.close();
        engine.close();
        asterisk.close();
    }

    static Prompts prompts() {
        Map<String, Map<Language, String>> texts = new HashMap<>();
        for (String id : List.of(
                "main-menu",
                "product-menu",
                "wrong-key",
                "apology",
                "goodbye",
                "survey-satisfied",
                "survey-thanks",
                "emergency-disruption",
                "emergency-closed",
                "please-hold",
                "call-is-recorded",
                "call-may-be-recorded",
                "not-possible-now",
                "wrong-pin",
                "press-1-to-take-it",
                "please-enter-your-pin",
                "signed-in",
                "signed-out",
                "ready",
                "not-ready")) {
            texts.put(id, Map.of(Language.ENGLISH, id, Language.CHINESE, id));
        }
        return new Prompts(Path.of("/sounds"), texts);
    }

    /** From now on callers are greeted by another flow. */
    void comesIntoForce(String text) {
        flows.add(flow(text));
    }

    /** Every flow there was; the number is the edition. */
    private final class Flows implements FlowDirectory {
        @Override
        public Optional<Greeting> flowFor(String dialled) {
            return flowFor(dialled, String.valueOf(flows.size() - 1));
        }

        @Override
        public Optional<Greeting> flowFor(String dialled, String edition) {
            return dialled.startsWith("4")
                    ? Optional.of(new Greeting(flows.get(Integer.parseInt(edition)), Language.ENGLISH, edition))
                    : Optional.empty();
        }
    }

    private static Flow flow(String text) {
        FlowReader.Reading reading = FlowReader.read(
                "test.yaml", text, new FlowContext(Set.of("service", "closed"), Set.of(), Set.of(), prompts()));
        return switch (reading) {
            case FlowReader.Reading.Good good -> good.flow();
            case FlowReader.Reading.Bad bad ->
                throw new IllegalStateException(bad.problems().toString());
        };
    }

    private final class CallingBack implements Callbacks {
        @Override
        public Optional<Instant> promisedUntil(QueueId queue, String number) {
            return number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Instant.now().plusSeconds(3_600));
        }

        @Override
        public Duration offeredAfter(QueueId queue) {
            return Duration.ofMillis(300);
        }

        @Override
        public void callAt(InteractionId interaction, String number) {
            callAt.put(interaction, number);
        }

        @Override
        public String ourNumber() {
            return "4000";
        }

        @Override
        public Optional<Destination> destination(InteractionId interaction) {
            return Optional.ofNullable(callAt.get(interaction)).map(number -> new Destination(number, "4001"));
        }
    }

    private final class Asking implements Surveys {
        @Override
        public List<SurveyQuestion> due(InteractionId interaction, QueueId queue) {
            return List.copyOf(questions);
        }

        @Override
        public void answered(InteractionId interaction, SurveyQuestion question, int answer) {}
    }

    static final class SwitchedOn implements EmergencyAnnouncements {
        final Map<String, Announcement> numbers = new ConcurrentHashMap<>();
        final Map<QueueId, Announcement> queues = new ConcurrentHashMap<>();

        @Override
        public Optional<Announcement> ofNumber(String dialled) {
            return Optional.ofNullable(numbers.get(dialled));
        }

        @Override
        public Optional<Announcement> ofQueue(QueueId queue) {
            return Optional.ofNullable(queues.get(queue));
        }
    }

    private final class Kept implements Journal {
        @Override
        public void append(List<Recorded> batch) {
            journal.addAll(batch);
        }

        @Override
        public CompletionStage<Void> durable(Position upTo) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Those that are known. */
    final Map<AgentId, Language> languages = new ConcurrentHashMap<>();

    private final class Directory implements AgentDirectory {
        @Override
        public Optional<Language> languageAt(String extension) {
            return agentAt(extension).flatMap(this::languageOf);
        }

        @Override
        public Optional<Language> languageOf(AgentId agent) {
            return Optional.ofNullable(languages.get(agent));
        }

        @Override
        public Optional<AgentId> verify(String extension, String pin) {
            return pin.equals("4711") ? Optional.of(new AgentId("a0" + extension.charAt(3))) : Optional.empty();
        }

        @Override
        public Optional<AgentId> agentAt(String extension) {
            return now().agents().stream()
                    .filter(agent -> extension.equals(agent.station()))
                    .map(agent -> agent.config().id())
                    .findFirst();
        }
    }

    private final class Known implements CustomerDesk {
        @Override
        public List<Customer> customersOf(String number) {
            return customers.getOrDefault(number, List.of());
        }

        @Override
        public Optional<Bill> openBill(String customerId) {
            return Optional.empty();
        }

        @Override
        public Optional<Order> latestOrder(String customerId) {
            return Optional.empty();
        }

        @Override
        public Optional<Order> order(String number) {
            return Optional.empty();
        }

        @Override
        public Optional<Ticket> ticket(String number) {
            return Optional.empty();
        }

        @Override
        public Ticket openTicket(NewTicket ticket) {
            return new Ticket("600001", ticket.category(), "open", LocalDate.EPOCH);
        }
    }
}
