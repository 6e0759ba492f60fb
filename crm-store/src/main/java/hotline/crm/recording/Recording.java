package hotline.crm.recording;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a recording.
 *
 * @param queue by whose rule it was made
 * @param agents who talk in it with the customer
 * @param onDemand because one of them wanted it
 * @param from when its first sample was heard
 * @param millis how long it is
 * @param bytes of its file
 */
public record Recording(
        RecordingId id,
        QueueId queue,
        List<AgentId> agents,
        boolean onDemand,
        Instant from,
        Instant to,
        long millis,
        long bytes,
        List<Pause> pauses) {
    public Recording {
        agents = List.copyOf(agents);
        pauses = List.copyOf(pauses);
    }

    public InteractionId interaction() {
        return id.interaction();
    }

    /**
     * Silent, within the recording.
     *
     * @param by who wanted it so, as a person's id; empty: nobody had asked for a recording yet
     */
    public record Pause(Instant from, Instant to, String by) {}
}
