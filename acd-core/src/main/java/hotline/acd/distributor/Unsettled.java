package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Whose chances may have changed since the last matching. Between two commands it is empty: then no free agent and waiting
 * entry would fit each other. Therefore it is in no snapshot.
 */
final class Unsettled {
    private final NavigableSet<Agent> agents = new TreeSet<>(Comparator.comparing(Agent::id));
    private final NavigableSet<Entry> entries = new TreeSet<>(Entry.ORDER);

    void add(Agent agent) {
        agents.add(agent);
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    boolean isEmpty() {
        return agents.isEmpty() && entries.isEmpty();
    }

    List<Agent> takeAgents() {
        var taken = new ArrayList<>(agents);
        agents.clear();
        return taken;
    }

    NavigableSet<Entry> takeEntries() {
        var taken = new TreeSet<>(entries);
        entries.clear();
        return taken;
    }

    void clear() {
        agents.clear();
        entries.clear();
    }
}
