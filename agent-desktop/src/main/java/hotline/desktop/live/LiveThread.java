package hotline.desktop.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which desks, boards and sockets are looked after, and its queue of tasks. A task that fails is logged and harms no other. */
public final class LiveThread implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveThread.class);

    private final ScheduledThreadPoolExecutor tasks = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("live").daemon().factory());

    public LiveThread() {
        tasks.setRemoveOnCancelPolicy(true);
        tasks.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        tasks.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Does it after all that was given before. From any thread; does not block. After the end nothing is done. */
    public void run(Runnable task) {
        try {
            tasks.execute(guarded(task));
        } catch (RejectedExecutionException ended) {
            log.debug("the live thread has ended");
        }
    }

    /** The same, with an answer; cancelled when the thread has ended. */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            tasks.execute(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException ourMistake) {
                    answer.completeExceptionally(ourMistake);
                }
            });
        } catch (RejectedExecutionException ended) {
            answer.cancel(false);
        }
        return answer;
    }

    /** After a while. */
    public void later(Duration pause, Runnable task) {
        try {
            tasks.schedule(guarded(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            log.debug("the live thread has ended");
        }
    }

    public void every(Duration pause, Runnable task) {
        tasks.scheduleWithFixedDelay(guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many tasks wait at this moment. */
    public int waiting() {
        return tasks.getQueue().size();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException ourMistake) {
                log.error("a task of the live view failed", ourMistake);
            }
        };
    }

    @Override
    public void close() {
        tasks.shutdownNow();
    }
}
