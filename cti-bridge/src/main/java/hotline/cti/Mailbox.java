package hotline.cti;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that does what it is given, one thing after the other: what is confined to it needs no locks. */
final class Mailbox implements Executor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final LinkedBlockingQueue<Runnable> given = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    Mailbox(String name) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
    }

    /** What was given before is done now. */
    void start() {
        thread.start();
    }

    /** From any thread; returns at once. */
    @Override
    public void execute(Runnable work) {
        given.add(work);
    }

    /** The same, when so much time has passed. */
    void executeIn(long millis, Runnable work) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, this).execute(work);
    }

    /** What has not been done is left undone. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void work() {
        while (!closed) {
            try {
                given.take().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("the bridge failed at one thing; the next comparison of legs repairs what it can", e);
            }
        }
    }
}
