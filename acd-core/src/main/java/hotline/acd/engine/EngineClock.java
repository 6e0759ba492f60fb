package hotline.acd.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The engine's time and its sleep; a seam, so that tests drive time by hand. */
public interface EngineClock {
    /** Milliseconds since 1970; never runs backwards. From any thread. */
    long now();

    /**
     * Lets the calling thread sleep until it is unparked or about so many milliseconds of this clock have passed; may return
     * earlier for no reason.
     */
    void pause(long millis);

    /** Wall time at this moment plus monotonic time elapsed since: a clock set back or forth by hand moves no deadline. */
    static EngineClock startingNow() {
        long wallAtStart = System.currentTimeMillis();
        long start = System.nanoTime();
        return new EngineClock() {
            @Override
            public long now() {
                return wallAtStart + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            }

            @Override
            public void pause(long millis) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
            }
        };
    }
}
