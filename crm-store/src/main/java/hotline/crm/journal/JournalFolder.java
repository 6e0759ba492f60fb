package hotline.crm.journal;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds segments, snapshots and the epoch, owned by one process at a time. Opening reads and checks all of it:
 * a last line that was torn by a crash is cut off, anything else that is wrong stops the start.
 */
public final class JournalFolder implements AutoCloseable {
    /** When a segment is full. */
    public static final long SEGMENT_BYTES = 16L << 20;

    private static final Logger log = LoggerFactory.getLogger(JournalFolder.class);

    private final FileChannel lockFile;
    private final Snapshots snapshots;
    private final Recovery recovery;
    private final SegmentJournal journal;

    private JournalFolder(FileChannel lockFile, Snapshots snapshots, Recovery recovery, SegmentJournal journal) {
        this.lockFile = lockFile;
        this.snapshots = snapshots;
        this.recovery = recovery;
        this.journal = journal;
    }

    /**
     * Takes the folder, reads it and raises the epoch.
     *
     * @param highestKnownEpoch an epoch that other records (PostgreSQL) know to be used, 0 for none: a lost folder must not
     *     hand out numbers twice
     * @throws JournalUnreadable when what is there cannot be trusted
     */
    public static JournalFolder open(Path folder, JournalCodec codec, long highestKnownEpoch) throws IOException {
        return open(folder, codec, highestKnownEpoch, SEGMENT_BYTES);
    }

    static JournalFolder open(Path folder, JournalCodec codec, long highestKnownEpoch, long segmentBytes)
            throws IOException {
        DurableFile.createFolder(folder);
        FileChannel lockFile = DurableFile.open(folder.resolve("lock"));
        try {
            lock(folder, lockFile);
            Snapshots snapshots = new Snapshots(folder, codec);
            Snapshot snapshot = snapshots.newestGood();
            List<Segment> segments = Segment.in(folder);
            List<Recorded> after = read(segments, snapshot, codec);
            Position last =
                    segments.isEmpty() ? Position.START : segments.getLast().last();
            if (snapshot != null && snapshot.position().compareTo(last) > 0) {
                last = snapshot.position();
            }
            long epoch = raiseEpoch(folder, Math.max(highestKnownEpoch, last.epoch()));
            SegmentJournal journal = new SegmentJournal(folder, codec, segmentBytes, segments, last);
            return new JournalFolder(lockFile, snapshots, new Recovery(snapshot, after, epoch), journal);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    /** What was there when the folder was opened. */
    public Recovery recovery() {
        return recovery;
    }

    public SegmentJournal journal() {
        return journal;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    /** Syncs what was appended and gives the folder free. */
    @Override
    public void close() throws IOException {
        journal.close();
        lockFile.close();
    }

    private static void lock(Path folder, FileChannel lockFile) throws IOException {
        FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException ownProcess) {
            lock = null;
        }
        if (lock == null) {
            throw new JournalUnreadable("journal " + folder
                    + ": another Hotline process uses it. Stop that one first, or choose another data folder.");
        }
    }

    private static long raiseEpoch(Path folder, long highestUsed) throws IOException {
        Path file = folder.resolve("epoch");
        long before = 0;
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            try {
                before = Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new JournalUnreadable(
                        file + " should hold one number, the last epoch. Write the highest epoch in the names of the"
                                + " segments beside it (at least " + highestUsed + ") into it.",
                        e);
            }
        }
        long epoch = Math.max(before, highestUsed) + 1;
        DurableFile.replace(file, epoch + "\n");
        return epoch;
    }

    private static List<Recorded> read(List<Segment> segments, @Nullable Snapshot snapshot, JournalCodec codec)
            throws IOException {
        List<Recorded> after = new ArrayList<>();
        Position covered = snapshot == null ? Position.START : snapshot.position();
        Position last = null;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (last == null && segment.first().compareTo(next(covered)) > 0 && !begins(segment.first(), covered)) {
                throw new JournalUnreadable("journal " + segment.file() + ": the events between " + covered + " and "
                        + segment.first()
                        + " are missing, so the state cannot be rebuilt. Put the missing segments back"
                        + " from a backup, or start with an empty journal folder (records in PostgreSQL stay).");
            }
            last = read(segment, i == segments.size() - 1, last, covered, codec, after);
        }
        return after;
    }

    private static Position read(
            Segment segment,
            boolean newest,
            @Nullable Position previous,
            Position covered,
            JournalCodec codec,
            List<Recorded> after)
            throws IOException {
        long size = Files.size(segment.file());
        Position last = previous;
        long line = 0;
        try (SegmentReader reader = new SegmentReader(segment, 0, size)) {
            String text;
            while ((text = reader.next()) != null) {
                line++;
                Recorded recorded = decode(segment, line, text, codec);
                Position at = recorded.position();
                boolean follows = last == null ? at.equals(segment.first()) : at.equals(next(last)) || begins(at, last);
                if (!follows) {
                    throw corrupt(segment, line, "event " + at + " does not follow " + last, null);
                }
                last = at;
                segment.reaches(reader.offset(), at);
                if (at.compareTo(covered) > 0) {
                    after.add(recorded);
                }
            }
            if (reader.offset() < size) {
                if (!newest) {
                    throw corrupt(segment, line + 1, "the line has no end", null);
                }
                cutTorn(segment, reader.offset(), size);
            }
        }
        return last == null ? segment.last() : last;
    }

    private static Recorded decode(Segment segment, long line, String text, JournalCodec codec)
            throws JournalUnreadable {
        try {
            return codec.readRecorded(text);
        } catch (IOException | RuntimeException e) {
            throw corrupt(
                    segment,
                    line,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private static JournalUnreadable corrupt(Segment segment, long line, String why, @Nullable Throwable cause) {
        String message = "journal " + segment.file() + ", line " + line + ": " + why
                + ". Nothing was changed. Was it written by a newer version? Then start that one. Else put the file back from"
                + " a backup.";
        return cause == null ? new JournalUnreadable(message) : new JournalUnreadable(message, cause);
    }

    private static void cutTorn(Segment segment, long good, long size) throws IOException {
        log.error(
                "journal {}: the last {} bytes are a line without end, torn by a crash before it counted as written; cut off",
                segment.file(),
                size - good);
        try (RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "rw")) {
            file.setLength(good);
            file.getFD().sync();
        }
    }

    private static Position next(Position position) {
        return new Position(position.epoch(), position.seq() + 1);
    }

    /** Whether this is the first event of a later epoch. */
    private static boolean begins(Position at, Position last) {
        return at.seq() == 1 && at.epoch() > last.epoch();
    }
}
