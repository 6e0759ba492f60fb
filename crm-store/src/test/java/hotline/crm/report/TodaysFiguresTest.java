package hotline.crm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.figures.LiveFigures;
import hotline.acd.simulation.Scenario;
import hotline.acd.simulation.World;
import hotline.crm.Database;
import hotline.crm.DatabaseAway;
import hotline.crm.TestDatabase;
import hotline.crm.journal.JournalCodec;
import hotline.crm.journal.JournalCopy;
import hotline.crm.journal.JournalDrain;
import hotline.crm.journal.JournalFolder;
import hotline.crm.record.RecordTables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class TodaysFiguresTest {
    private final JournalCodec codec = new JournalCodec();
    private final Days days = new Days(ZoneOffset.UTC);

    @TempDir
    Path data;

    private Database database;
    private List<Recorded> journal;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        World world = new World(Scenario.QUIET, 5);
        world.run();
        journal = world.journal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void afterARestartTheBoardIsRightForTheWholeDay() throws IOException {
        int restart = journal.size() / 2;
        Distributor distributor = new Distributor();
        journal.subList(0, restart).forEach(distributor::apply);
        LiveFigures whole = LiveFigures.begin(new Distributor().snapshot(), days);
        journal.forEach(whole::apply);
        long now = journal.getLast().at();

        try (JournalFolder folder = JournalFolder.open(data, codec, 0);
                JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
            // the drain is still at work when the desks ask, and goes on while they do
            folder.journal().append(journal);
            drain.happened(List.of());
            LiveFigures live =
                    new TodaysFigures(database).begin(distributor.snapshot(), drain, days, Duration.ofSeconds(60));
            journal.subList(restart, journal.size()).forEach(live::apply);

            assertThat(live.queues()).isEqualTo(whole.queues());
            assertThat(live.agents(now)).isEqualTo(whole.agents(now));
            assertThat(live.position()).isEqualTo(whole.position());
        }
    }

    @Test
    void recordsThatDoNotComeUpAreSaidToBeBehind() throws IOException {
        Distributor distributor = new Distributor();
        journal.forEach(distributor::apply);
        try (JournalFolder folder = JournalFolder.open(data, codec, 0);
                JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
            assertThatThrownBy(() -> new TodaysFigures(database)
                            .begin(distributor.snapshot(), drain, days, Duration.ofMillis(50)))
                    .isInstanceOf(DatabaseAway.class)
                    .hasMessageContaining("behind");
        }
    }

    @Test
    void eventsBetweenTwoPlacesAreReadInOrder() throws IOException {
        try (JournalFolder folder = JournalFolder.open(data, codec, 0);
                JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
            folder.journal().append(journal);
            drain.happened(List.of());
            assertThat(drain.await(journal.getLast().position(), Duration.ofSeconds(60)))
                    .isTrue();
        }
        JournalCopy copy = new JournalCopy(database);

        assertThat(copy.between(new Position(1, 10), new Position(1, 13), 100))
                .extracting(JournalCopy.Line::position)
                .containsExactly(new Position(1, 11), new Position(1, 12), new Position(1, 13));
        assertThat(copy.between(new Position(1, 10), new Position(1, 13), 2)).hasSize(2);
        assertThat(copy.after(new Position(1, 0), 100_000)).hasSize(journal.size());
    }
}
