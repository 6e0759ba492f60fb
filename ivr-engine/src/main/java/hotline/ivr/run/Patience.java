package hotline.ivr.run;

import hotline.ivr.run.CallerLine.BargeIn;
import hotline.ivr.sound.Sound;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Waits for an answer, for no longer than allowed whatever is asked, and keeps the caller company: words, then music, never silence. */
final class Patience {
    /** An answer within this time needs no "one moment, please". */
    private static final Duration AT_ONCE = Duration.ofMillis(400);
    /** And after those words one within this time needs no music. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final Listening listening;

    Patience(Listening listening) {
        this.listening = listening;
    }

    /**
     * The answer.
     *
     * @param question asked on a virtual thread of its own, which is interrupted when the time is over
     * @param failed what it counts as when there is none: by {@code too-slow}, {@code interrupted} or {@code failure}
     */
    <T> T within(
            Duration timeOut, List<Sound> meanwhile, Callable<T> question, Function<String, T> failed, String failure)
            throws CallerGone {
        long deadline = System.nanoTime() + timeOut.toNanos();
        FutureTask<T> task = new FutureTask<>(question);
        Thread.ofVirtual().name("inquiry").start(task);
        try {
            return get(task, deadline, meanwhile);
        } catch (TimeoutException e) {
            return failed.apply("too-slow");
        } catch (ExecutionException e) {
            return failed.apply(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed.apply("interrupted");
        } finally {
            task.cancel(true);
        }
    }

    private <T> T get(FutureTask<T> task, long deadline, List<Sound> meanwhile)
            throws CallerGone, TimeoutException, ExecutionException, InterruptedException {
        try {
            return task.get(least(AT_ONCE, deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notAtOnce) {
            listening.say(meanwhile, BargeIn.ALLOWED);
        }
        try {
            return task.get(least(SOON, deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notSoon) {
            listening.music(true);
        }
        try {
            return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            listening.music(false);
        }
    }

    private static long least(Duration wait, long deadline) {
        return Math.max(0, Math.min(wait.toNanos(), deadline - System.nanoTime()));
    }
}
