package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.crm.record.Segment;
import hotline.crm.sound.Sound;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stretch of a conversation sounded at an agent's browser.
 *
 * @param segment in which most of it lay, by its ordinal; null when that is not on record
 * @param loss share of packets that did not come, 0 to 1
 * @param mos what a listener would say, 1 to 4.5: ITU-T G.107
 * @param bad people have noticed
 */
public record SoundView(
        AgentId agent,
        @Nullable Integer segment,
        Instant began,
        Instant ended,
        double loss,
        int jitterMillis,
        int roundTripMillis,
        double mos,
        double worstMos,
        boolean bad) {
    /** @param segments of the interaction */
    public static SoundView of(Sound sound, List<Segment> segments) {
        return new SoundView(
                sound.agent(),
                segments.stream()
                        .filter(one -> shared(sound, one).isPositive())
                        .max(Comparator.comparing(one -> shared(sound, one)))
                        .map(Segment::ordinal)
                        .orElse(null),
                sound.beganAt(),
                sound.endedAt(),
                sound.loss(),
                sound.jitterMillis(),
                sound.roundTripMillis(),
                sound.mos(),
                sound.worstMos(),
                sound.isBad());
    }

    /** How long both were. */
    private static Duration shared(Sound sound, Segment segment) {
        Instant ended = segment.endedAt();
        Instant from = sound.beganAt().isAfter(segment.beganAt()) ? sound.beganAt() : segment.beganAt();
        Instant until = ended == null || sound.endedAt().isBefore(ended) ? sound.endedAt() : ended;
        return Duration.between(from, until);
    }
}
