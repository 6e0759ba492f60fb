package hotline.desktop;

import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.engine.Journal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event; its disk is always in time. */
final class MemoryJournal implements Journal {
    final List<Recorded> events = new CopyOnWriteArrayList<>();

    @Override
    public void append(List<Recorded> batch) {
        events.addAll(batch);
    }

    @Override
    public CompletionStage<Void> durable(Position upTo) {
        return CompletableFuture.completedFuture(null);
    }
}
