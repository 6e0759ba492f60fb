package hotline.crm.journal;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.AcdListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a snapshot written every so many events, and deletes the segments that neither a start nor PostgreSQL needs any more.
 * Writes on a virtual thread, one snapshot at a time.
 */
public final class SnapshotKeeper implements AcdListener {
    /** Some ten megabytes of journal: read again within a second at a start. */
    public static final int EVERY_EVENTS = 20_000;

    private static final Logger log = LoggerFactory.getLogger(SnapshotKeeper.class);

    private final JournalFolder folder;
    private final Supplier<CompletableFuture<Snapshot>> state;
    private final Supplier<Position> drainedUpTo;
    private final int every;
    private final Semaphore writing = new Semaphore(1);
    private int since;

    /**
     * @param state asks the engine for a snapshot; must not block
     * @param drainedUpTo what PostgreSQL has already; must not block
     * @param every how many events lie between two snapshots
     */
    public SnapshotKeeper(
            JournalFolder folder,
            Supplier<CompletableFuture<Snapshot>> state,
            Supplier<Position> drainedUpTo,
            int every) {
        this.folder = folder;
        this.state = state;
        this.drainedUpTo = drainedUpTo;
        this.every = every;
    }

    @Override
    public void happened(List<Recorded> events) {
        since += events.size();
        if (since >= every) {
            since = 0;
            Thread.ofVirtual().name("snapshot").start(this::writeUnlessWriting);
        }
    }

    /**
     * Writes one now and returns when it is on disk, for an orderly stop.
     *
     * @throws IOException when it could not be written; the journal alone is then enough, only slower
     */
    public void writeNow() throws IOException {
        writing.acquireUninterruptibly();
        try {
            Snapshot snapshot = state.get().join();
            folder.journal().durable(snapshot.position()).toCompletableFuture().join();
            folder.snapshots().write(snapshot);
            Position covered = folder.snapshots().covered();
            Position drained = drainedUpTo.get();
            folder.journal().forget(covered.compareTo(drained) < 0 ? covered : drained);
        } finally {
            writing.release();
        }
    }

    private void writeUnlessWriting() {
        if (writing.availablePermits() == 0) {
            return;
        }
        try {
            writeNow();
        } catch (IOException | RuntimeException e) {
            log.error("no snapshot could be written; the journal grows until one can", e);
        }
    }
}
