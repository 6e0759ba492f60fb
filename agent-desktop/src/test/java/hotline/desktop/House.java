package hotline.desktop;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.Requirement;
import hotline.acd.agent.SkillId;
import hotline.acd.agent.SkillLevel;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Answer;
import hotline.acd.engine.Engine;
import hotline.acd.engine.EngineClock;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.WrapUpRules;
import hotline.acd.routing.RoutingPlan;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.ticket.Ticket;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import hotline.desktop.session.Sessions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The web edge over the real core, with fakes for what lies below; several may follow one another on what is kept. */
final class House implements AutoCloseable {
    static final QueueId SERVICE = new QueueId("service");
    static final QueueId SALES = new QueueId("sales");
    private static final QueueId CHATS = new QueueId("chats");

    final Staff staff;
    final MemorySessions kept;
    final MemoryStore store = new MemoryStore();
    final MemoryEmergencies emergencies = new MemoryEmergencies();
    final MemoryVoicemails voicemails = new MemoryVoicemails();
    final FakeCalls calls = new FakeCalls();
    final MemoryCallbacks callbacks = new MemoryCallbacks(this);
    final MemoryCustomers customers = new MemoryCustomers();
    final MemoryGuidance guidance = new MemoryGuidance();
    final Map<String, String> languages = new ConcurrentHashMap<>();
    final MemoryNotices notices = new MemoryNotices();
    final MemoryTickets tickets = new MemoryTickets();
    final MemoryRecordings recordings = new MemoryRecordings();
    final FakeTelephones telephones = new FakeTelephones();
    final MemoryJournal journal = new MemoryJournal();
    final Engine engine;
    final Desk desk;
    final WebEdge edge;
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final List<Browser> browsers = new ArrayList<>();
    private final List<WebEdge> doors = new ArrayList<>();

    static {
        // what is waited for takes milliseconds, and is waited for a thousand times
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
    }

    House() {
        this(new Staff(), new MemorySessions());
    }

    House(Staff staff, MemorySessions kept) {
        this.staff = staff;
        this.kept = kept;
        this.engine = Engine.start(new Distributor(), journal, EngineClock.startingNow(), 1, () -> {});
        engine.releaseDeadlines();
        engine.request(new Request.Configure(id(), Actor.SYSTEM, configuration()))
                .join();
        this.desk = new Desk(
                new DeskPorts(
                        1,
                        staff::byPassword,
                        staff::all,
                        kept,
                        store.live(engine, this::centre),
                        store.contacts(),
                        voicemails.ports(),
                        callbacks.ports(),
                        new NoFigures(),
                        new OneFlow(),
                        new SomeOpinions(),
                        emergencies,
                        tickets,
                        customers,
                        guidance,
                        notices,
                        calls,
                        telephones,
                        recordings,
                        languages::put,
                        new MemoryPreferences()),
                new Sessions.Limits(Duration.ofHours(1), Duration.ofHours(10)),
                false);
        emergencies.onNews(desk::emergenciesChanged);
        this.edge = WebEdge.start(
                vertx, WebAddress.loopback(0), () -> "", () -> true, Map.of("/api/*", desk.router(vertx)));
    }

    Browser browser() {
        return browser(edge.port());
    }

    Browser browser(int port) {
        Browser browser = new Browser(port);
        browsers.add(browser);
        return browser;
    }

    /** The same house by another door. */
    int anotherPort() {
        WebEdge door = WebEdge.start(
                vertx, WebAddress.loopback(0), () -> "", () -> true, Map.of("/api/*", desk.router(vertx)));
        doors.add(door);
        return door.port();
    }

    /** Somebody calls: a VIP with one name, who has not been put through yet. */
    InteractionId call() {
        return call(MemoryStore.customer("c1", "Wang Fang"));
    }

    /** Somebody calls who may be any of these. */
    InteractionId call(CallerCard.CustomerCard... customers) {
        InteractionId interaction = engine.newInteractionId();
        store.calls(interaction, customers);
        engine.report(new Report.InteractionBegins(
                interaction, MediaChannel.VOICE, Direction.INBOUND, "4001", System.currentTimeMillis()));
        desk.arrived(interaction);
        return interaction;
    }

    void queue(InteractionId interaction, QueueId queue) {
        queue(interaction, queue, Map.of());
    }

    void queue(InteractionId interaction, QueueId queue, Map<String, String> attached) {
        done(new Request.Enqueue(
                id(), Actor.SYSTEM, interaction, queue, RoutingPlan.WHOLE_QUEUE, 0, new TreeMap<>(attached)));
    }

    /** The agent comes to work and is ready. */
    void ready(String agent) {
        AgentId id = new AgentId(agent);
        done(new Request.SignIn(id(), Actor.SYSTEM, id, "10" + agent.substring(1)));
        done(new Request.ChangeAvailability(id(), Actor.SYSTEM, id, Availability.READY));
    }

    void completeWrapUp(AgentId agent, InteractionId interaction) {
        engine.request(new Request.CompleteWrapUp(id(), Actor.SYSTEM, agent, interaction, null));
    }

    /** Comes to work, not ready. */
    void signIn(String agent) {
        AgentId id = new AgentId(agent);
        done(new Request.SignIn(id(), Actor.SYSTEM, id, "10" + agent.substring(1)));
    }

    Snapshot snapshot() {
        return engine.snapshot().join();
    }

    void report(Function<Long, Report> report) {
        engine.report(report.apply(System.currentTimeMillis()));
    }

    void done(Request request) {
        Answer answer = engine.request(request).join();
        if (!(answer instanceof Answer.Done)) {
            throw new AssertionError(answer.toString());
        }
    }

    static CommandId id() {
        return new CommandId("t-" + UUID.randomUUID());
    }

    /** Those who serve the queue for calls have chats, too, in a queue that stands first. */
    void opensForChats() {
        QueueConfig calls = rules(SERVICE);
        done(new Request.Configure(
                id(),
                Actor.SYSTEM,
                List.of(new ConfigChange.PutQueue(new QueueConfig(
                        CHATS,
                        calls.serves(),
                        calls.policy(),
                        calls.ringMillis(),
                        calls.wrapUpMillis(),
                        calls.afterWrapUp(),
                        calls.afterDecline(),
                        calls.retryMillis(),
                        calls.serviceLevelMillis(),
                        calls.shortAbandonMillis(),
                        calls.afterNoAnswer(),
                        calls.limits(),
                        null,
                        MediaChannel.CHAT,
                        null,
                        calls.wrapUpRules())))));
        queues = List.of(queue(CHATS, null), queue(SERVICE, null));
    }

    /** From now on calls are wrapped up by these rules. */
    void wrapsUp(@Nullable Long millis, WrapUpRules rules) {
        done(new Request.Configure(
                id(),
                Actor.SYSTEM,
                List.of(new ConfigChange.PutQueue(
                        rules(SERVICE).withWrapUp(millis, rules).withWrapUpDefault("NOT_RECORDED")))));
    }

    private static QueueConfig rules(QueueId queue) {
        return new QueueConfig(
                queue,
                new Requirement.Skill(new SkillId(queue.value()), 1),
                SelectionPolicy.LONGEST_IDLE,
                20_000,
                30_000,
                AfterWrapUp.READY,
                AfterDecline.NOT_READY,
                30_000,
                20_000,
                5_000);
    }

    private List<ConfigChange> configuration() {
        List<ConfigChange> changes = new ArrayList<>();
        for (QueueId queue : List.of(SERVICE, SALES)) {
            changes.add(new ConfigChange.PutQueue(rules(queue)));
        }
        for (Person person : staff.all()) {
            if (person.roles().contains(Role.AGENT)) {
                changes.add(new ConfigChange.PutAgent(new AgentConfig(
                        new AgentId(person.id()),
                        List.of(new SkillLevel(new SkillId("service"), 5), new SkillLevel(new SkillId("sales"), 5)),
                        person.team())));
            }
        }
        return changes;
    }

    private volatile List<Centre.Queue> queues = List.of(queue(SERVICE, null), queue(SALES, "south"));

    /** Whether agents may work at telephones outside. */
    boolean outsideStations = true;

    Centre centre() {
        return new Centre(
                "Asia/Shanghai",
                queues,
                staff.all().stream()
                        .filter(person -> person.roles().contains(Role.AGENT))
                        .map(person -> new Centre.Agent(
                                new AgentId(person.id()),
                                person.name(),
                                person.team(),
                                String.valueOf(person.station())))
                        .toList(),
                staff.all().stream()
                        .filter(person -> !person.roles().contains(Role.AGENT))
                        .map(person -> new Centre.Someone(person.id(), person.name()))
                        .toList(),
                List.of(new Centre.Named("MEAL", new Text("用餐", "Meal"))),
                List.of(new Centre.Disposition("SOLVED", new Text("已解决", "Solved"), List.of())),
                List.of(new Centre.TicketCategory(
                        "BILLING", new Text("账单", "Billing"), List.of(Ticket.Kind.COMPLAINT))),
                List.of(
                        new Centre.Named("H1", new Text("音箱", "Speaker")),
                        new Centre.Named("H2", new Text("台灯", "Lamp"))),
                outsideStations);
    }

    private static Centre.Queue queue(QueueId id, @Nullable String team) {
        Centre.Thresholds never = new Centre.Thresholds(null, null, null);
        return new Centre.Queue(
                id,
                new Text(id.value(), id.value()),
                team,
                SelectionPolicy.LONGEST_IDLE,
                20_000,
                5_000,
                false,
                WrapUpRules.USUAL,
                never,
                never);
    }

    @Override
    public void close() {
        browsers.forEach(Browser::close);
        desk.farewell();
        edge.close();
        doors.forEach(WebEdge::close);
        desk.close();
        engine.close();
        telephones.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
