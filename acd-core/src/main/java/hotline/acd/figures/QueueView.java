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
 * @param waiting who waits now, those from yesterday too, in the order in which they are served
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

    /** Since when the one waits who waits longest, milliseconds since 1970; null when nobody does. */
    public @Nullable Long longestWaitingSince() {
        return waiting.stream().map(Waiting::since).min(Long::compare).orElse(null);
    }
}
