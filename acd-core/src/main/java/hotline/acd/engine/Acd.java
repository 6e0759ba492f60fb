package hotline.acd.engine;

import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The running ACD as its neighbours see it. All methods from any thread; none blocks. */
public interface Acd {
    /** A name for an interaction that begins now; unique for ever. */
    InteractionId newInteractionId();

    /** Completes when the events are in the journal (one write); never completes exceptionally but on shutdown. */
    CompletableFuture<Answer> request(Request request);

    /** The same, completing only when the answer would survive the death of the machine. */
    CompletableFuture<Answer> requestDurably(Request request);

    /** Reports are taken in the order in which one thread gives them. */
    void report(Report report);

    /** The state after all commands given before by this thread. */
    CompletableFuture<Snapshot> snapshot();

    /** What the caller of a waiting interaction can expect at this moment; empty for one who does not wait. */
    CompletableFuture<Optional<Outlook>> outlook(InteractionId interaction);

    /** What somebody could expect who was queued at this moment without a head start; empty where there is no such queue. */
    CompletableFuture<Optional<Outlook>> outlook(QueueId queue);

    /**
     * From now on the listener learns of every event; {@code from} gets the state before the first of them, on the engine's
     * thread.
     */
    void subscribe(AcdListener listener, Consumer<Snapshot> from);
}
