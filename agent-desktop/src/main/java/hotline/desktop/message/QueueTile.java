package hotline.desktop.message;

import hotline.acd.agent.AgentState;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue now and today.
 *
 * @param longestWaitSince since when the longest waiting one waits, null when nobody does
 * @param entered today, as are the figures below it; each entry counts on the day it was entered
 * @param serviceLevel answered within the threshold / (answered + abandoned), 0 to 1; null before the first
 * @param averageHandleMillis of the conversations completed today, whenever they began; null before the first
 * @param agents who serve the queue, by state
 * @param closedSince null while it is open
 * @param capacity how many may wait at once, null for any number
 * @param expected what somebody can expect who comes now; null when nobody knows
 */
public record QueueTile(
        QueueId queue,
        int waiting,
        @Nullable Instant longestWaitSince,
        int entered,
        int answered,
        int answeredWithin,
        int abandoned,
        int flowOuts,
        @Nullable Double serviceLevel,
        @Nullable Long averageSpeedOfAnswerMillis,
        @Nullable Long averageHandleMillis,
        Map<AgentState, Integer> agents,
        @Nullable Instant closedSince,
        @Nullable Integer capacity,
        @Nullable ExpectedWait expected) {}
