package hotline.journey;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The centres of a run: a class of journeys borrows one, for a start takes longer than most journeys; as many live as classes run at once. From any
 * thread.
 */
final class Centres implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Centre> idle = new ArrayDeque<>();

    /** One with the demo's configuration, changed so, in which nothing is under way. */
    Centre borrow(UnaryOperator<String> centerYaml) {
        Centre centre = poll();
        if (centre == null) {
            return Centre.start(centerYaml);
        }
        try {
            centre.apply(centerYaml);
            return centre;
        } catch (RuntimeException | AssertionError e) {
            centre.close();
            throw e;
        }
    }

    /** For the next class. One that may have been spoiled is not given back but closed. */
    void giveBack(Centre centre) {
        lock.lock();
        try {
            idle.push(centre);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Centre poll() {
        lock.lock();
        try {
            return idle.poll();
        } finally {
            lock.unlock();
        }
    }

    /** The run is over. */
    @Override
    public void close() {
        for (Centre centre = poll(); centre != null; centre = poll()) {
            centre.close();
            centre.delete();
        }
    }
}
