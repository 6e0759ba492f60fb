package hotline.server;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Engine;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.DatabaseAddress;
import hotline.crm.DatabaseAway;
import hotline.crm.callback.CallbackFolding;
import hotline.crm.callback.ScheduledCallbacks;
import hotline.crm.contact.LastAgents;
import hotline.crm.customer.CallbackNumbers;
import hotline.crm.customer.CustomerProofs;
import hotline.crm.customer.Customers;
import hotline.crm.customer.InteractionArrivals;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.demo.DemoArticles;
import hotline.crm.demo.DemoCustomers;
import hotline.crm.flow.FlowVersions;
import hotline.crm.guidance.Articles;
import hotline.crm.journal.Foldings;
import hotline.crm.journal.JournalCodec;
import hotline.crm.journal.JournalDrain;
import hotline.crm.journal.JournalFolder;
import hotline.crm.journal.Recovery;
import hotline.crm.journal.SnapshotKeeper;
import hotline.crm.people.People;
import hotline.crm.postgres.EmbeddedPostgres;
import hotline.crm.record.InteractionRecords;
import hotline.crm.record.RecordTables;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Tickets;
import hotline.server.asterisk.AsteriskInstallation;
import hotline.server.instance.DataFolder;
import hotline.server.settings.Secrets;
import hotline.server.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lasts: the journal on this machine's disk, PostgreSQL, and what is read from and written to them. */
final class Store implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Store.class);
    private static final int CONNECTIONS = 10;

    private final @Nullable EmbeddedPostgres postgres;
    private final DatabaseAddress address;
    private final Database database;
    private final JournalCodec codec = new JournalCodec();
    private final JournalFolder folder;
    private final JournalDrain drain;
    private final PhoneNumbers numbers;
    private final InteractionArrivals arrivals;
    private final Customers customers;
    private final People people;
    private final InteractionRecords records;
    private @Nullable SnapshotKeeper snapshots;

    private Store(@Nullable EmbeddedPostgres postgres, DatabaseAddress address, DataFolder data, Settings settings)
            throws IOException {
        this.postgres = postgres;
        this.address = address;
        this.database = Database.open(address, CONNECTIONS);
        database.migrate();
        this.folder = JournalFolder.open(data.journal(), codec, database.highestEpoch());
        this.drain = new JournalDrain(
                database, folder.journal(), codec, new Foldings(List.of(new RecordTables(), new CallbackFolding())));
        this.numbers = new PhoneNumbers(settings.region());
        this.arrivals = new InteractionArrivals(database, numbers, data.root().resolve("arrivals"));
        this.customers = new Customers(database, numbers);
        this.people = new People(database, data.secrets().of(Secrets.AGENT_PINS));
        this.records = new InteractionRecords(database);
    }

    /** Starts or finds PostgreSQL, brings its tables up to date and reads the journal. */
    static Store open(DataFolder data, Settings settings, Progress progress, Parts parts) {
        try {
            return switch (settings.database()) {
                case Settings.Database.Embedded embedded -> {
                    EmbeddedPostgres postgres = new EmbeddedPostgres(
                            AsteriskInstallation.userCache(),
                            data.postgresql(),
                            data.log(),
                            settings.ports().postgresql(),
                            progress::step);
                    if (postgres.start() == EmbeddedPostgres.Start.STARTED) {
                        parts.process(postgres::stop);
                    }
                    yield parts.keep(new Store(postgres, postgres.address(), data, settings));
                }
                case Settings.Database.External external ->
                    parts.keep(new Store(
                            null,
                            new DatabaseAddress(
                                    "jdbc:postgresql://" + external.host() + ":" + external.port() + "/"
                                            + external.name(),
                                    external.user(),
                                    external.passwordFile()),
                            data,
                            settings));
            };
        } catch (IOException e) {
            throw new Refused(
                    "journal",
                    "The journal in " + data.journal() + " cannot be opened: " + e.getMessage() + ".",
                    "Make the folder writable and see that its disk is not full.");
        }
    }

    /** The core as it was when our last process ended, event for event. */
    Distributor recovered() {
        Recovery recovery = folder.recovery();
        Distributor distributor =
                recovery.snapshot() == null ? new Distributor() : Distributor.restore(recovery.snapshot());
        recovery.after().forEach(distributor::apply);
        recallCallers(distributor);
        return distributor;
    }

    /** Of calls that outlived our process the desks know again who is calling. */
    private void recallCallers(Distributor distributor) {
        List<InteractionId> goingOn = distributor.snapshot().interactions().stream()
                .map(Snapshot.InteractionRecord::interaction)
                .toList();
        if (!goingOn.isEmpty()) {
            try {
                arrivals.recall(goingOn);
            } catch (DatabaseAway away) {
                log.warn("who is calling in the calls that go on is not known yet: {}", away.getMessage());
            }
        }
    }

    long epoch() {
        return folder.recovery().epoch();
    }

    /** From now on what the engine decides is copied to PostgreSQL, and snapshots are written. */
    void follow(Engine engine) {
        snapshots = new SnapshotKeeper(folder, engine::snapshot, drain::drainedUpTo, SnapshotKeeper.EVERY_EVENTS);
        engine.subscribe(drain, nothing -> {});
        engine.subscribe(snapshots, nothing -> {});
    }

    /** Demo customers, when there are no customers at all. */
    void fillWithDemo(ZoneId zone, CustomerProofs proofs, Progress progress) {
        int stored = DemoCustomers.around(LocalDate.now(zone)).storeInto(customers);
        if (stored > 0) {
            DemoCustomers.storeInto(proofs);
            progress.step(stored + " demo customers made up");
        }
        DemoArticles.storeInto(new Articles(database), Instant.now());
    }

    /** A snapshot, so that the next start need not read the journal. While the engine still runs. */
    void prepareForEnd() {
        if (snapshots != null) {
            try {
                snapshots.writeNow();
            } catch (IOException | RuntimeException e) {
                log.warn("no snapshot at the end; the next start reads the journal instead", e);
            }
        }
    }

    /** The newest that is kept and was taken before that event; null when there is none. */
    @Nullable
    Snapshot snapshotBefore(Position event) {
        try {
            return folder.snapshots().newestBefore(event);
        } catch (IOException e) {
            log.warn("snapshots cannot be listed; going without", e);
            return null;
        }
    }

    JournalFolder journal() {
        return folder;
    }

    JournalDrain drain() {
        return drain;
    }

    JournalCodec codec() {
        return codec;
    }

    Database database() {
        return database;
    }

    DatabaseAddress address() {
        return address;
    }

    PhoneNumbers numbers() {
        return numbers;
    }

    LastAgents lastAgents() {
        return new LastAgents(database);
    }

    FlowVersions flowVersions() {
        return new FlowVersions(database);
    }

    /** @param levels in force at the moment */
    Tickets tickets(Supplier<ServiceLevels> levels) {
        return new Tickets(database, levels);
    }

    /** @param key what they are keyed with */
    CustomerProofs proofs(String key) {
        return new CustomerProofs(database, key, Clock.systemUTC());
    }

    Customers customers() {
        return customers;
    }

    People people() {
        return people;
    }

    InteractionRecords records() {
        return records;
    }

    CallbackNumbers callbackNumbers() {
        return new CallbackNumbers(database);
    }

    ScheduledCallbacks callbacks() {
        return new ScheduledCallbacks(database, numbers);
    }

    InteractionArrivals arrivals() {
        return arrivals;
    }

    Optional<EmbeddedPostgres> postgres() {
        return Optional.ofNullable(postgres);
    }

    /** Ends what runs in our process; PostgreSQL goes on. */
    @Override
    public void close() {
        arrivals.close();
        drain.close();
        try {
            folder.close();
        } catch (IOException e) {
            log.error("the journal could not be closed in order; the next start checks it", e);
        }
        database.close();
    }

    /** After {@link #close}. */
    void stopPostgres() {
        if (postgres != null) {
            postgres.stop();
        }
    }
}
