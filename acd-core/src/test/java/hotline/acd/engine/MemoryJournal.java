package hotline.acd.engine;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps everything in memory; its disk can be held up, and it can break. */
final class MemoryJournal implements Journal {
    final List<Recorded> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> disk = new CompletableFuture<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    @Override
    public void append(List<Recorded> batch) {
        if (broken.get()) {
            throw new IllegalStateException("the journal is broken");
        }
        events.addAll(batch);
    }

    @Override
    public CompletionStage<Void> durable(Position upTo) {
        return disk;
    }

    void diskCatchesUp() {
        disk.complete(null);
    }

    void breaks() {
        broken.set(true);
    }
}
