package hotline.server.center;

import hotline.acd.distributor.Decision;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Rejection;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.engine.Acd;
import hotline.acd.engine.AcdListener;
import hotline.acd.engine.Answer;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The real core without an engine around it: answers at once, in the caller's thread, at a time that counts up by one. */
public final class CoreInTest implements Acd {
    private final Distributor distributor = new Distributor();
    private final AtomicLong now = new AtomicLong(1_000);
    private final List<AcdListener> listeners = new CopyOnWriteArrayList<>();
    private long interactions;
    private @Nullable String rejection;

    public CoreInTest() {
        report(new Report.EpochBegins(1));
    }

    /** The next request is rejected with this detail, whatever it is. */
    public void rejectsNext(String detail) {
        rejection = detail;
    }

    @Override
    public InteractionId newInteractionId() {
        return new InteractionId(1, ++interactions);
    }

    @Override
    public CompletableFuture<Answer> request(Request request) {
        if (rejection != null) {
            Rejection rejected = new Rejection(Rejection.Reason.NOT_NOW, rejection);
            rejection = null;
            return CompletableFuture.completedFuture(new Answer.Rejected(rejected));
        }
        Decision decision = told(distributor.handle(request, now.incrementAndGet()));
        return CompletableFuture.completedFuture(
                decision.rejection() == null
                        ? new Answer.Done(new Position(1, 1))
                        : new Answer.Rejected(decision.rejection()));
    }

    @Override
    public CompletableFuture<Answer> requestDurably(Request request) {
        return request(request);
    }

    @Override
    public void report(Report report) {
        told(distributor.handle(report, now.incrementAndGet()));
    }

    @Override
    public CompletableFuture<Optional<Outlook>> outlook(InteractionId interaction) {
        return CompletableFuture.completedFuture(Optional.ofNullable(distributor.outlook(interaction)));
    }

    @Override
    public CompletableFuture<Optional<Outlook>> outlook(QueueId queue) {
        return CompletableFuture.completedFuture(Optional.ofNullable(distributor.outlook(queue, now.get())));
    }

    @Override
    public CompletableFuture<Snapshot> snapshot() {
        return CompletableFuture.completedFuture(distributor.snapshot());
    }

    @Override
    public void subscribe(AcdListener listener, Consumer<Snapshot> from) {
        from.accept(distributor.snapshot());
        listeners.add(listener);
    }

    private Decision told(Decision decision) {
        listeners.forEach(listener -> listener.happened(decision.events()));
        return decision;
    }
}
