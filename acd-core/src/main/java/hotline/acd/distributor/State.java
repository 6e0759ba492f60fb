package hotline.acd.distributor;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.routing.Who;
import hotline.acd.routing.WorkLog;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
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
    final ById<AgentId, Agent> agents = new ById<>();
    final ById<InteractionId, Interaction> interactions = new ById<>();
    final ById<OfferId, Offer> offers = new ById<>();
    final NavigableSet<String> unreachableStations = new TreeSet<>();
    final Recent<CommandId> requests = new Recent<>(REMEMBERED_REQUESTS);
    final Recent<InteractionId> endedInteractions = new Recent<>(REMEMBERED_INTERACTIONS);

    final Agenda agenda = new Agenda();
    final Unsettled unsettled = new Unsettled();
    final MeanOccupancy meanOccupancy = new MeanOccupancy();
    final Boards boards = new Boards(agents, new Scores(agents, meanOccupancy));
    /** Agents who are left alone after a failure, and some whose rest is over. */
    final NavigableSet<Agent> resting = new TreeSet<>(Comparator.comparing(Agent::id));

    final Map<String, Agent> agentAtStation = new HashMap<>();
    /** Ended offers that an entry which has not ended remembers. */
    final Map<OfferId, Entry> passedOffers = new HashMap<>();
    /** Entries that have not ended, by the agents who let them pass. */
    final EntriesByAgent passedBy = new EntriesByAgent();
    /** Waiting entries whose step names the agent. */
    final EntriesByAgent naming = new EntriesByAgent();

    private @Nullable Entry expected;

    /** The next event is about this entry: it need not be looked for. */
    void expect(Entry entry) {
        expected = entry;
    }

    @Nullable
    Entry entry(QueueEntryId id) {
        if (expected != null && expected.id == id && expected.interaction.entry == expected) {
            return expected;
        }
        var interaction = interactions.get(id.interaction());
        if (interaction == null || interaction.entry == null || !interaction.entry.id.equals(id)) {
            return null;
        }
        return interaction.entry;
    }

    boolean isReachable(Agent agent) {
        return agent.station != null && (unreachableStations.isEmpty() || !unreachableStations.contains(agent.station));
    }

    /** Must be called after each change that can change the agent's derived state. */
    void agentChanged(Agent agent, long at) {
        AgentState next = agent.derivedState();
        int inHand = agent.inHandNow();
        int open = agent.openNow(inHand);
        unsettled.add(agent);
        if (next == agent.state && open == agent.open && inHand == agent.inHand) {
            return;
        }
        agent.work.countTo(at, agent.kindOfTime());
        boolean comesOrGoes = isAway(agent.state) || isAway(next);
        for (Pool pool : agent.pools) {
            pool.leave(agent);
        }
        if (next != agent.state) {
            if (next == AgentState.READY && agent.state != AgentState.RESERVED) {
                agent.idleSince = at;
            }
            agent.state = next;
            agent.stateSince = at;
        }
        agent.reckon(open, inHand);
        for (Pool pool : agent.pools) {
            pool.join(agent);
            if (comesOrGoes && pool.isWhole()) {
                StayRules.noteService(this, pool.board, at);
            }
        }
    }

    private static boolean isAway(AgentState state) {
        return state == AgentState.LOGGED_OUT || state == AgentState.NOT_READY;
    }

    /** Nobody knows whose chances have not changed. */
    void allUnsettled() {
        agents.values().forEach(unsettled::add);
        for (Interaction interaction : interactions.values()) {
            if (interaction.entry != null) {
                hide(interaction.entry);
                show(interaction.entry);
            }
        }
    }

    /** The name the next offer will have. */
    OfferId nextOffer() {
        return new OfferId(position.epoch(), lastOfferNumber + 1);
    }

    /** All that occupies the agent is known again, after a snapshot was read: what follows from it. */
    static void takeUp(Agent agent) {
        agent.pools.forEach(pool -> pool.leave(agent));
        agent.reckon();
        agent.pools.forEach(pool -> pool.join(agent));
    }

    /** Must be followed by {@link Boards#placeAll}. */
    void putAgent(AgentConfig config, long at) {
        boards.agentsChanged();
        var agent = agents.get(config.id());
        if (agent == null) {
            agents.put(config.id(), new Agent(config, new WorkLog(at)));
        } else {
            Boards.takeOut(agent);
            agent.configure(config);
            agent.reckon();
        }
    }

    void removeAgent(AgentId id) {
        var agent = agents.remove(id);
        if (agent != null) {
            boards.agentsChanged();
            Boards.takeOut(agent);
            resting.remove(agent);
        }
    }

    /** Puts an entry where matching finds it, when it may be offered to somebody. */
    void show(Entry entry) {
        entry.shown = switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> entry.isWaiting() && showToNamed(entry, named);
            case Who.QueueAgents serving -> boards.show(entry, serving);
        };
        if (entry.shown) {
            unsettled.add(entry);
        }
    }

    private boolean showToNamed(Entry entry, Who.NamedAgents named) {
        for (AgentId id : named.agents()) {
            var agent = agents.get(id);
            if (agent != null && agent.slots(entry.channel()) > 0) {
                naming.add(id, entry);
            }
        }
        return true;
    }

    /** Undoes {@link #show}; before the step, an offer or the queue's rules change, or the entry ends. */
    void hide(Entry entry) {
        if (entry.shown) {
            entry.shown = false;
            switch (entry.currentStep().who()) {
                case Who.NamedAgents named -> named.agents().forEach(agent -> naming.remove(agent, entry));
                case Who.QueueAgents serving -> Boards.hide(entry);
            }
        }
    }
}
