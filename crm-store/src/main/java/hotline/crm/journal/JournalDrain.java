package hotline.crm.journal;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.engine.AcdListener;
import hotline.crm.Database;
import hotline.crm.DatabaseAway;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the segments into PostgreSQL and folds them into records there, each event exactly once: events, records and how far
 * it came are one transaction. While PostgreSQL is away the segments wait. As a listener it only wakes its own thread.
 */
public final class JournalDrain implements AcdListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JournalDrain.class);
    private static final int BATCH = 500;
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");
    private static final long AWAIT_NANOS = 10_000_000L;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

    private final Database database;
    private final SegmentJournal journal;
    private final JournalCodec codec;
    private final Folding folding;
    private final JournalTail tail;
    private final Worker worker;

    private volatile Position drained = Position.START;
    private volatile long oldestWaitingAt;
    private volatile @Nullable String trouble;
    private boolean known;
    private Duration pause = SHORTEST_PAUSE;

    /**
     * How far PostgreSQL is behind.
     *
     * @param events not yet there
     * @param oldestAge of the oldest of them; zero when there is none
     */
    public record Lag(long events, Duration oldestAge) {}

    /** Begins at once, on a thread of its own. */
    public JournalDrain(Database database, SegmentJournal journal, JournalCodec codec, Folding folding) {
        this.database = database;
        this.journal = journal;
        this.codec = codec;
        this.folding = folding;
        this.tail = new JournalTail(journal, codec);
        this.worker = new Worker("journal-drain", this::run);
        worker.start();
    }

    @Override
    public void happened(List<Recorded> events) {
        worker.wake();
    }

    /** The last event that is in PostgreSQL for good, as far as this process knows. */
    public Position drainedUpTo() {
        return drained;
    }

    /**
     * Waits until everything up to this event is in PostgreSQL. Blocks.
     *
     * @return false when it did not come in time
     */
    public boolean await(Position upTo, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        // what was written before it listened to the engine, nobody has told it of
        worker.wake();
        while (drained.compareTo(upTo) < 0) {
            if (System.nanoTime() - giveUp > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, AWAIT_NANOS);
        }
        return true;
    }

    /** @param now milliseconds since 1970 */
    public Lag lag(long now) {
        Position upTo = drained;
        long events = 0;
        for (Segment segment : journal.segments()) {
            if (segment.last().compareTo(upTo) > 0) {
                boolean within = upTo.compareTo(segment.first()) >= 0;
                events += segment.last().seq()
                        - (within ? upTo.seq() : segment.first().seq() - 1);
            }
        }
        long oldest = oldestWaitingAt;
        return new Lag(
                events, events == 0 || oldest == 0 ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - oldest)));
    }

    /** What keeps it from going on; empty in normal work. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Ends after the batch under way; what is left waits in the segments for the next start. */
    @Override
    public void close() {
        worker.close();
    }

    private void run() {
        while (true) {
            boolean more = true;
            try {
                more = drainOnce();
                recovered();
            } catch (DatabaseAway e) {
                failed("PostgreSQL is away, events wait on this machine's disk", e, pause);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            } catch (IOException | RuntimeException e) {
                failed(
                        "events after " + drained + " cannot be stored; they wait on this machine's disk",
                        e,
                        PAUSE_AFTER_FAULT);
            }
            if (worker.isClosing()) {
                return;
            }
            if (!more) {
                LockSupport.park(this);
            }
        }
    }

    /** @return whether there may be more at once */
    private boolean drainOnce() throws IOException {
        if (!known) {
            drained = database.transaction(JournalDrain::stored);
            tail.seek(drained);
            known = true;
        }
        List<Recorded> batch = tail.peek(BATCH);
        if (batch.isEmpty()) {
            oldestWaitingAt = 0;
            return false;
        }
        oldestWaitingAt = batch.getFirst().at();
        Position from = drained;
        Position upTo = batch.getLast().position();
        requireNoGap(from, batch.getFirst().position());
        database.transaction(handle -> {
            store(handle, from, upTo, batch);
            return upTo;
        });
        drained = upTo;
        tail.passed(upTo);
        return true;
    }

    private void store(Handle handle, Position from, Position upTo, List<Recorded> batch) {
        int moved = handle.createUpdate(
                        "UPDATE drained_upto SET epoch = :epoch, seq = :seq WHERE epoch = :fromEpoch AND seq = :fromSeq")
                .bind("epoch", upTo.epoch())
                .bind("seq", upTo.seq())
                .bind("fromEpoch", from.epoch())
                .bind("fromSeq", from.seq())
                .execute();
        if (moved != 1) {
            throw new IllegalStateException("somebody else has drained the journal meanwhile");
        }
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO journal (epoch, seq, at, type, event)
                VALUES (:epoch, :seq, to_timestamp(:at / 1000.0), :type, CAST(:event AS jsonb)) ON CONFLICT DO NOTHING""")) {
            batch.forEach(recorded -> rows.bind("epoch", recorded.position().epoch())
                    .bind("seq", recorded.position().seq())
                    .bind("at", recorded.at())
                    .bind("type", recorded.event().getClass().getSimpleName())
                    .bind("event", withoutNul(codec.write(recorded)))
                    .add());
            rows.execute();
        }
        folding.fold(handle, batch);
    }

    /** PostgreSQL's JSON has no NUL; only text from outside can hold one. */
    private static String withoutNul(String json) {
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1\uFFFD") : json;
    }

    private static Position stored(Handle handle) {
        return handle.createQuery("SELECT epoch, seq FROM drained_upto")
                .map((row, context) -> new Position(row.getLong(1), row.getLong(2)))
                .one();
    }

    private static void requireNoGap(Position from, Position next) {
        boolean follows = next.epoch() == from.epoch() ? next.seq() == from.seq() + 1 : next.seq() == 1;
        if (!follows) {
            log.error(
                    "the events between {} and {} are neither in PostgreSQL nor on this machine; the records have a gap there",
                    from,
                    next);
        }
    }

    private void recovered() {
        if (trouble != null) {
            log.warn("events are stored in PostgreSQL again, now at {}", drained);
            trouble = null;
        }
        pause = SHORTEST_PAUSE;
    }

    private void failed(String what, Exception e, Duration wait) {
        known = false;
        folding.forget();
        if (trouble == null || !trouble.startsWith(what)) {
            if (e instanceof DatabaseAway) {
                log.warn("{}: {}", what, e.getMessage());
            } else {
                log.error("{}", what, e);
            }
        }
        trouble = what + ": " + e.getMessage();
        if (!worker.isClosing()) {
            LockSupport.parkNanos(this, wait.toNanos());
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
