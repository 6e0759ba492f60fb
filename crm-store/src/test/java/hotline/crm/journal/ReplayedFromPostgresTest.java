package hotline.crm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.figures.Period;
import hotline.acd.figures.QueueFigures;
import hotline.acd.figures.Thresholds;
import hotline.acd.queue.QueueId;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import hotline.acd.simulation.replay.Day;
import hotline.acd.simulation.replay.DayReader;
import hotline.acd.simulation.replay.Staffing;
import hotline.acd.simulation.replay.WhatIf;
import hotline.acd.simulation.replay.WhatIf.Figure;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.record.RecordTables;
import hotline.crm.report.Bucket;
import hotline.crm.report.QueueRow;
import hotline.crm.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that went through the journal and PostgreSQL is read as it was, and can be had again. */
@Tag("integration")
class ReplayedFromPostgresTest {
    private static final Scenario BUSY =
            new Scenario(6, 1_500_000, 7_000, 30_000, 60_000, 900_000, 0, 0, 20, 10, 60, 0, 0, 0, false, false);
    private static final int BATCH = 500;

    private final JournalCodec codec = new JournalCodec();

    @TempDir
    Path data;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theDayIsWhatTheReportSaysAndTheDayUnchangedIsWithinItsBounds() throws IOException {
        World world = new World(BUSY, 4);
        world.run();
        long begins = world.journal().getFirst().at();
        Period period = new Period(begins + 120_000, begins + 1_380_000);
        drained(world.journal());

        Day day = read(period);
        WhatIf.Outcome outcome = WhatIf.run(day, Staffing.of(day), 20, 1, done -> {});

        Map<QueueId, QueueFigures> reported = reported(day);
        assertThat(reported).isNotEmpty();
        reported.forEach((queue, figures) -> {
            for (Figure figure : Figure.values()) {
                assertThat(figure.of(day.figures().queues().get(queue)))
                        .as("%s of %s", figure, queue)
                        .isEqualTo(figure.of(figures));
            }
        });
        for (Figure figure : Figure.values()) {
            assertThat(outcome.total()
                            .get(figure)
                            .contains(figure.of(day.figures().total())))
                    .as("%s: %s", figure, outcome.total().get(figure))
                    .isTrue();
        }
    }

    private Map<QueueId, QueueFigures> reported(Day day) {
        Map<QueueId, Thresholds> thresholds = new TreeMap<>();
        day.queues().forEach(queue -> thresholds.put(queue.id(), Thresholds.of(queue)));
        Map<QueueId, QueueFigures> reported = new TreeMap<>();
        for (QueueRow row : new Reports(database)
                .queueFigures(
                        Instant.ofEpochMilli(day.period().from()),
                        Instant.ofEpochMilli(day.period().to()),
                        ZoneOffset.UTC,
                        Bucket.WHOLE,
                        queue -> thresholds.getOrDefault(queue, Thresholds.USUAL))) {
            reported.put(row.queue(), row.figures());
        }
        return reported;
    }

    private Day read(Period period) throws IOException {
        DayReader reader = new DayReader(period);
        JournalCopy journal = new JournalCopy(database);
        Position after = Position.START;
        while (true) {
            List<JournalCopy.Line> lines = journal.after(after, BATCH);
            for (JournalCopy.Line line : lines) {
                if (!reader.take(codec.readRecorded(line.json()))) {
                    return reader.day();
                }
                after = line.position();
            }
            if (lines.size() < BATCH) {
                return reader.day();
            }
        }
    }

    private void drained(List<Recorded> events) throws IOException {
        try (JournalFolder folder = JournalFolder.open(data, codec, 0);
                JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
            folder.journal().append(events);
            drain.happened(List.of());
            Position last = folder.journal().last();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> drain.drainedUpTo().equals(last));
        }
    }
}
