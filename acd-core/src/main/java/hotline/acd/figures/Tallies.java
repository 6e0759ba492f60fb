package hotline.acd.figures;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.OfferResult;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All queues and agents over one period. What is told of is counted when it belongs to the period, and passed over when it
 * does not, so that live figures and reports cannot disagree about where something belongs:
 *
 * <ol>
 *   <li>an entry belongs to the period in which it was entered, with all that becomes of it;
 *   <li>an offer to the one in which it was made;
 *   <li>a conversation to the one in which its wrap-up was completed, with its whole length;
 *   <li>time in a state is cut at the borders.
 * </ol>
 *
 * Times in milliseconds since 1970. Confined to one thread.
 */
public final class Tallies {
    private final Period period;
    private final Function<QueueId, Thresholds> thresholds;
    /** Those that have become others since. */
    private final Map<QueueId, Thresholds> changed = new HashMap<>();

    private final Map<QueueId, QueueTally> queues = new HashMap<>();
    private final Map<AgentId, AgentTally> agents = new HashMap<>();
    /** Who was asked for last: the events of one command mostly concern the same. */
    private @Nullable AgentId lastAgent;

    private @Nullable AgentTally last;

    /** @param thresholds of any queue that is told of */
    public Tallies(Period period, Function<QueueId, Thresholds> thresholds) {
        this.period = period;
        this.thresholds = thresholds;
    }

    public Period period() {
        return period;
    }

    public void entered(QueueId queue, long queuedAt) {
        if (period.contains(queuedAt)) {
            of(queue).entered();
        }
    }

    /** @param queuedAt when the entry began, which decides where it belongs */
    public void entryEnded(QueueId queue, long queuedAt, EntryOutcome outcome, long waitMillis) {
        if (period.contains(queuedAt)) {
            of(queue).ended(outcome, waitMillis);
        }
    }

    public void offered(AgentId agent, long madeAt) {
        if (period.contains(madeAt)) {
            of(agent).offered();
        }
    }

    /** @param madeAt when the offer was made, which decides where it belongs */
    public void offerEnded(AgentId agent, long madeAt, OfferResult result) {
        if (period.contains(madeAt)) {
            of(agent).offerEnded(result);
        }
    }

    /** @param endedAt when the wrap-up was completed, which decides where the conversation belongs */
    public void handled(
            QueueId queue, AgentId agent, long endedAt, long talkMillis, long holdMillis, long wrapUpMillis) {
        if (period.contains(endedAt)) {
            of(queue).handled(talkMillis, holdMillis, wrapUpMillis);
            of(agent).handled(talkMillis, holdMillis, wrapUpMillis);
        }
    }

    public void spent(AgentId agent, AgentState state, @Nullable NotReadyReason reason, long from, long to) {
        long millis = period.overlap(from, to);
        if (millis > 0 && state != AgentState.LOGGED_OUT) {
            of(agent).spent(state, reason, millis);
        }
    }

    /** The queue's thresholds are now these, for what was counted before too. */
    public void measureAgainst(QueueId queue, Thresholds others) {
        changed.put(queue, others);
        QueueTally tally = queues.get(queue);
        if (tally != null) {
            tally.measureAgainst(others);
        }
    }

    /** The queues of which anything was counted. */
    public Set<QueueId> queues() {
        return Set.copyOf(queues.keySet());
    }

    /** The agents of whom anything was counted. */
    public Set<AgentId> agents() {
        return Set.copyOf(agents.keySet());
    }

    public QueueFigures figures(QueueId queue) {
        QueueTally tally = queues.get(queue);
        return tally == null ? QueueFigures.NONE : tally.figures();
    }

    public AgentFigures figures(AgentId agent) {
        AgentTally tally = agents.get(agent);
        return tally == null ? AgentFigures.NONE : tally.figures();
    }

    private QueueTally of(QueueId queue) {
        QueueTally known = queues.get(queue);
        if (known == null) {
            Thresholds now = changed.get(queue);
            known = new QueueTally(now == null ? thresholds.apply(queue) : now);
            queues.put(queue, known);
        }
        return known;
    }

    private AgentTally of(AgentId agent) {
        if (last == null || agent != lastAgent) {
            lastAgent = agent;
            last = agents.computeIfAbsent(agent, id -> new AgentTally());
        }
        return last;
    }
}
