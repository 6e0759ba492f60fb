package hotline.crm.journal;

import java.util.concurrent.locks.LockSupport;

/** A thread that parks between two pieces of work until somebody wakes it, and that is waited for at its end. From any thread. */
final class Worker implements AutoCloseable {
    private final Thread thread;
    private volatile boolean closing;

    /** @param work runs until {@link #isClosing}; parks where it has nothing to do */
    Worker(String name, Runnable work) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(work);
    }

    void start() {
        thread.start();
    }

    /** It parks no longer, or not the next time. */
    void wake() {
        LockSupport.unpark(thread);
    }

    boolean isClosing() {
        return closing;
    }

    /** Returns when the work has ended, even when interrupted meanwhile: then the interruption is kept. */
    @Override
    public void close() {
        closing = true;
        wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
