package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import java.util.HashMap;
import java.util.Map;

/** Which entries concern an agent, in the global order. The agent need not be known. */
final class EntriesByAgent {
    private final InOrder<Entry> none = new InOrder<>(Entry.ORDER);

    private final Map<AgentId, InOrder<Entry>> entries = new HashMap<>();

    void add(AgentId agent, Entry entry) {
        entries.computeIfAbsent(agent, id -> new InOrder<>(Entry.ORDER)).add(entry);
    }

    void remove(AgentId agent, Entry entry) {
        var concerned = entries.get(agent);
        if (concerned != null && concerned.remove(entry) && concerned.isEmpty()) {
            entries.remove(agent);
        }
    }

    /** Not to be changed. */
    InOrder<Entry> of(AgentId agent) {
        var concerned = entries.isEmpty() ? null : entries.get(agent);
        return concerned == null ? none : concerned;
    }
}
