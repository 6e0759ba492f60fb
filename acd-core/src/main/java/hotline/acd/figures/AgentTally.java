package hotline.acd.figures;

import hotline.acd.agent.AgentState;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferResult;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts one agent over one period. Confined to one thread. */
public final class AgentTally {
    /** Of not-ready time whose reason nobody knows. */
    private static final NotReadyReason UNKNOWN = new NotReadyReason("UNKNOWN");

    private final Map<OfferResult, Long> ended = new EnumMap<>(OfferResult.class);
    private final Map<AgentState, Long> spent = new EnumMap<>(AgentState.class);
    private final TreeMap<NotReadyReason, Long> notReady = new TreeMap<>();
    private long offers;
    private Handling handling = Handling.NONE;

    /** An offer of the period was made. */
    public void offered() {
        offers++;
    }

    /** An offer of the period ended. */
    public void offerEnded(OfferResult result) {
        ended.merge(result, 1L, Long::sum);
    }

    /** A conversation was completed in the period, wrap-up and all. Milliseconds. */
    public void handled(long talkMillis, long holdMillis, long wrapUpMillis) {
        handling = handling.plus(new Handling(1, talkMillis, holdMillis, wrapUpMillis));
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
            spent.merge(state, millis, Long::sum);
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
                handling,
                millis(AgentState.TALKING),
                millis(AgentState.HOLD),
                millis(AgentState.WRAP_UP),
                millis(AgentState.RESERVED),
                millis(AgentState.READY),
                notReady);
    }

    private long count(AgentFigure figure) {
        return ended.entrySet().stream()
                .filter(counted -> figure.counts(counted.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long millis(AgentState state) {
        return spent.getOrDefault(state, 0L);
    }
}
