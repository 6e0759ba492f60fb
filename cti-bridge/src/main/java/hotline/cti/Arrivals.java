package hotline.cti;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The door for callers who are not here yet. Shut, it sends them away with 503 before they are answered, so that their carrier can try elsewhere; who is
 * here already stays. From any thread; nothing blocks but for a moment.
 */
public final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private boolean shut;
    private long refused;

    /** Nobody new is let in any more. Who has been, the core knows when this returns. */
    public void shut() {
        lock.lock();
        try {
            shut = true;
        } finally {
            lock.unlock();
        }
    }

    public void open() {
        lock.lock();
        try {
            shut = false;
        } finally {
            lock.unlock();
        }
    }

    public boolean isOpen() {
        lock.lock();
        try {
            return !shut;
        } finally {
            lock.unlock();
        }
    }

    /** How many callers were sent away since our process began. */
    public long refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A new caller is at the door.
     *
     * @param begins tells the core of one who is let in; returns at once
     * @return whether the caller is let in
     */
    boolean letIn(Runnable begins) {
        lock.lock();
        try {
            if (shut) {
                refused++;
                return false;
            }
            begins.run();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
