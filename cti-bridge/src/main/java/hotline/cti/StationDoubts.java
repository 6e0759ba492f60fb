package hotline.cti;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Phones that could not be called although nothing else says that they are away: when to look at each again. One that fails again and again is looked at
 * ever more rarely, so that it is not given a caller every second. Times are milliseconds. Confined to the switchboard's thread.
 */
final class StationDoubts {
    private static final long FIRST_LOOK = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST = Duration.ofMinutes(1).toMillis();

    private final Map<String, Doubt> doubts = new HashMap<>();

    /** @param pending nobody has told the core since that the phone is there */
    private record Doubt(long pause, long lookAt, boolean pending) {}

    /** A call to the phone has failed. */
    void failed(String station, long now) {
        Doubt before = doubts.get(station);
        long pause = before == null ? FIRST_LOOK : Math.min(2 * before.pause(), LONGEST);
        doubts.put(station, new Doubt(pause, now + pause, true));
    }

    /** It rang or was answered: no doubt is left. */
    void reached(String station) {
        doubts.remove(station);
    }

    /** The core has been told that the phone is there. Whether it can be called, the next call shows. */
    void told(String station) {
        doubts.computeIfPresent(station, (name, doubt) -> new Doubt(doubt.pause(), doubt.lookAt(), false));
    }

    boolean anyDue(long now) {
        return doubts.keySet().stream().anyMatch(station -> isDue(station, now));
    }

    /** Whether the core waits to hear of this phone, and it is time to look. */
    boolean isDue(String station, long now) {
        Doubt doubt = doubts.get(station);
        return doubt != null && doubt.pending() && doubt.lookAt() <= now;
    }
}
