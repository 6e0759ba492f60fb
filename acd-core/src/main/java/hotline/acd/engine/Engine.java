package hotline.acd.engine;

import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.Outlook;
import hotline.acd.queue.QueueId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The running centre: one thread owns the distributor. Each turn takes what lies in the mailbox, handles it, appends the
 * events to the journal in one write, tells the listeners, and only then answers.
 *
 * <p>Deadlines wait until {@link #releaseDeadlines()}: after a start it must first be compared who is really on the line.
 * When more than two seconds have passed between two looks at the clock (the process was stopped or starved), the engine
 * holds them again and asks for that comparison anew.
 *
 * <p>An exception of the journal or of the distributor itself ends the engine, see {@link #ended()}: better no centre than
 * one whose state and journal differ. The process should then end and be started again from the journal.
 */
public final class Engine implements Acd, AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final long LONGEST_GAP_MILLIS = 2_000;
    private static final long LONGEST_PAUSE_MILLIS = 500;
    private static final int LARGEST_BATCH = 1_000;

    /** What an asker will be told once the events are in the journal. */
    private record Answered(Errand.Ask ask, Answer answer) {}

    private final Distributor distributor;
    private final Journal journal;
    private final EngineClock clock;
    private final long epoch;
    private final Runnable legComparison;
    private final ConcurrentLinkedQueue<Errand> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicLong interactions = new AtomicLong();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    /** Answers are completed off the engine's thread: who waits for one may do with it what he likes. */
    private final Executor answerers = Thread::startVirtualThread;

    private final Thread thread;
    private volatile boolean closing;

    // Only the engine's thread from here on.
    private final List<AcdListener> listeners = new ArrayList<>();
    private final List<Recorded> batch = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();
    private Errand.@Nullable Ask inHand;
    private Position last;
    private long lastTick;
    private boolean deadlinesHeld = true;

    private Engine(Distributor distributor, Journal journal, EngineClock clock, long epoch, Runnable legComparison) {
        this.distributor = distributor;
        this.journal = journal;
        this.clock = clock;
        this.epoch = epoch;
        this.legComparison = legComparison;
        this.last = distributor.snapshot().position();
        this.thread = Thread.ofPlatform().name("acd-engine").unstarted(this::run);
    }

    /**
     * Begins a new epoch; the distributor must not be touched by anybody else afterwards.
     *
     * @param epoch greater than any before
     * @param legComparison asked for on the engine's thread whenever the process has been away for long: compare legs, report
     *     what is found, then {@link #releaseDeadlines()}; must return at once
     * @throws IllegalArgumentException when the epoch is not greater than the distributor's
     */
    public static Engine start(
            Distributor distributor, Journal journal, EngineClock clock, long epoch, Runnable legComparison) {
        if (epoch <= distributor.snapshot().position().epoch()) {
            throw new IllegalArgumentException("epoch " + epoch + " is not after "
                    + distributor.snapshot().position().epoch() + "; each start needs a new one");
        }
        var engine = new Engine(distributor, journal, clock, epoch, legComparison);
        engine.mailbox.add(new Errand.Tell(new Report.EpochBegins(epoch)));
        engine.thread.start();
        return engine;
    }

    @Override
    public InteractionId newInteractionId() {
        return new InteractionId(epoch, interactions.incrementAndGet());
    }

    @Override
    public CompletableFuture<Answer> request(Request request) {
        return ask(request, false);
    }

    @Override
    public CompletableFuture<Answer> requestDurably(Request request) {
        return ask(request, true);
    }

    @Override
    public void report(Report report) {
        post(new Errand.Tell(report));
    }

    @Override
    public CompletableFuture<Snapshot> snapshot() {
        var snapshot = new CompletableFuture<Snapshot>();
        post(new Errand.Picture(snapshot));
        failWhenEnded(snapshot);
        return snapshot;
    }

    @Override
    public CompletableFuture<Optional<Outlook>> outlook(InteractionId interaction) {
        return forecast(distributor -> distributor.outlook(interaction));
    }

    @Override
    public CompletableFuture<Optional<Outlook>> outlook(QueueId queue) {
        return forecast(distributor -> distributor.outlook(queue, clock.now()));
    }

    private CompletableFuture<Optional<Outlook>> forecast(Function<Distributor, @Nullable Outlook> of) {
        var outlook = new CompletableFuture<Optional<Outlook>>();
        post(new Errand.Forecast(of, outlook));
        failWhenEnded(outlook);
        return outlook;
    }

    @Override
    public void subscribe(AcdListener listener, Consumer<Snapshot> from) {
        post(new Errand.Subscription(listener, from));
    }

    /** The legs have been compared: what is due may happen. From any thread, after all reports of the comparison. */
    public void releaseDeadlines() {
        post(new Errand.ReleaseDeadlines());
    }

    /** Completes when the engine has stopped: normally after {@link #close()}, exceptionally when it could not go on. */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Handles what was given before, then stops; what comes later is answered exceptionally. Blocks until stopped. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        if (!Thread.currentThread().equals(thread)) {
            ended.exceptionally(failure -> null).join();
        }
    }

    private CompletableFuture<Answer> ask(Request request, boolean durably) {
        var answer = new CompletableFuture<Answer>();
        post(new Errand.Ask(request, durably, answer));
        failWhenEnded(answer);
        return answer;
    }

    private void post(Errand errand) {
        mailbox.add(errand);
        LockSupport.unpark(thread);
    }

    /** Nobody looks into the mailbox of an engine that has ended. */
    private void failWhenEnded(CompletableFuture<?> waiting) {
        if (ended.isDone()) {
            waiting.completeExceptionally(new IllegalStateException("the engine has ended"));
        }
    }

    private void run() {
        try {
            lastTick = clock.now();
            while (!closing || !mailbox.isEmpty()) {
                turn();
                pause();
            }
            finish(null);
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "the engine cannot go on and ends", failure);
            finish(failure);
        }
    }

    private void turn() {
        int taken = 0;
        for (Errand errand = mailbox.poll(); errand != null; errand = mailbox.poll()) {
            handle(errand, tick());
            if (++taken == LARGEST_BATCH) {
                break;
            }
        }
        long now = tick();
        if (!deadlinesHeld && distributor.nextDeadline() <= now) {
            keep(distributor.advance(now));
        }
        publish();
    }

    /** The time now; when much of it has passed unnoticed, what is believed of the lines may be long untrue. */
    private long tick() {
        long now = clock.now();
        if (now - lastTick > LONGEST_GAP_MILLIS) {
            LOG.log(Level.WARNING, "nothing ran for {0} ms: legs are compared before deadlines fire", now - lastTick);
            deadlinesHeld = true;
            guarded("the comparison of legs", legComparison);
        }
        lastTick = now;
        return now;
    }

    private void pause() {
        if (!mailbox.isEmpty() || closing) {
            return;
        }
        long until = deadlinesHeld ? Distributor.NEVER : distributor.nextDeadline();
        long millis = Math.min(LONGEST_PAUSE_MILLIS, until - clock.now());
        if (millis > 0) {
            clock.pause(millis);
        }
    }

    private void handle(Errand errand, long now) {
        switch (errand) {
            case Errand.Tell tell -> keep(distributor.handle(tell.report(), now).events());
            case Errand.Ask ask -> {
                inHand = ask;
                var decision = distributor.handle(ask.request(), now);
                keep(decision.events());
                var rejection = decision.rejection();
                answers.add(
                        new Answered(ask, rejection == null ? new Answer.Done(last) : new Answer.Rejected(rejection)));
                inHand = null;
            }
            case Errand.Picture picture -> {
                publish();
                var snapshot = distributor.snapshot();
                picture.snapshot().completeAsync(() -> snapshot, answerers);
            }
            case Errand.Forecast forecast -> {
                var outlook = Optional.ofNullable(forecast.of().apply(distributor));
                forecast.outlook().completeAsync(() -> outlook, answerers);
            }
            case Errand.Subscription subscription -> {
                publish();
                var snapshot = distributor.snapshot();
                guarded("a subscriber", () -> subscription.from().accept(snapshot));
                listeners.add(subscription.listener());
            }
            case Errand.ReleaseDeadlines release -> deadlinesHeld = false;
        }
    }

    private void keep(List<Recorded> events) {
        if (!events.isEmpty()) {
            batch.addAll(events);
            last = events.getLast().position();
        }
    }

    private void publish() {
        if (!batch.isEmpty()) {
            var events = List.copyOf(batch);
            batch.clear();
            journal.append(events);
            for (AcdListener listener : listeners) {
                guarded("listener " + listener.getClass().getName(), () -> listener.happened(events));
            }
        }
        answers.forEach(answered -> answer(answered.ask(), answered.answer()));
        answers.clear();
    }

    private void answer(Errand.Ask ask, Answer answer) {
        if (ask.durably() && answer instanceof Answer.Done done) {
            journal.durable(done.upTo())
                    .whenCompleteAsync(
                            (nothing, failure) -> {
                                if (failure == null) {
                                    ask.answer().complete(answer);
                                } else {
                                    ask.answer().completeExceptionally(failure);
                                }
                            },
                            answerers);
        } else {
            ask.answer().completeAsync(() -> answer, answerers);
        }
    }

    /** Whoever throws harms nobody else. */
    private static void guarded(String who, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, who + " failed", failure);
        }
    }

    private void finish(@Nullable Throwable failure) {
        if (failure == null) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(failure);
        }
        var why = new IllegalStateException("the engine has ended", failure);
        answers.forEach(answered -> answered.ask().answer().completeExceptionally(why));
        if (inHand != null) {
            inHand.answer().completeExceptionally(why);
        }
        for (Errand errand = mailbox.poll(); errand != null; errand = mailbox.poll()) {
            switch (errand) {
                case Errand.Ask ask -> ask.answer().completeExceptionally(why);
                case Errand.Picture picture -> picture.snapshot().completeExceptionally(why);
                case Errand.Forecast forecast -> forecast.outlook().completeExceptionally(why);
                case Errand.Tell tell -> {}
                case Errand.Subscription subscription -> {}
                case Errand.ReleaseDeadlines release -> {}
            }
        }
    }
}
