package hotline.cti;

import hotline.ivr.flow.Key;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys a party has pressed and nobody has used yet. Asterisk tells of a key in two ways: the script's own command returns it, but only if one
 * runs at that moment; the manager interface tells every key, but may be away. Both are counted for each symbol, and a key exists as often as the
 * more complete witness says. Any thread.
 */
final class Keys {
    private static final int MOST_WAITING = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition pressed = lock.newCondition();
    private final ArrayDeque<Key> waiting = new ArrayDeque<>();
    private final Map<Key, Integer> toldByManager = new HashMap<>();
    private final Map<Key, Integer> toldToScript = new HashMap<>();
    private final Map<Key, Integer> counted = new HashMap<>();

    void managerTells(Key key) {
        tell(toldByManager, key);
    }

    void scriptTells(Key key) {
        tell(toldToScript, key);
    }

    Optional<Key> poll() {
        return await(0);
    }

    Optional<Key> await(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (waiting.isEmpty() && left > 0) {
                left = pressed.awaitNanos(left);
            }
            return Optional.ofNullable(waiting.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The script's command returned this key. When nothing waits although the manager had counted ahead, the manager is late or away: the
     * script is believed after this time.
     */
    void settle(Key key, long millis) {
        scriptTells(key);
        Optional<Key> first = await(millis);
        lock.lock();
        try {
            waiting.addFirst(first.orElse(key));
            if (first.isEmpty()) {
                counted.merge(key, 1, Integer::sum);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(Map<Key, Integer> witness, Key key) {
        lock.lock();
        try {
            int told = witness.merge(key, 1, Integer::sum);
            if (told > counted.getOrDefault(key, 0)) {
                counted.put(key, told);
                if (waiting.size() < MOST_WAITING) {
                    waiting.add(key);
                    pressed.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
