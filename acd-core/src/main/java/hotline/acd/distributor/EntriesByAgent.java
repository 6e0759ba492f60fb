package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which entries concern an agent, in the global order. The agent need not be known. */
final class EntriesByAgent {
    /** Not {@code Collections.emptyNavigableSet()}: that one compares by natural order, which entries have not. */
    private static final NavigableSet<Entry> NONE = Collections.unmodifiableNavigableSet(new TreeSet<>(Entry.ORDER));

    private final Map<AgentId, NavigableSet<Entry>> entries = new HashMap<>();

    void add(AgentId agent, Entry entry) {
        entries.computeIfAbsent(agent, id -> new TreeSet<>(Entry.ORDER)).add(entry);
    }

    void remove(AgentId agent, Entry entry) {
        var concerned = entries.get(agent);
        if (concerned != null && concerned.remove(entry) && concerned.isEmpty()) {
            entries.remove(agent);
        }
    }

    NavigableSet<Entry> of(AgentId agent) {
        return entries.isEmpty() ? NONE : entries.getOrDefault(agent, NONE);
    }
}
