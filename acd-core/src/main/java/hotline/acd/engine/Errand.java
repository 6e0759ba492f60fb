package hotline.acd.engine;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.queue.Outlook;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What lies in the engine's mailbox. */
sealed interface Errand {
    /** A request and who waits for its answer. */
    record Ask(Request request, boolean durably, CompletableFuture<Answer> answer) implements Errand {}

    record Tell(Report report) implements Errand {}

    record Picture(CompletableFuture<Snapshot> snapshot) implements Errand {}

    /** @param of whose, or of what queue; asked of the distributor on the engine's thread */
    record Forecast(Function<Distributor, @Nullable Outlook> of, CompletableFuture<Optional<Outlook>> outlook)
            implements Errand {}

    record Subscription(AcdListener listener, Consumer<Snapshot> from) implements Errand {}

    /** Deadlines may fire again. */
    record ReleaseDeadlines() implements Errand {}
}
