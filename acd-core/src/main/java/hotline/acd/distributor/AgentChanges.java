package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;

/** What events about agents and their stations change. */
final class AgentChanges {
    /** How long a busy line is left alone before it is tried again. */
    static final long LINE_BUSY_MILLIS = 10_000;

    private final State state;

    AgentChanges(State state) {
        this.state = state;
    }

    void signedIn(Event.AgentSignedIn event, long at) {
        var agent = agent(event.agent());
        leaveStation(agent);
        agent.station = event.station();
        state.agentAtStation.put(event.station(), agent);
        become(agent, Availability.notReady(NotReadyReason.SIGNED_IN), at);
    }

    void availabilityChanged(Event.AvailabilityChanged event, long at) {
        var agent = agent(event.agent());
        if (event.availability() instanceof Availability.LoggedOut) {
            leaveStation(agent);
        }
        become(agent, event.availability(), at);
    }

    void availabilityPended(Event.AvailabilityPended event, long at) {
        var agent = agent(event.agent());
        agent.pending = event.then();
        if (agent.open != agent.openNow(agent.inHandNow())) {
            state.agentChanged(agent, at);
        }
        watchLine(state, agent);
    }

    void stationChanged(Event.StationChanged event) {
        if (event.reachable()) {
            state.unreachableStations.remove(event.station());
        } else {
            state.unreachableStations.add(event.station());
        }
    }

    private void become(Agent agent, Availability availability, long at) {
        agent.availability = availability;
        agent.availabilitySince = at;
        agent.pending = null;
        watchLine(state, agent);
        state.agentChanged(agent, at);
    }

    /** A busy line is tried again after a while, unless the agent chose that reason in person. */
    static void watchLine(State state, Agent agent) {
        var due = new Due.LineFree(agent.id());
        if (agent.isNotReadyFor(NotReadyReason.LINE_BUSY) && agent.pending != null) {
            state.agenda.set(due, agent.availabilitySince + LINE_BUSY_MILLIS);
        } else {
            state.agenda.clear(due);
        }
    }

    private void leaveStation(Agent agent) {
        if (agent.station != null) {
            state.agentAtStation.remove(agent.station);
            agent.station = null;
        }
    }

    private Agent agent(AgentId id) {
        var agent = state.agents.get(id);
        if (agent == null) {
            throw new IllegalArgumentException("the journal names agent " + id + ", who was never configured");
        }
        return agent;
    }
}
