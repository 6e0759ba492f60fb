package hotline.desktop.live;

import hotline.acd.forecast.WaitRange;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.desktop.message.ExpectedWait;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What those who wait can expect, and who would come, as it was when last asked for. Confined to the live thread. */
final class ExpectedWaits {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LiveThread thread;
    private final LivePorts.Waits waits;
    private Map<InteractionId, ExpectedWait> rests = Map.of();
    private Map<QueueId, ExpectedWait> ofNew = Map.of();
    private boolean asking;

    ExpectedWaits(LiveThread thread, LivePorts.Waits waits) {
        this.thread = thread;
        this.waits = waits;
    }

    @Nullable
    ExpectedWait rest(InteractionId interaction) {
        return rests.get(interaction);
    }

    @Nullable
    ExpectedWait ofSomebodyNew(QueueId queue) {
        return ofNew.get(queue);
    }

    /** Asks for these, unless the answer before is still to come; {@code then} is run when it is there. */
    void look(List<InteractionId> waiting, Collection<QueueId> queues, Runnable then) {
        if (asking) {
            return;
        }
        asking = true;
        var those = all(waiting, waits::rest);
        var others = all(List.copyOf(queues), waits::ofSomebodyNew);
        CompletableFuture.allOf(those, others)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> thread.run(() -> {
                    asking = false;
                    if (failure == null) {
                        rests = those.join();
                        ofNew = others.join();
                        then.run();
                    }
                }));
    }

    private static <K> CompletableFuture<Map<K, ExpectedWait>> all(
            List<K> keys, Function<K, CompletableFuture<Optional<WaitRange>>> question) {
        List<CompletableFuture<Optional<WaitRange>>> answers =
                keys.stream().map(question).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<K, ExpectedWait> known = new HashMap<>();
                    for (int i = 0; i < keys.size(); i++) {
                        K key = keys.get(i);
                        answers.get(i).join().ifPresent(range -> known.put(key, ExpectedWait.of(range)));
                    }
                    return known;
                });
    }
}
