package hotline.acd.figures;

import hotline.acd.agent.AgentState;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferResult;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts one agent over one period. Confined to one thread. */
public final class AgentTally extends HandlingTally {
    /** Of not-ready time whose reason nobody knows. */
    private static final NotReadyReason UNKNOWN = new NotReadyReason("UNKNOWN");

    private static final OfferResult[] RESULTS = OfferResult.values();
    private static final int STATES = AgentState.values().length;

    private final long[] ended = new long[RESULTS.length];
    private final long[] spent = new long[STATES];
    private final TreeMap<NotReadyReason, Long> notReady = new TreeMap<>();
    private long offers;

    /** An offer of the period was made. */
    public void offered() {
        offers++;
    }

    /** An offer of the period ended. */
    public void offerEnded(OfferResult result) {
        ended[result.ordinal()]++;
    }

    /**
     * Time of the period in a state.
     *
     * @param reason why not ready, null in other states
     */
    public void spent(AgentState state, @Nullable NotReadyReason reason, long millis) {
        if (millis <= 0) {
            return;
        }
        if (state == AgentState.NOT_READY) {
            notReady.merge(reason == null ? UNKNOWN : reason, millis, Long::sum);
        } else {
            spent[state.ordinal()] += millis;
        }
    }

    public AgentFigures figures() {
        return new AgentFigures(
                offers,
                count(AgentFigure.ACCEPTED),
                count(AgentFigure.EXPIRED),
                count(AgentFigure.DECLINED),
                count(AgentFigure.FAILED),
                count(AgentFigure.RESCINDED),
                handling(),
                millis(AgentState.TALKING),
                millis(AgentState.HOLD),
                millis(AgentState.WRAP_UP),
                millis(AgentState.RESERVED),
                millis(AgentState.READY),
                notReady);
    }

    private long count(AgentFigure figure) {
        long count = 0;
        for (OfferResult result : RESULTS) {
            if (figure.counts(result)) {
                count += ended[result.ordinal()];
            }
        }
        return count;
    }

    private long millis(AgentState state) {
        return spent[state.ordinal()];
    }
}
