package hotline.crm.sound;

import hotline.acd.agent.AgentId;
import java.time.Instant;

/**
 * How a stretch of a conversation sounded at an agent's browser.
 *
 * @param samples measured so often
 * @param loss share of packets that did not come, of either way the worse, 0 to 1, on average
 * @param jitterMillis on average
 * @param roundTripMillis on average
 * @param mos what a listener would say on average, 1 to 4.5: ITU-T G.107
 * @param worstMos of all that was measured
 */
public record Sound(
        AgentId agent,
        Instant beganAt,
        Instant endedAt,
        int samples,
        double loss,
        int jitterMillis,
        int roundTripMillis,
        double mos,
        double worstMos) {
    /** Below this people notice, and say so: "some users dissatisfied" in ITU-T G.107, Annex B. */
    public static final double NOTICED = 3.6;

    /** Share of lost packets from which people notice. */
    public static final double NOTICED_LOSS = 0.05;

    public Sound {
        boolean within = samples >= 1
                && samples <= 100_000
                && isWithin(loss, 0, 1)
                && isWithin(jitterMillis, 0, 60_000)
                && isWithin(roundTripMillis, 0, 60_000)
                && isWithin(mos, 1, 4.5)
                && isWithin(worstMos, 1, mos);
        if (!within) {
            throw new IllegalArgumentException("no conversation sounds like that");
        }
        if (endedAt.isBefore(beganAt)) {
            throw new IllegalArgumentException("a conversation does not end before it begins");
        }
    }

    /** Whether people have noticed. */
    public boolean isBad() {
        return mos < NOTICED || loss > NOTICED_LOSS;
    }

    private static boolean isWithin(double value, double least, double most) {
        return value >= least && value <= most;
    }
}
