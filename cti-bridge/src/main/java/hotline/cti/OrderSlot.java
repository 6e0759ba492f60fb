package hotline.cti;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where the switchboard leaves orders for a script: room for one, the newest. */
final class OrderSlot {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Order order;
    private boolean closed;

    /** Leaves an order; returns the one it replaces because nobody had begun it, else null. */
    @Nullable
    Order put(Order newest) {
        lock.lock();
        try {
            Order replaced = order;
            order = newest;
            changed.signalAll();
            return replaced;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the order back when nobody has begun it; null when there is none. */
    @Nullable
    Order withdraw() {
        lock.lock();
        try {
            Order untaken = order;
            order = null;
            return untaken;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the script for good: the caller is gone. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an order, at most so long; null when none came or the caller is gone. */
    @Nullable
    Order take(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (order == null && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            Order taken = closed ? null : order;
            if (taken != null) {
                order = null;
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is an order, which stays where it is, or the caller is gone; returns early when interrupted. */
    void awaitNews() {
        lock.lock();
        try {
            while (order == null && !closed) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is an order, or the caller is gone. */
    boolean hasNews() {
        lock.lock();
        try {
            return order != null || closed;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
