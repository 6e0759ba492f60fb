package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.List;

/**
 * A recording of a conversation somebody may hear: both sides apart, the customer on the left.
 *
 * @param id tells it from all others
 * @param queue by whose rule it was recorded
 * @param agents who talk in it with the customer
 * @param onDemand because one of them wanted it
 * @param millis how long it is
 * @param pauses what is silent in it
 * @param heard who has listened to it, in order; told to those who watch the queue alone
 */
public record RecordingView(
        String id,
        InteractionId interaction,
        QueueId queue,
        List<AgentId> agents,
        boolean onDemand,
        Instant from,
        long millis,
        List<Silence> pauses,
        List<Listening> heard) {
    public RecordingView {
        agents = List.copyOf(agents);
        pauses = List.copyOf(pauses);
        heard = List.copyOf(heard);
    }

    /**
     * Nothing of this time is in the recording.
     *
     * @param fromMillis since its begin
     * @param by who wanted it so, as a person's id; empty: nobody had asked for a recording yet
     */
    public record Silence(long fromMillis, long toMillis, String by) {}

    /** Somebody has listened to it. */
    public record Listening(String person, Instant at) {}

    /** What is recorded of a conversation at this moment. */
    public enum RecordingState {
        RECORDING,
        /** Nothing of what is said now will be heard. */
        PAUSED
    }
}
