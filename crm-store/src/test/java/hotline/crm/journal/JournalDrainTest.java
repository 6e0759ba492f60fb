package hotline.crm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.postgres.EmbeddedPostgres;
import hotline.crm.postgres.SharedPostgres;
import hotline.crm.record.Happened;
import hotline.crm.record.InteractionOutcome;
import hotline.crm.record.InteractionRecords;
import hotline.crm.record.InteractionStory;
import hotline.crm.record.RecordRebuild;
import hotline.crm.record.RecordTables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class JournalDrainTest {
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
    void storyOfACallIsThereOnceDrained() throws IOException {
        Happened happened = new Happened(1);
        InteractionId id = happened.talk(1_700_000_000_000L, 1);
        drained(happened.events(), 3);

        InteractionStory story = new InteractionRecords(database).story(id).orElseThrow();

        assertThat(story.record().outcome()).isEqualTo(InteractionOutcome.TALKED);
        assertThat(story.record().offers().getFirst().ledger().nextBest()).hasSize(1);
        assertThat(story.record().entries().getFirst().plan().steps()).hasSize(2);
        assertThat(story.record().entries().getFirst().attached()).containsEntry("topic", "bill");
        assertThat(story.record().segments().getFirst().agents()).hasSize(1);
        assertThat(new InteractionRecords(database).latest(5)).hasSize(1);
        assertThat(journalRows()).isEqualTo(happened.events().size());
    }

    @Test
    void eventsAreFoldedOnceThoughTheProcessRestartsAgainAndAgain() throws IOException {
        Happened happened = calls(20);
        drained(happened.events(), happened.events().size());
        String atOnce = TestDatabase.records(database);
        database.close();
        database = TestDatabase.empty();
        List<Recorded> events = happened.events();

        Path journal = data.resolve("restarted");
        for (int from = 0; from < events.size(); from += 37) {
            try (JournalFolder folder = JournalFolder.open(journal, codec, 0)) {
                folder.journal().append(events.subList(from, Math.min(events.size(), from + 37)));
                try (JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
                    if (from % 2 == 0) {
                        awaitDrained(drain, folder.journal().last());
                    }
                }
            }
        }
        try (JournalFolder folder = JournalFolder.open(journal, codec, 0);
                JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
            awaitDrained(drain, folder.journal().last());
        }

        assertThat(TestDatabase.records(database)).isEqualTo(atOnce);
        assertThat(journalRows()).isEqualTo(events.size());
    }

    @Test
    void nothingIsLostOrDoubledWhilePostgresIsAway() throws IOException {
        EmbeddedPostgres postgres = SharedPostgres.running();
        Happened happened = calls(30);
        List<Recorded> events = happened.events();
        try (JournalFolder folder = JournalFolder.open(data, codec, 0);
                JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
            folder.journal().append(events.subList(0, 100));
            drain.happened(List.of());
            postgres.stop();
            for (int i = 100; i < events.size(); i++) {
                folder.journal().append(List.of(events.get(i)));
                drain.happened(List.of());
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> drain.trouble().isPresent());
            assertThat(drain.lag(System.currentTimeMillis()).events()).isGreaterThan(events.size() - 101);

            postgres.start();
            awaitDrained(drain, folder.journal().last());

            assertThat(drain.trouble()).isEmpty();
            assertThat(drain.lag(System.currentTimeMillis()).events()).isZero();
        }
        assertThat(journalRows()).isEqualTo(events.size());
        String drained = TestDatabase.records(database);
        assertThat(new RecordRebuild(database, codec).rebuild()).isEqualTo(events.size());
        assertThat(TestDatabase.records(database)).isEqualTo(drained);
    }

    @Test
    void hostileTextIsStored() throws IOException {
        Happened happened = new Happened(1);
        InteractionId id = happened.begins(1_000, 1);
        happened.passes(2_000, id, "menu\u0000", "\\u0000 \uD83D\uDE00 '; DROP TABLE offer; --");
        drained(happened.events(), 10);

        assertThat(new InteractionRecords(database)
                        .story(id)
                        .orElseThrow()
                        .record()
                        .flow())
                .singleElement()
                .satisfies(step -> assertThat(step.exit()).isEqualTo("\\u0000 \uD83D\uDE00 '; DROP TABLE offer; --"));
    }

    @Test
    void busyHourIsDrainedFasterThanItHappens() throws IOException {
        Happened happened = calls(300);
        long start = System.nanoTime();

        drained(happened.events(), 10_000);

        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        System.out.printf("%d events drained in %d ms%n", happened.events().size(), millis);
        assertThat(millis).isLessThan(60_000);
    }

    private static Happened calls(int number) {
        Happened happened = new Happened(1);
        happened.signsIn(1_000, "a02", "1002");
        for (int i = 1; i <= number; i++) {
            happened.talk(1_700_000_000_000L + i * 1_000L, i);
        }
        return happened;
    }

    private void drained(List<Recorded> events, int batch) throws IOException {
        try (JournalFolder folder = JournalFolder.open(data.resolve("once"), codec, 0);
                JournalDrain drain = new JournalDrain(database, folder.journal(), codec, new RecordTables())) {
            for (int from = 0; from < events.size(); from += batch) {
                folder.journal().append(events.subList(from, Math.min(events.size(), from + batch)));
                drain.happened(List.of());
            }
            awaitDrained(drain, folder.journal().last());
        }
    }

    private static void awaitDrained(JournalDrain drain, Position upTo) {
        await().atMost(Duration.ofSeconds(60)).until(() -> drain.drainedUpTo().equals(upTo));
    }

    private long journalRows() {
        return database.transaction(handle -> handle.createQuery("SELECT count(*) FROM journal")
                .mapTo(Long.class)
                .one());
    }
}
