package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Recordings in memory, which outlive the bridge as those in a folder do. */
final class Taped implements Recordings {
    volatile Rule rule = Rule.NOTHING;
    final List<Stretch> begun = new CopyOnWriteArrayList<>();
    final List<String> ended = new CopyOnWriteArrayList<>();
    final List<String> dropped = new CopyOnWriteArrayList<>();
    final Set<AgentId> joined = ConcurrentHashMap.newKeySet();
    private final Map<InteractionId, String> running = new ConcurrentHashMap<>();
    private final Map<InteractionId, Boolean> paused = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    void pause(InteractionId interaction, boolean yes) {
        paused.put(interaction, yes);
    }

    @Override
    public Rule rule(InteractionId interaction, QueueId queue) {
        return rule;
    }

    @Override
    public Recording begin(Stretch stretch) {
        begun.add(stretch);
        running.put(stretch.interaction(), stretch.channel());
        return new Recording(stretch.interaction() + "." + count.incrementAndGet(), Path.of("/tmp/none.raw"));
    }

    @Override
    public void joined(InteractionId interaction, Collection<AgentId> agents) {
        joined.addAll(agents);
    }

    @Override
    public boolean isPaused(InteractionId interaction) {
        return paused.getOrDefault(interaction, rule == Rule.ON_DEMAND);
    }

    @Override
    public Optional<String> channel(InteractionId interaction) {
        return Optional.ofNullable(running.get(interaction));
    }

    @Override
    public List<InteractionId> running() {
        return new ArrayList<>(running.keySet());
    }

    @Override
    public void ended(String recording) {
        ended.add(recording);
        running.remove(InteractionId.parse(recording.substring(0, recording.indexOf('.'))));
    }

    @Override
    public void dropped(String recording) {
        dropped.add(recording);
        running.remove(InteractionId.parse(recording.substring(0, recording.indexOf('.'))));
    }

    /** Agents of all stretches so far, in order. */
    List<Set<AgentId>> with() {
        return begun.stream()
                .map(stretch -> (Set<AgentId>) new TreeSet<>(stretch.agents()))
                .toList();
    }
}
