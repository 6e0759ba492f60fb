package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.access.Access;
import hotline.crm.recording.Recording;
import hotline.crm.recording.RecordingId;
import hotline.desktop.message.RecordingView;
import hotline.desktop.operation.RecordingBook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recordings in memory; the file of each is the same. All are of one customer. */
final class MemoryRecordings implements RecordingBook {
    final Map<InteractionId, RecordingView.RecordingState> now = new ConcurrentHashMap<>();
    final List<String> switched = new CopyOnWriteArrayList<>();
    volatile boolean lineIsAway;
    volatile boolean heardByAgents;
    volatile Path file = Path.of("none");
    private final List<Recording> all = new CopyOnWriteArrayList<>();
    private final Map<RecordingId, List<Access>> accesses = new ConcurrentHashMap<>();

    RecordingId keep(InteractionId interaction, QueueId queue, String agent) {
        RecordingId id = new RecordingId(interaction, 1_000);
        all.add(new Recording(
                id,
                queue,
                List.of(new AgentId(agent)),
                false,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(9),
                9_000,
                288_044,
                List.of(new Recording.Pause(Instant.EPOCH.plusSeconds(2), Instant.EPOCH.plusSeconds(4), agent))));
        return id;
    }

    @Override
    public Optional<RecordingView.RecordingState> state(InteractionId interaction) {
        return Optional.ofNullable(now.get(interaction));
    }

    @Override
    public boolean pause(InteractionId interaction, boolean paused, String person) {
        now.put(interaction, paused ? RecordingView.RecordingState.PAUSED : RecordingView.RecordingState.RECORDING);
        switched.add(person + " " + interaction + " " + paused);
        return !lineIsAway;
    }

    @Override
    public boolean heardByAgents() {
        return heardByAgents;
    }

    @Override
    public List<Recording> of(InteractionId interaction) {
        return all.stream().filter(one -> one.interaction().equals(interaction)).toList();
    }

    @Override
    public List<Recording> ofCustomer(String customer) {
        return List.copyOf(all);
    }

    @Override
    public Optional<Recording> of(RecordingId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Path> listen(RecordingId id, String person, Instant at) {
        accesses.computeIfAbsent(id, none -> new CopyOnWriteArrayList<>()).add(new Access(person, "HEARD", at));
        return Optional.of(file);
    }

    @Override
    public List<Access> accesses(RecordingId id) {
        return accesses.getOrDefault(id, List.of());
    }

    @Override
    public boolean erase(RecordingId id, String person, Instant at) {
        return all.removeIf(one -> one.id().equals(id));
    }
}
