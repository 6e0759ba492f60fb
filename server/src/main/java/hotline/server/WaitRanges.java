package hotline.server;

import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.engine.AcdListener;
import hotline.acd.forecast.Hits;
import hotline.acd.forecast.WaitForecast;
import hotline.acd.forecast.WaitRange;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.desktop.live.LivePorts;
import hotline.ivr.run.QueueForecast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of waits, one forecast for all who ask, so that a caller is told what the board shows: the ranges of those who wait and of who would, and how many waits
 * lay in those that were told at the beginning. The forecast is confined to a thread of its own; every method may be called by any.
 */
final class WaitRanges implements AcdListener, QueueForecast, LivePorts.Waits, AutoCloseable {
    private static final long PATIENCE_MILLIS = 500;
    private static final WaitRange AT_ONCE = new WaitRange(0, 0);

    private final Acd acd;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("wait-ranges").factory());
    private final WaitForecast forecast = new WaitForecast();
    private final Map<InteractionId, QueueEntryId> waiting = new HashMap<>();
    private final Map<QueueId, Hits> queues = new TreeMap<>();
    private volatile Map<QueueId, Hits> told = Map.of();

    private WaitRanges(Acd acd) {
        this.acd = acd;
    }

    /** Follows the core from now on. */
    static WaitRanges of(Acd acd) {
        WaitRanges ranges = new WaitRanges(acd);
        acd.subscribe(ranges, snapshot -> ranges.later(() -> ranges.begin(snapshot)));
        return ranges;
    }

    @Override
    public void happened(List<Recorded> events) {
        later(() -> events.forEach(this::apply));
    }

    private void begin(Snapshot snapshot) {
        forecast.begin(snapshot);
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            Snapshot.EntryRecord entry = interaction.entry();
            if (entry != null) {
                waiting.put(interaction.interaction(), entry.entry());
            }
        }
    }

    private void apply(Recorded recorded) {
        forecast.apply(recorded);
        switch (recorded.event()) {
            case Event.EntryQueued queued -> {
                waiting.put(queued.entry().interaction(), queued.entry());
                queues.putIfAbsent(queued.queue(), forecast.hits(queued.queue()));
            }
            case Event.EntryEnded ended -> {
                waiting.remove(ended.entry().interaction(), ended.entry());
                queues.replaceAll((queue, before) -> forecast.hits(queue));
                told = Map.copyOf(queues);
            }
            default -> {}
        }
    }

    /** By queue, since this process began. */
    Map<QueueId, Hits> hits() {
        return told;
    }

    @Override
    public Optional<Standing> of(InteractionId interaction) {
        try {
            return acd.outlook(interaction)
                    .thenApplyAsync(
                            outlook -> outlook.map(now -> new Standing(
                                    now.ahead() + 1,
                                    Optional.ofNullable(rest(interaction, now))
                                            .map(range -> new Wait(range.lowMillis(), range.highMillis())))),
                            thread)
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException ending) {
            return Optional.empty();
        }
    }

    @Override
    public CompletableFuture<Optional<WaitRange>> rest(InteractionId interaction) {
        return acd.outlook(interaction).thenApplyAsync(outlook -> outlook.map(now -> rest(interaction, now)), thread);
    }

    @Override
    public CompletableFuture<Optional<WaitRange>> ofSomebodyNew(QueueId queue) {
        return acd.outlook(queue)
                .thenApplyAsync(
                        outlook -> outlook.map(now -> now.expectedMillis() == 0 ? AT_ONCE : forecast.range(queue, now)),
                        thread);
    }

    private @Nullable WaitRange rest(InteractionId interaction, Outlook now) {
        QueueEntryId entry = waiting.get(interaction);
        return entry == null ? null : forecast.range(entry, now);
    }

    private void later(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException ended) {
            // nobody asks any more
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
