package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.AgentFigures;
import hotline.acd.figures.AgentView;
import hotline.acd.figures.LiveFigures;
import hotline.acd.figures.Period;
import hotline.acd.figures.QueueFigures;
import hotline.acd.figures.QueueView;
import hotline.acd.figures.Thresholds;
import hotline.acd.queue.QueueId;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.record.RecordTables;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One counting: live figures and reports of the records, of the same events, equal to the unit, in rough worlds (lost, late and
 * doubled reports, failing phones, crashes), on both sides of midnight, and after a restart at any moment.
 */
@Tag("integration")
class LiveEqualsReportTest {
    /** The simulated worlds begin at 08:00 UTC; here it is two minutes to midnight then. */
    private static final ZoneId ZONE = ZoneOffset.ofHoursMinutes(15, 58);

    private static final int CUTS = 9;

    private final Days days = new Days(ZONE);
    private final RecordTables tables = new RecordTables();
    private Database database;
    private Reports reports;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        reports = new Reports(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void atEveryMomentOfARoughDay(long seed) {
        liveEqualsReports(Scenario.ROUGH, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void atEveryMomentOfAQuietDay(long seed) {
        liveEqualsReports(Scenario.QUIET, seed);
    }

    private void liveEqualsReports(Scenario scenario, long seed) {
        World world = new World(scenario, seed);
        world.run();
        List<Recorded> journal = world.journal();
        Distributor distributor = new Distributor();
        LiveFigures live = LiveFigures.begin(distributor.snapshot(), days);
        Map<Integer, LiveFigures> restarted = new HashMap<>();
        int from = 0;
        for (int cut = 1; cut <= CUTS; cut++) {
            int to = journal.size() * cut / CUTS;
            List<Recorded> batch = journal.subList(from, to);
            // as at a real start: the snapshot is older than what the records have come to
            Snapshot snapshot = distributor.snapshot();
            batch.forEach(distributor::apply);
            batch.forEach(live::apply);
            restarted.values().forEach(other -> batch.forEach(other::apply));
            store(batch);
            LiveFigures begun = begin(snapshot);
            batch.forEach(begun::apply);
            restarted.put(cut, begun);
            from = to;

            long now = batch.getLast().at() + 1;
            live.timeIs(now);
            compareWithReports(live, distributor.snapshot(), now, "seed " + seed + ", cut " + cut);
            restarted.forEach((begunAt, other) -> {
                other.timeIs(now);
                String which = "seed " + seed + ", cut " + now + ", begun at cut " + begunAt;
                assertThat(other.queues()).as(which).isEqualTo(live.queues());
                assertThat(other.agents(now)).as(which).isEqualTo(live.agents(now));
            });
        }
        assertThat(live.day())
                .as("midnight has passed")
                .isNotEqualTo(days.apply(journal.getFirst().at()));
    }

    private void compareWithReports(LiveFigures live, Snapshot snapshot, long now, String which) {
        Period today = live.day();
        Instant begin = Instant.ofEpochMilli(today.from());
        Map<QueueId, QueueFigures> queues = new TreeMap<>();
        for (QueueRow row : reports.queueFigures(
                begin, Instant.ofEpochMilli(today.to()), ZONE, Bucket.WHOLE, thresholds(snapshot))) {
            queues.put(row.queue(), row.figures());
        }
        for (QueueView queue : live.queues()) {
            assertThat(queue.today())
                    .as("%s, queue %s", which, queue.queue())
                    .isEqualTo(queues.getOrDefault(queue.queue(), QueueFigures.NONE));
        }
        Instant until = Instant.ofEpochMilli(now);
        Map<String, AgentFigures> agents = reports.agentFigures(begin, until, ZONE, Bucket.WHOLE).stream()
                .collect(Collectors.toMap(row -> row.agent().value(), AgentRow::figures));
        for (AgentView agent : live.agents(now)) {
            assertThat(agent.today())
                    .as("%s, agent %s", which, agent.agent())
                    .isEqualTo(agents.getOrDefault(agent.agent().value(), AgentFigures.NONE));
        }
        Map<String, AgentFigures> halfHours = new TreeMap<>();
        reports.agentFigures(begin, until, ZONE, Bucket.HALF_HOUR)
                .forEach(row -> halfHours.merge(row.agent().value(), row.figures(), AgentFigures::plus));
        assertThat(halfHours).as("%s: half hours add up to their day", which).isEqualTo(new TreeMap<>(agents));
    }

    private LiveFigures begin(Snapshot snapshot) {
        return LiveFigures.begin(snapshot, new TodaysFigures(database).read(snapshot, days), days);
    }

    private static Function<QueueId, Thresholds> thresholds(Snapshot snapshot) {
        Map<QueueId, Thresholds> all = new HashMap<>();
        snapshot.queues().forEach(queue -> all.put(queue.id(), Thresholds.of(queue)));
        return queue -> all.getOrDefault(queue, Thresholds.USUAL);
    }

    private void store(List<Recorded> batch) {
        IntStream.iterate(0, at -> at < batch.size(), at -> at + 500)
                .mapToObj(at -> batch.subList(at, Math.min(batch.size(), at + 500)))
                .forEach(part -> database.transaction(handle -> {
                    tables.fold(handle, part);
                    Position last = part.getLast().position();
                    handle.execute(
                            "INSERT INTO journal VALUES (?, ?, ?, 'any', '{}')",
                            last.epoch(),
                            last.seq(),
                            Instant.ofEpochMilli(part.getLast().at()));
                    return handle.execute("UPDATE drained_upto SET epoch = ?, seq = ?", last.epoch(), last.seq());
                }));
    }
}
