package hotline.server.cli;

import hotline.server.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waiting for other processes. */
final class Processes {
    private Processes() {}

    /** @throws Refused when the process still lives after this time */
    static void awaitEnd(long pid, Duration longest) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Refused(
                    "still-running",
                    "Process " + pid + " is still there after " + longest.toSeconds() + " s.",
                    "See the logs, or end it with 'kill -9 " + pid + "'.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
