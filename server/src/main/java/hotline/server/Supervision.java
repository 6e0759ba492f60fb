package hotline.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the processes beside ours live: one that has died is started again, for ever, each on a thread of its own. That it answers is others' to
 * watch; here only death counts.
 */
final class Supervision implements AutoCloseable {
    static final String ASTERISK = "asterisk";
    static final String POSTGRES = "postgres";

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /**
     * Watches one more.
     *
     * @param name as {@code status} calls it
     * @param alive asks the operating system; quick
     * @param start makes it run, blocks until it does; throws when it cannot
     */
    void watch(String name, BooleanSupplier alive, Runnable start) {
        threads.add(Thread.ofPlatform().daemon().name("watch-" + name).start(() -> {
            while (!await(troubles.containsKey(name) ? AFTER_FAILURE : BETWEEN_LOOKS)) {
                look(name, alive, start);
            }
        }));
    }

    /** Does something now and then, first after one such time. */
    void regularly(String name, Duration every, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            while (!await(every)) {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    log.error("{} failed; it is tried again in {}", name, every, e);
                }
            }
        }));
    }

    /** Why a dead one could not be started again; empty when it lives. */
    Optional<String> trouble(String name) {
        return Optional.ofNullable(troubles.get(name));
    }

    private void look(String name, BooleanSupplier alive, Runnable start) {
        try {
            if (!alive.getAsBoolean()) {
                if (!troubles.containsKey(name)) {
                    log.error("{} has died; starting it again", name);
                }
                long began = System.nanoTime();
                start.run();
                log.warn("{} runs again, started within {} ms", name, (System.nanoTime() - began) / 1_000_000);
            }
            troubles.remove(name);
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(troubles.put(name, why))) {
                log.error("{} cannot be started again; trying for ever", name, e);
            }
        }
    }

    /** Leaves alive what lives. Waits for a start that is under way. */
    @Override
    public void close() {
        closing.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean await(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
