package hotline.crm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTest {
    private final JournalCodec codec = new JournalCodec();

    @TempDir
    Path data;

    @Test
    void whatWasAppendedIsThereAfterARestart() throws IOException {
        try (JournalFolder first = open()) {
            assertThat(first.recovery().epoch()).isEqualTo(1);
            assertThat(first.recovery().after()).isEmpty();
            first.journal().append(events(1, 1, 3));
            first.journal().append(events(1, 4, 5));
        }
        try (JournalFolder second = open()) {
            assertThat(second.recovery().after()).isEqualTo(events(1, 1, 5));
            assertThat(second.recovery().epoch()).isEqualTo(2);
        }
    }

    @Test
    void epochRisesWithEveryStartEvenWithoutEvents() throws IOException {
        open().close();
        open().close();

        try (JournalFolder third = open()) {
            assertThat(third.recovery().epoch()).isEqualTo(3);
        }
    }

    @Test
    void lostFolderDoesNotHandOutAnEpochAgain() throws IOException {
        try (JournalFolder folder = JournalFolder.open(data, codec, 41)) {
            assertThat(folder.recovery().epoch()).isEqualTo(42);
        }
    }

    @Test
    void durableCompletesOnceOnDisk() throws Exception {
        try (JournalFolder folder = open()) {
            folder.journal().append(events(1, 1, 2));

            folder.journal().durable(new Position(1, 2)).toCompletableFuture().get(5, TimeUnit.SECONDS);

            assertThat(folder.journal().durable(new Position(1, 3)).toCompletableFuture())
                    .isNotDone();
        }
    }

    @Test
    void tornLastLineIsCutOff() throws IOException {
        try (JournalFolder first = open()) {
            first.journal().append(events(1, 1, 3));
        }
        append(onlySegment(), "{\"epoch\":1,\"seq\":4,\"at\":5,\"ty");

        try (JournalFolder second = open()) {
            assertThat(second.recovery().after()).isEqualTo(events(1, 1, 3));
            second.journal().append(events(2, 1, 1));
        }
        try (JournalFolder third = open()) {
            assertThat(third.recovery().after()).hasSize(4);
        }
    }

    @Test
    void corruptLineInTheMiddleStopsTheStartAndNamesTheLine() throws IOException {
        try (JournalFolder first = open()) {
            first.journal().append(events(1, 1, 3));
        }
        List<String> lines = Files.readAllLines(onlySegment());
        Files.write(onlySegment(), List.of(lines.get(0), "rubbish", lines.get(2)));

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalUnreadable.class)
                .hasMessageContaining("000001-000000000001.jsonl, line 2");
    }

    @Test
    void missingEventStopsTheStart() throws IOException {
        try (JournalFolder first = open()) {
            first.journal().append(events(1, 1, 3));
        }
        List<String> lines = Files.readAllLines(onlySegment());
        Files.write(onlySegment(), List.of(lines.get(0), lines.get(2)));

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalUnreadable.class)
                .hasMessageContaining("1:3 does not follow 1:1");
    }

    @Test
    void newerEventTypeStopsTheStart() throws IOException {
        try (JournalFolder first = open()) {
            first.journal().append(events(1, 1, 1));
        }
        append(onlySegment(), "{\"epoch\":1,\"seq\":2,\"at\":5,\"type\":\"FromTheFuture\"}\n");

        assertThatThrownBy(this::open).hasMessageContaining("FromTheFuture").hasMessageContaining("newer version");
    }

    @Test
    void twoProcessesCannotShareAFolder() throws IOException {
        try (JournalFolder first = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("another Hotline process");
        }
    }

    @Test
    void fullSegmentIsFollowedByAnother() throws IOException {
        try (JournalFolder first = JournalFolder.open(data, codec, 0, 500)) {
            for (long seq = 1; seq <= 20; seq++) {
                first.journal().append(events(1, seq, seq));
            }
            assertThat(first.journal().segments()).hasSize(4);
        }
        try (JournalFolder second = open()) {
            assertThat(second.recovery().after()).isEqualTo(events(1, 1, 20));
        }
    }

    @Test
    void startBeginsFromTheNewestSnapshotThatReads() throws IOException {
        try (JournalFolder first = open()) {
            first.journal().append(events(1, 1, 9));
            first.snapshots().write(snapshot(1, 3));
            first.snapshots().write(snapshot(1, 6));
        }
        Files.writeString(data.resolve("snapshot-000001-000000000006.json"), "{\"position\":\"1:6\",\"at");

        try (JournalFolder second = open()) {
            assertThat(second.recovery().snapshot()).isEqualTo(snapshot(1, 3));
            assertThat(second.recovery().after()).isEqualTo(events(1, 4, 9));
        }
    }

    @Test
    void segmentsGoOnlyWhenTheOlderKeptSnapshotCoversThem() throws IOException {
        try (JournalFolder first = JournalFolder.open(data, codec, 0, 1)) {
            for (long seq = 1; seq <= 9; seq++) {
                first.journal().append(events(1, seq, seq));
            }
            first.snapshots().write(snapshot(1, 3));
            assertThat(first.snapshots().covered()).isEqualTo(Position.START);
            first.snapshots().write(snapshot(1, 6));
            first.journal().forget(first.snapshots().covered());

            assertThat(first.journal().segments().getFirst().first()).isEqualTo(new Position(1, 4));
        }
        try (JournalFolder second = open()) {
            assertThat(second.recovery().after()).isEqualTo(events(1, 7, 9));
        }
    }

    @Test
    void missingBeginningStopsTheStart() throws IOException {
        try (JournalFolder first = JournalFolder.open(data, codec, 0, 1)) {
            first.journal().append(events(1, 1, 1));
            first.journal().append(events(1, 2, 2));
        }
        Files.delete(data.resolve("000001-000000000001.jsonl"));

        assertThatThrownBy(this::open).hasMessageContaining("are missing");
    }

    @Test
    void journalIsForItsOwnerOnly() throws IOException {
        try (JournalFolder first = open()) {
            first.journal().append(events(1, 1, 1));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlySegment())))
                .isEqualTo("rw-------");
    }

    @Test
    void appendWaitsWhileTheDiskDoesNotTakeItAndLosesNothing() throws Exception {
        try (JournalFolder first = JournalFolder.open(data.resolve("journal"), codec, 0, 1)) {
            first.journal().append(events(1, 1, 1));
            Files.move(data.resolve("journal"), data.resolve("gone"));

            Thread engine = Thread.ofVirtual().start(() -> first.journal().append(events(1, 2, 3)));
            await().until(() -> first.journal().trouble().isPresent());
            assertThat(engine.isAlive()).isTrue();
            Files.move(data.resolve("gone"), data.resolve("journal"));

            engine.join();
            assertThat(first.journal().trouble()).isEmpty();
            first.journal().durable(new Position(1, 3)).toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
        try (JournalFolder second = JournalFolder.open(data.resolve("journal"), codec, 0)) {
            assertThat(second.recovery().after()).isEqualTo(events(1, 1, 3));
        }
    }

    @Test
    void keeperWritesASnapshotEverySoManyEventsAndDropsWhatNobodyNeeds() throws Exception {
        AtomicLong drained = new AtomicLong();
        try (JournalFolder first = JournalFolder.open(data, codec, 0, 1)) {
            SnapshotKeeper keeper = new SnapshotKeeper(
                    first,
                    () -> CompletableFuture.completedFuture(
                            snapshot(1, first.journal().last().seq())),
                    () -> new Position(1, drained.get()),
                    3);
            for (long seq = 1; seq <= 6; seq++) {
                first.journal().append(events(1, seq, seq));
                keeper.happened(events(1, seq, seq));
            }
            await().until(() ->
                    first.snapshots().covered().seq() > 0 || first.snapshots().newestGood() != null);
            keeper.writeNow();
            assertThat(first.journal().segments()).hasSize(6);

            drained.set(6);
            first.journal().append(events(1, 7, 7));
            keeper.writeNow();

            assertThat(first.journal().segments().getFirst().first()).isEqualTo(new Position(1, 7));
        }
        try (JournalFolder second = open()) {
            assertThat(second.recovery().snapshot()).isEqualTo(snapshot(1, 7));
            assertThat(second.recovery().after()).isEmpty();
        }
    }

    private JournalFolder open() throws IOException {
        return JournalFolder.open(data, codec, 0);
    }

    private Path onlySegment() {
        return data.resolve("000001-000000000001.jsonl");
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static List<Recorded> events(long epoch, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> new Recorded(
                        new Position(epoch, seq), 1_000 + seq, null, new Event.OfferRang(new OfferId(epoch, seq), seq)))
                .toList();
    }

    private static Snapshot snapshot(long epoch, long seq) {
        return new Snapshot(
                new Position(epoch, seq),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                seq,
                List.of());
    }
}
