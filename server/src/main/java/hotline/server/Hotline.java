package hotline.server;

import hotline.acd.engine.Engine;
import hotline.acd.engine.EngineClock;
import hotline.crm.DatabaseAway;
import hotline.crm.callback.ScheduledCallbacks;
import hotline.crm.contact.CallerEntries;
import hotline.crm.customer.CustomerProofs;
import hotline.crm.emergency.PostgresEmergencies;
import hotline.crm.journal.JournalCopy;
import hotline.crm.postgres.PostgresProblem;
import hotline.crm.recording.RecordingFolder;
import hotline.crm.recording.Recordings;
import hotline.crm.survey.Surveys;
import hotline.crm.ticket.Tickets;
import hotline.crm.voicemail.VoicemailFolder;
import hotline.crm.voicemail.Voicemails;
import hotline.cti.CallerPorts;
import hotline.cti.CtiBridge;
import hotline.cti.CtiSettings;
import hotline.desktop.Desk;
import hotline.desktop.WebEdge;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.PromptsReader;
import hotline.ivr.sound.SpeechCommand;
import hotline.ivr.sound.Substitutes;
import hotline.ivr.speech.Language;
import hotline.server.adapter.AgentCalls;
import hotline.server.adapter.AgentLanguages;
import hotline.server.adapter.AgentSignIns;
import hotline.server.adapter.CallbacksFromDesk;
import hotline.server.adapter.CallerAppointments;
import hotline.server.adapter.CallerSurveys;
import hotline.server.adapter.CustomerIdentity;
import hotline.server.adapter.CustomerRecords;
import hotline.server.adapter.DueCallbacks;
import hotline.server.adapter.EmergencyViews;
import hotline.server.adapter.EnteredByCallers;
import hotline.server.adapter.FlowViews;
import hotline.server.adapter.GreetingNumbers;
import hotline.server.adapter.LeftMessages;
import hotline.server.adapter.OverdueTickets;
import hotline.server.adapter.PromisedCalls;
import hotline.server.adapter.RecordedConversations;
import hotline.server.adapter.RecordingShelf;
import hotline.server.adapter.StaffRecords;
import hotline.server.adapter.StoredCallRecords;
import hotline.server.adapter.WebBusinessRequests;
import hotline.server.asterisk.AgentPhone;
import hotline.server.asterisk.AsteriskInstallation;
import hotline.server.asterisk.AsteriskServer;
import hotline.server.center.AppliedCenter;
import hotline.server.center.Center;
import hotline.server.center.CenterOffice;
import hotline.server.center.CenterReader;
import hotline.server.center.EmergencyOffice;
import hotline.server.center.FlowOffice;
import hotline.server.cli.ExitCode;
import hotline.server.cli.RunOptions;
import hotline.server.control.AskAgent;
import hotline.server.control.AskApply;
import hotline.server.control.AskCallRecord;
import hotline.server.control.AskCustomer;
import hotline.server.control.AskEmergency;
import hotline.server.control.AskEvents;
import hotline.server.control.AskExplain;
import hotline.server.control.AskExport;
import hotline.server.control.AskFlow;
import hotline.server.control.AskInteraction;
import hotline.server.control.AskRestart;
import hotline.server.control.AskStatus;
import hotline.server.control.AskStop;
import hotline.server.control.AskUser;
import hotline.server.control.ControlCommand;
import hotline.server.control.ControlEdge;
import hotline.server.control.Ending;
import hotline.server.control.StatusReport;
import hotline.server.instance.FreePorts;
import hotline.server.settings.Secrets;
import hotline.server.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole house, one part after the other: what lasts ({@link Store}), the core ({@link Engine}), the configuration in
 * force ({@link CenterOffice}), the telephones ({@link Pbx}, {@link CtiBridge}), the demo's carrier ({@link DemoCarrier}) and
 * the web edge.
 */
public final class Hotline implements AutoCloseable {
    /** The class in musiconhold.conf. */
    private static final String MUSIC = "default";

    /** How long somebody waits for a prompt to be spoken that nobody has recorded. */
    private static final Duration SPEECH = Duration.ofSeconds(3);

    private static final Duration EMERGENCY_LOOKS = Duration.ofSeconds(1);
    private static final Duration TELEPHONY_LOOKS = Duration.ofSeconds(1);
    private static final Duration MESSAGE_LOOKS = Duration.ofSeconds(5);
    private static final Duration CALLBACK_LOOKS = Duration.ofSeconds(2);
    private static final Duration TICKET_LOOKS = Duration.ofSeconds(20);
    private static final Duration RETENTION_LOOKS = Duration.ofHours(1);
    private static final Duration SECRETS_LAST = Duration.ofDays(1);
    private static final Duration LOG_LOOKS = Duration.ofMinutes(1);
    /** Of each file; the witness of two such files is read at once. */
    private static final long LARGEST_LOG = 8L << 20;

    private final RunOptions options;
    private final Settings settings;
    private final Parts parts;
    private final Store store;
    private final Engine engine;
    private final Pbx pbx;
    private final CenterOffice office;
    private final StaffRecords staff;
    private final CustomerProofs proofs;
    private final Desks desks;
    private final GreetingNumbers numbers;
    private final CtiBridge cti;
    private final @Nullable DemoCarrier carrier;
    private final AskStatus status;
    private final Supervision supervision;
    private volatile boolean up;
    private boolean closed;

    private Hotline(RunOptions options, Settings settings, Ending ending, Progress progress, Parts parts)
            throws IOException {
        this.options = options;
        this.settings = settings;
        this.parts = parts;
        FreePorts.needTcp(settings.web().bind(), settings.ports().web(), "web page");
        FreePorts.needTcp("127.0.0.1", settings.ports().agi(), "FastAGI");
        Path sounds = options.home().resolve("sounds");
        Prompts prompts = prompts(sounds);
        CenterReader reader = new CenterReader(sounds, settings.flowReach());
        Center configured = configured(reader, options.config().resolve("center.yaml"));
        AsteriskInstallation installation =
                AsteriskInstallation.find(settings.asterisk().program(), AsteriskInstallation.userCache(), progress);

        this.store = Store.open(options.data(), settings, progress, parts);
        LegComparison legs = new LegComparison();
        this.engine = parts.keep(Engine.start(
                store.recovered(), store.journal().journal(), EngineClock.startingNow(), store.epoch(), legs::begin));
        engine.ended().whenComplete((nothing, failure) -> endIfDead(failure));
        store.follow(engine);

        this.pbx = parts.keep(new Pbx(installation, options, settings));
        this.desks = new Desks(settings);
        this.carrier = settings.trunk().isDemo() ? parts.keep(new DemoCarrier(installation, options, settings)) : null;
        this.staff = new StaffRecords(store.people(), options.data().secrets().file("first-sign-ins"));
        this.office = new CenterOffice(
                engine, new AppliedCenter(options.data().root().resolve("center"), reader), (center, by) -> {
                    staff.take(center.configuration());
                    store.flowVersions().keep(center.flowTexts(), by, Instant.now());
                    provision(pbx.phonesOf(center.configuration().atPhones()));
                    pbx.provisionBrowsers(center.configuration().atPhones());
                    desks.inForce(center);
                });
        FlowOffice flows = new FlowOffice(office, store.flowVersions());
        office.begin(configured);
        this.proofs = store.proofs(options.data().secrets().of(Secrets.CUSTOMER_PROOFS));
        if (options.demo()) {
            store.fillWithDemo(settings.zone(), proofs, progress);
        }

        this.numbers = new GreetingNumbers(office);
        WaitRanges ranges = parts.keep(WaitRanges.of(engine));
        progress.step("Asterisk " + installation.version() + ": starting");
        if (pbx.start() == AsteriskServer.Start.STARTED) {
            parts.process(pbx::stop);
        }
        Clock clock = Clock.system(settings.zone());
        PromisedCalls promised = new PromisedCalls(
                office,
                store.arrivals(),
                store.callbackNumbers(),
                settings.trunk().outside(),
                clock);
        Tickets tickets = store.tickets(() -> office.current().configuration().serviceLevels(settings.zone()));
        OverdueTickets overdue = new OverdueTickets(tickets, Clock.systemUTC());
        Surveys surveys = new Surveys(store.database());
        VoicemailFolder left = new VoicemailFolder(options.data().voicemail());
        Voicemails voicemails = new Voicemails(store.database(), left);
        RecordingFolder shelf = new RecordingFolder(options.data().recording());
        Recordings recordings = new Recordings(store.database(), shelf);
        RecordedConversations conversations =
                new RecordedConversations(shelf, recordings, office, engine, Clock.systemUTC());
        EmergencyOffice emergencies = new EmergencyOffice(
                new PostgresEmergencies(store.database()), office, engine, prompts, Clock.systemUTC());
        emergencies.begin();
        LeftMessages messages = new LeftMessages(
                left,
                voicemails,
                engine,
                clock,
                Duration.ofDays(settings.voicemail().keepDays()));
        ScheduledCallbacks callbacks = store.callbacks();
        DueCallbacks due = new DueCallbacks(
                callbacks,
                promised,
                engine::newInteractionId,
                promise -> engine.requestDurably(promise).join());
        CallbacksFromDesk calling = new CallbacksFromDesk(promised, due, clock);
        CallerAppointments appointments =
                new CallerAppointments(callbacks, promised, store.arrivals(), due::changed, clock);
        CallerEntries entries = new CallerEntries(store.database());
        EnteredByCallers entered = new EnteredByCallers(entries::keep, clock);
        AgentLanguages languages = new AgentLanguages(store.people());
        this.cti = parts.keep(new CtiBridge(
                new CtiSettings(
                        pbx.ami(), settings.ports().agi(), pbx.agiSecret(), pbx.witness(), MUSIC, Language.CHINESE),
                new CallerPorts(
                        engine,
                        (interaction, number, name, dialled, sipCallId) -> store.arrivals()
                                .arrived(interaction, number, name, dialled, sipCallId, System.currentTimeMillis()),
                        numbers,
                        new AgentSignIns(office, store.people(), languages, engine, Clock.systemUTC()),
                        new CustomerRecords(
                                store.numbers(), store.customers(), store.lastAgents(), tickets, settings.zone()),
                        ranges,
                        prompts,
                        new Substitutes(
                                prompts,
                                settings.audio()
                                        .speechCommand()
                                        .map(program -> new SpeechCommand(
                                                program, options.data().root().resolve("spoken"), SPEECH))),
                        clock,
                        promised,
                        parts.keep(new WebBusinessRequests(settings.businessSystems())),
                        new CustomerIdentity(proofs),
                        messages,
                        appointments,
                        entered,
                        new CallerSurveys(office, surveys, clock),
                        emergencies,
                        settings.trunk().outside(),
                        conversations)));
        cti.start();
        legs.with(cti, engine);

        if (carrier != null) {
            progress.step("the demo's carrier and phones: starting");
            carrier.start();
            parts.process(carrier::stop);
        }
        this.supervision = parts.keep(supervised());
        supervision.regularly("settle-voicemails", MESSAGE_LOOKS, messages::settle);
        supervision.regularly("due-callbacks", CALLBACK_LOOKS, () -> due.look(clock.instant()));
        Duration kept = Duration.ofDays(settings.voicemail().keepDays());
        supervision.regularly("erase-old-callbacks-and-entries", RETENTION_LOOKS, () -> {
            Instant before = clock.instant().minus(kept);
            eraseOld(callbacks::eraseBefore, before);
            eraseOld(entries::eraseBefore, before);
        });
        supervision.regularly("new-secrets-of-browser-phones", SECRETS_LAST, () -> {
            pbx.browsers().renew();
            pbx.provisionBrowsers(office.current().configuration().atPhones());
        });
        supervision.regularly("erase-old-voicemails", RETENTION_LOOKS, messages::eraseOld);
        supervision.regularly("settle-recordings", MESSAGE_LOOKS, conversations::settle);
        supervision.regularly("erase-old-recordings", RETENTION_LOOKS, conversations::eraseOld);
        supervision.regularly("overdue-tickets", TICKET_LOOKS, overdue::look);
        supervision.regularly("end-emergencies", EMERGENCY_LOOKS, emergencies::endWhoseTimeIsOver);
        // unpacks nothing from jars: its cache would stay behind in the machine's folder for temporary files when we
        // are killed
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        parts.keep(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        this.status = new AskStatus(
                engine,
                cti.arrivals(),
                options.data(),
                settings.ports().base(),
                Desks.url(settings),
                new Components(settings, store, pbx, cti, engine, supervision)::all,
                Clock.systemUTC());
        Desk desk = parts.keep(desks.open(
                store,
                engine,
                ranges,
                voicemails,
                promised,
                calling,
                surveys,
                tickets,
                new FlowViews(office, flows),
                new EmergencyViews(office, emergencies, prompts),
                new AgentCalls(cti, settings.trunk().outside(), promised, store.numbers(), office),
                pbx.browsers(),
                recordings,
                new RecordingShelf(conversations, recordings, cti),
                languages));
        conversations.onNews(desk::recordingChanged);
        entered.onNews(desk::entered);
        overdue.onNews(desk::ticketChanged);
        messages.onNews(desk::voicemailsChanged);
        due.onNews(desk::callbacksChanged);
        emergencies.onNews(desk::emergenciesChanged);
        supervision.regularly(
                "tell-telephony",
                TELEPHONY_LOOKS,
                () -> desk.telephony(cti.status().ami().awaySince()));
        ControlEdge control = new ControlEdge(
                options.data().secrets().of(Secrets.CONTROL), commands(ending, reader, flows, emergencies));
        parts.keep(WebEdge.start(
                vertx,
                Desks.address(settings),
                parts.keep(new Metrics(this::report, ranges::hits)).with(desk::counts)::text,
                () -> up,
                Map.of("/control/*", control.router(vertx), "/api/*", desk.router(vertx))));
        // pages are told before the server goes
        parts.keep(desk::farewell);
        this.up = true;
    }

    /**
     * Starts everything; blocks until calls are taken.
     *
     * @throws Refused when it cannot; what it had started is ended again, what it had found alive is left alone
     */
    static Hotline start(RunOptions options, Settings settings, Ending ending, Progress progress) {
        Parts parts = new Parts();
        try {
            return new Hotline(options, settings, ending, progress, parts);
        } catch (IOException e) {
            abandon(parts);
            throw new Refused("not-started", "Hotline could not start: " + e.getMessage() + ".", "See the log.");
        } catch (PostgresProblem | DatabaseAway e) {
            abandon(parts);
            String remedy = "See " + options.data().log().resolve("postgres.log") + " for what PostgreSQL itself says.";
            throw new Refused("postgresql", String.valueOf(e.getMessage()), remedy);
        } catch (RuntimeException e) {
            abandon(parts);
            throw e;
        }
    }

    private static void abandon(Parts parts) {
        parts.close();
        parts.stopProcesses();
    }

    /** Telephones our Asterisk lets register, and in the demo those that do. */
    private void provision(List<AgentPhone> phones) {
        pbx.provision(phones);
        if (carrier != null) {
            carrier.provision(phones);
        }
    }

    /** From now on nobody needs to start a part again that has died. */
    private Supervision supervised() {
        Supervision watches = new Supervision();
        store.postgres().ifPresent(postgres -> watches.watch(Supervision.POSTGRES, postgres::isAlive, postgres::start));
        watches.watch(Supervision.ASTERISK, pbx.asterisk()::isAlive, pbx::start);
        watches.regularly(
                "rotate-asterisk-logs", LOG_LOOKS, () -> pbx.asterisk().rotateLogs(LARGEST_LOG));
        if (carrier != null) {
            watches.watch("carrier", carrier.asterisk()::isAlive, carrier::start);
            watches.regularly(
                    "rotate-carrier-logs", LOG_LOOKS, () -> carrier.asterisk().rotateLogs(LARGEST_LOG));
        }
        return watches;
    }

    private List<ControlCommand> commands(
            Ending ending, CenterReader reader, FlowOffice flows, EmergencyOffice emergencies) {
        boolean supervised = System.getenv("HOTLINE_SUPERVISOR") != null;
        return List.of(
                status,
                new AskStop(engine, cti.arrivals(), ending),
                new AskRestart(ending, supervised),
                new AskAgent(engine, office),
                new AskApply(office, reader),
                new AskExport(office),
                new AskFlow(flows),
                new AskEmergency(emergencies),
                new AskUser(store.people(), desks),
                new AskCustomer(proofs),
                new AskInteraction(store.records()),
                new AskEvents(new JournalCopy(store.database())),
                new AskExplain(new JournalCopy(store.database()), store.codec(), store::snapshotBefore),
                new AskCallRecord(new StoredCallRecords(store.records(), numbers)));
    }

    private StatusReport report() {
        try {
            return status.report();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void eraseOld(Consumer<Instant> erase, Instant before) {
        try {
            erase.accept(before);
        } catch (DatabaseAway away) {
            // the next look
        }
    }

    /** What a person wants to know first. */
    List<String> welcome() {
        int base = settings.ports().base();
        List<String> lines = new ArrayList<>();
        lines.add("Hotline is up.");
        lines.add("  web page    " + Desks.url(settings) + "/");
        lines.add("  sign-ins    " + staff.issuedFile()
                + " (for your eyes only; passwords can be set anew: hotline user password)");
        if (carrier != null) {
            lines.add("  test call   ./hotline demo --agents 3 --calls-per-minute 0 &");
            lines.add("              ./hotline call --from 13800138000 --keys 1,1 --talk 5");
        }
        return lines;
    }

    /** Ends what lives in our process; calls, Asterisk and PostgreSQL live on. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        up = false;
        store.prepareForEnd();
        parts.close();
    }

    /** Ends everything, in order. */
    void stopEverything() {
        close();
        if (carrier != null) {
            carrier.stop();
        }
        pbx.stop();
        store.stopPostgres();
    }

    /** An engine that cannot go on must not look alive: the launcher starts the next process from the journal. */
    private static void endIfDead(@Nullable Throwable failure) {
        if (failure != null) {
            Runtime.getRuntime().halt(ExitCode.CRASHED);
        }
    }

    private static Prompts prompts(Path sounds) {
        return switch (PromptsReader.read(sounds)) {
            case PromptsReader.Reading.Good good -> good.prompts();
            case PromptsReader.Reading.Bad bad -> throw ServerRun.mistakes(bad.problems());
        };
    }

    private static Center configured(CenterReader reader, Path file) {
        return switch (reader.read(file)) {
            case CenterReader.Reading.Good good -> good.center();
            case CenterReader.Reading.Bad bad -> throw ServerRun.mistakes(bad.problems());
        };
    }
}
