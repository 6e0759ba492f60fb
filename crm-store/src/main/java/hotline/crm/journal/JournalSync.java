package hotline.crm.journal;

import hotline.acd.distributor.Position;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was appended onto the disk: at once when somebody waits for it, else at most 20 ms later. One fdatasync serves all
 * who wait meanwhile.
 */
final class JournalSync implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JournalSync.class);
    private static final long PERIOD_NANOS = 20_000_000L;
    private static final long RETRY_NANOS = 200_000_000L;

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ExecutorService told = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;

    private volatile Position appended;
    private volatile Position synced;
    private volatile @Nullable RandomAccessFile file;
    private volatile boolean closing;

    private record Waiting(Position upTo, CompletableFuture<Position> done) {}

    JournalSync(Position synced) {
        this.appended = synced;
        this.synced = synced;
        this.thread = Thread.ofPlatform().daemon().name("journal-sync").start(this::run);
    }

    /** From now on events are in this file; those of the file before are on disk already. */
    void into(RandomAccessFile next) {
        file = next;
    }

    void appended(Position upTo) {
        Position before = appended;
        appended = upTo;
        if (synced.equals(before)) {
            LockSupport.unpark(thread);
        }
    }

    CompletableFuture<Void> durable(Position upTo) {
        if (synced.compareTo(upTo) >= 0) {
            return CompletableFuture.allOf();
        }
        CompletableFuture<Position> done = new CompletableFuture<>();
        waiting.add(new Waiting(upTo, done));
        LockSupport.unpark(thread);
        return done.thenAccept(synced -> {});
    }

    private void run() {
        while (true) {
            boolean last = closing;
            if (dirty() && !sync()) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
            tell();
            if (last) {
                return;
            }
            if (!dirty()) {
                LockSupport.park(this);
            } else if (waiting.isEmpty()) {
                LockSupport.parkNanos(this, PERIOD_NANOS);
            }
        }
    }

    private boolean dirty() {
        return appended.compareTo(synced) > 0;
    }

    private boolean sync() {
        Position upTo = appended;
        RandomAccessFile current = file;
        if (current == null) {
            return false;
        }
        try {
            current.getChannel().force(false);
            synced = upTo;
            return true;
        } catch (IOException e) {
            if (current != file) {
                // closed meanwhile, on disk already: the next one's turn
                return true;
            }
            log.error("journal cannot be brought onto the disk, trying again", e);
            return false;
        }
    }

    private void tell() {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.upTo().compareTo(synced) <= 0) {
                all.remove();
                one.done().completeAsync(one::upTo, told);
            }
        }
    }

    /** Brings everything onto the disk; who waits for what never was appended is told so. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        waiting.forEach(one -> one.done().completeExceptionally(new IllegalStateException("the journal is closed")));
        told.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
