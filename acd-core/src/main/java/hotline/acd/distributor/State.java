package hotline.acd.distributor;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.Who;
import hotline.acd.routing.WorkLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All the distributor knows, and what follows from it: the sorted views that matching reads, and the agenda. Deciders read
 * it; only {@link Changes} writes.
 */
final class State {
    private static final int REMEMBERED_REQUESTS = 4096;
    private static final int REMEMBERED_INTERACTIONS = 1024;

    Position position = Position.START;
    long at;
    long lastOfferNumber;
    final NavigableMap<QueueId, QueueBoard> queues = new TreeMap<>();
    final NavigableMap<AgentId, Agent> agents = new TreeMap<>();
    final NavigableMap<InteractionId, Interaction> interactions = new TreeMap<>();
    final NavigableMap<OfferId, Offer> offers = new TreeMap<>();
    final NavigableSet<String> unreachableStations = new TreeSet<>();
    final Recent<CommandId> requests = new Recent<>(REMEMBERED_REQUESTS);
    final Recent<InteractionId> endedInteractions = new Recent<>(REMEMBERED_INTERACTIONS);

    final Agenda agenda = new Agenda();
    final Unsettled unsettled = new Unsettled();
    final MeanOccupancy meanOccupancy = new MeanOccupancy();
    final Map<String, Agent> agentAtStation = new HashMap<>();
    /** Ended offers that an entry which has not ended remembers. */
    final Map<OfferId, Entry> passedOffers = new HashMap<>();
    /** Entries that have not ended, by the agents who let them pass. */
    final EntriesByAgent passedBy = new EntriesByAgent();
    /** Waiting entries whose step names the agent. */
    final EntriesByAgent naming = new EntriesByAgent();
    /** Waiting entries whose step is passed over under some condition. */
    final NavigableSet<Entry> skippable = new TreeSet<>(Entry.ORDER);

    @Nullable
    Entry entry(QueueEntryId id) {
        var interaction = interactions.get(id.interaction());
        if (interaction == null || interaction.entry == null || !interaction.entry.id.equals(id)) {
            return null;
        }
        return interaction.entry;
    }

    boolean isReachable(Agent agent) {
        return agent.station != null && !unreachableStations.contains(agent.station);
    }

    /** Must be called after each change that can change the agent's derived state. */
    void agentChanged(Agent agent, long at) {
        AgentState next = agent.derivedState();
        unsettled.add(agent);
        if (next == agent.state) {
            return;
        }
        agent.work.countTo(at, agent.kindOfTime());
        agent.boards.forEach(board -> board.leave(agent));
        if (next == AgentState.READY && agent.state != AgentState.RESERVED) {
            agent.idleSince = at;
        }
        agent.state = next;
        agent.stateSince = at;
        agent.boards.forEach(board -> board.join(agent));
    }

    void putQueue(QueueConfig config) {
        var board = queues.computeIfAbsent(config.id(), id -> new QueueBoard(config));
        board.config = config;
        agents.values().forEach(this::assignToBoards);
        board.undemanding.forEach(unsettled::add);
        board.demanding.forEach(unsettled::add);
    }

    void removeQueue(QueueId id) {
        queues.remove(id);
        agents.values().forEach(this::assignToBoards);
    }

    void putAgent(AgentConfig config, long at) {
        var agent = agents.computeIfAbsent(config.id(), id -> new Agent(config, new WorkLog(at)));
        agent.config = config;
        assignToBoards(agent);
        unsettled.add(agent);
    }

    void removeAgent(AgentId id) {
        var agent = agents.remove(id);
        if (agent != null) {
            takeOffBoards(agent);
        }
    }

    private void assignToBoards(Agent agent) {
        takeOffBoards(agent);
        var serves = new ArrayList<QueueBoard>();
        for (QueueBoard board : queues.values()) {
            if (board.config.serves().isMetBy(agent.config)) {
                serves.add(board);
                board.members.add(agent);
                board.join(agent);
            }
        }
        agent.boards = serves;
    }

    private static void takeOffBoards(Agent agent) {
        for (QueueBoard board : agent.boards) {
            board.members.remove(agent);
            board.leave(agent);
        }
        agent.boards = List.of();
    }

    /** Puts an entry where matching finds it, when it waits. */
    void showWaiting(Entry entry) {
        if (!entry.isWaiting()) {
            return;
        }
        unsettled.add(entry);
        var board = queues.get(entry.queue);
        switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> named.agents().forEach(agent -> naming.add(agent, entry));
            case Who.QueueAgents serving -> {
                if (board != null) {
                    (serving.isWholeQueue() ? board.undemanding : board.demanding).add(entry);
                }
            }
        }
        if (entry.maySkipStep()) {
            skippable.add(entry);
        }
    }

    /** Undoes {@link #showWaiting}; before the step changes, an offer begins or the entry ends. */
    void hideWaiting(Entry entry) {
        var board = queues.get(entry.queue);
        switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> named.agents().forEach(agent -> naming.remove(agent, entry));
            case Who.QueueAgents serving -> {
                if (board != null) {
                    (serving.isWholeQueue() ? board.undemanding : board.demanding).remove(entry);
                }
            }
        }
        skippable.remove(entry);
    }
}
