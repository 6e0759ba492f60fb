package hotline.acd.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A clock that stands still until a test moves it; who pauses is woken whenever it moves. */
final class HandClock implements EngineClock {
    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();

    @Override
    public long now() {
        return now.get();
    }

    @Override
    public void pause(long millis) {
        sleepers.add(Thread.currentThread());
        LockSupport.park(this);
    }

    void move(long millis) {
        now.addAndGet(millis);
        sleepers.forEach(LockSupport::unpark);
    }
}
