package hotline.acd.figures;

import hotline.acd.agent.AgentState;
import hotline.acd.queue.QueueId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue at one moment.
 *
 * @param today figures of the entries of today
 * @param waiting who waits now, those from yesterday and those who have hung up and will be called too, in the order in which they are served
 * @param agents how many of those who serve the queue are in each state; a state nobody is in is left out
 */
public record QueueView(
        QueueId queue,
        Thresholds thresholds,
        QueueFigures today,
        List<Waiting> waiting,
        Map<AgentState, Integer> agents) {
    public QueueView {
        waiting = List.copyOf(waiting);
        agents = Map.copyOf(agents);
    }

    /** Those of {@link #waiting} who wait on the line. */
    public List<Waiting> onTheLine() {
        return waiting.stream().filter(one -> !one.toBeCalled()).toList();
    }

    /** Since when the one waits on the line who waits longest, milliseconds since 1970; null when nobody does. */
    public @Nullable Long longestWaitingSince() {
        return onTheLine().stream().map(Waiting::since).min(Long::compare).orElse(null);
    }
}
