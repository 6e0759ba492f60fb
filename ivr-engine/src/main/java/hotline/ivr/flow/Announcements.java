package hotline.ivr.flow;

import java.time.Duration;
import java.util.List;

/**
 * What a caller hears between the music while she waits in a queue: each time her position and what she can expect, as far as these are known, and one of the comforting
 * words, in turn. Whatever is said is cut the moment an agent is found.
 *
 * @param first how long after the wait began
 * @param every how long after the end of the one before
 * @param expectedWait whether the expected wait is told, as a range of minutes
 * @param comfort in turn
 * @param offer last, to who may keep the place and be called instead of waiting on the line
 */
public record Announcements(
        Duration first,
        Duration every,
        TellPosition position,
        boolean expectedWait,
        List<Part> comfort,
        List<Part> offer) {
    public Announcements {
        offer = List.copyOf(offer);
        comfort = List.copyOf(comfort);
    }

    /** When the caller's place in the line is told. */
    public enum TellPosition {
        /** Only when it is better than what was told last: a head start of others is nobody's news. */
        IMPROVED,
        ALWAYS,
        NEVER
    }
}
