package hotline.crm.journal;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.engine.Journal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on this machine's disk: segment files of one JSON line an event. An append is one write, so what is appended
 * survives the death of this process; {@link JournalSync} makes it survive the death of the machine at most 20 ms later. While
 * the disk is full an append waits and tries again, writing the same bytes to the same place, and nothing is lost.
 */
public final class SegmentJournal implements Journal, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SegmentJournal.class);
    private static final long RETRY_NANOS = 200_000_000L;
    private static final int LOUD_EVERY = 25;

    private final Path folder;
    private final JournalCodec codec;
    private final long segmentBytes;
    private final List<Segment> segments;
    private final JournalSync sync;

    private volatile Position last;
    private volatile @Nullable String trouble;
    private volatile boolean closed;
    private @Nullable RandomAccessFile file;

    SegmentJournal(Path folder, JournalCodec codec, long segmentBytes, List<Segment> existing, Position last) {
        this.folder = folder;
        this.codec = codec;
        this.segmentBytes = segmentBytes;
        this.segments = new CopyOnWriteArrayList<>(existing);
        this.last = last;
        this.sync = new JournalSync(last);
    }

    @Override
    public void append(List<Recorded> batch) {
        if (batch.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder(batch.size() * 256);
        Position before = last;
        for (Recorded recorded : batch) {
            requireFollows(before, recorded.position());
            before = recorded.position();
            lines.append(codec.write(recorded)).append('\n');
        }
        write(batch.getFirst().position(), before, lines.toString().getBytes(StandardCharsets.UTF_8));
        last = before;
        sync.appended(before);
    }

    @Override
    public CompletionStage<Void> durable(Position upTo) {
        return sync.durable(upTo);
    }

    /** The last event appended. */
    public Position last() {
        return last;
    }

    /** What keeps the journal from taking events at this moment, for example a full disk. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Deletes the segments of which every event is at or before the position, but never the one being written. */
    public void forget(Position upTo) {
        for (Segment segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
            if (segment.last().compareTo(upTo) > 0) {
                return;
            }
            try {
                Files.deleteIfExists(segment.file());
                segments.remove(segment);
            } catch (IOException e) {
                log.warn("journal segment {} is no longer needed but cannot be deleted", segment.file(), e);
                return;
            }
        }
    }

    /** The segments in order, the last one growing. */
    List<Segment> segments() {
        return segments;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        sync.close();
        if (file != null) {
            file.close();
        }
    }

    private static void requireFollows(Position before, Position next) {
        boolean follows = next.epoch() == before.epoch()
                ? next.seq() == before.seq() + 1
                : next.epoch() > before.epoch() && next.seq() == 1;
        if (!follows) {
            throw new IllegalArgumentException("event " + next + " does not follow " + before);
        }
    }

    private void write(Position first, Position upTo, byte[] bytes) {
        for (int failures = 0; ; failures++) {
            try {
                RandomAccessFile open = fileFor(first, bytes.length);
                Segment segment = segments.getLast();
                open.seek(segment.length());
                open.write(bytes);
                segment.reaches(segment.length() + bytes.length, upTo);
                if (failures > 0) {
                    log.warn("journal {} takes events again", segment.file());
                    trouble = null;
                }
                return;
            } catch (IOException e) {
                if (closed) {
                    throw new IllegalStateException("the journal is closed", e);
                }
                trouble = "cannot write: " + e.getMessage();
                if (failures % LOUD_EVERY == 0) {
                    log.error(
                            "journal in {} cannot be written, intake stands still until it can: {}",
                            folder,
                            e.getMessage());
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** The file to append to; a new one at the first event of this process and when the old one is full. */
    private RandomAccessFile fileFor(Position first, int bytes) throws IOException {
        RandomAccessFile open = file;
        if (open != null
                && (segments.getLast().length() == 0 || segments.getLast().length() + bytes <= segmentBytes)) {
            return open;
        }
        if (open != null) {
            // The old file must be whole on disk before a later one exists: only the newest may end in a torn line.
            open.getFD().sync();
        }
        Segment segment = new Segment(folder, first);
        DurableFile.open(segment.file()).close();
        RandomAccessFile next = new RandomAccessFile(segment.file().toFile(), "rw");
        DurableFile.syncFolder(folder);
        segments.add(segment);
        sync.into(next);
        file = next;
        if (open != null) {
            open.close();
        }
        return next;
    }
}
