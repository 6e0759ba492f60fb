package hotline.acd.distributor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whose chances may have changed since the last matching. Between two commands it is empty: then no free agent and waiting
 * entry would fit each other. Therefore it is in no snapshot.
 */
final class Unsettled {
    private static final Comparator<Agent> BY_ID = Comparator.comparing(Agent::id);

    private static final int FEW = 2;

    private List<Agent> agents = new ArrayList<>(FEW);
    private List<Entry> entries = new ArrayList<>(FEW);

    void add(Agent agent) {
        if (!agent.unsettled) {
            agent.unsettled = true;
            agents.add(agent);
        }
    }

    void add(Entry entry) {
        if (!entry.unsettled) {
            entry.unsettled = true;
            entries.add(entry);
        }
    }

    boolean isEmpty() {
        return agents.isEmpty() && entries.isEmpty();
    }

    /** In the order of their ids. */
    List<Agent> takeAgents() {
        if (agents.isEmpty()) {
            return List.of();
        }
        var taken = agents;
        agents = new ArrayList<>(FEW);
        taken.forEach(agent -> agent.unsettled = false);
        if (taken.size() > 1) {
            taken.sort(BY_ID);
        }
        return taken;
    }

    List<Entry> takeEntries() {
        if (entries.isEmpty()) {
            return List.of();
        }
        var taken = entries;
        entries = new ArrayList<>(FEW);
        taken.forEach(entry -> entry.unsettled = false);
        return taken;
    }

    void clear() {
        takeAgents();
        takeEntries();
    }
}
