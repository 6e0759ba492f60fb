package hotline.crm.recording;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What was known when a recording was begun, as it lies beside its file: whoever dies, the next one can tell whose it is.
 *
 * @param channel that is recorded
 * @param ended whether nothing more comes, as far as somebody could say
 */
public record Note(
        RecordingId id, QueueId queue, boolean onDemand, Set<AgentId> agents, String channel, boolean ended) {
    static final String AGENT = "agent ";
    static final String ENDED = "ended";

    public Note {
        agents = new LinkedHashSet<>(agents);
    }

    public static Note begun(RecordingId id, QueueId queue, boolean onDemand, Set<AgentId> agents, String channel) {
        return new Note(id, queue, onDemand, agents, channel, false);
    }

    /** These talk in it, too. */
    public Note with(Collection<AgentId> others) {
        Set<AgentId> all = new LinkedHashSet<>(agents);
        all.addAll(others);
        return new Note(id, queue, onDemand, all, channel, ended);
    }

    public Instant begun() {
        return Instant.ofEpochMilli(id.begun());
    }

    String text() {
        StringBuilder text = new StringBuilder()
                .append(queue)
                .append('\n')
                .append(onDemand)
                .append('\n')
                .append(channel)
                .append('\n');
        agents.forEach(agent -> text.append(AGENT).append(agent).append('\n'));
        return text.toString();
    }

    /** @throws RuntimeException when it was not written to its end */
    static Note of(RecordingId id, String text) {
        String[] lines = text.split("\n", 100);
        Set<AgentId> agents = new LinkedHashSet<>();
        boolean ended = false;
        for (int i = 3; i < lines.length; i++) {
            if (lines[i].startsWith(AGENT)) {
                agents.add(new AgentId(lines[i].substring(AGENT.length())));
            }
            ended |= lines[i].equals(ENDED);
        }
        return new Note(id, new QueueId(lines[0]), Boolean.parseBoolean(lines[1]), agents, lines[2], ended);
    }
}
