package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import org.jspecify.annotations.Nullable;

/** What events about supervisors on the line, and about help asked for, change. */
final class WatchChanges {
    private final State state;

    WatchChanges(State state) {
        this.state = state;
    }

    void began(Event.WatchBegan event, long at) {
        var interaction = interaction(event.interaction());
        interaction.watchesSoFar = event.ordinal();
        take(
                state,
                new Watch(
                        interaction,
                        event.ordinal(),
                        event.watcher(),
                        event.agent(),
                        event.station(),
                        event.mode(),
                        event.at()));
        changed(event.watcher(), at);
    }

    /** Also of one that a snapshot tells. */
    static void take(State state, Watch watch) {
        watch.interaction.add(watch);
        var watcher = state.agents.get(watch.watcher);
        if (watcher != null) {
            watcher.watching = watch;
        }
    }

    void connected(Event.WatchConnected event) {
        watch(event.interaction(), event.watcher()).connected = true;
    }

    void mode(Event.WatchModeChanged event) {
        watch(event.interaction(), event.watcher()).mode = event.mode();
    }

    void ended(Event.WatchEnded event, long at) {
        interaction(event.interaction()).removeWatch(event.watcher());
        var watcher = state.agents.get(event.watcher());
        if (watcher != null) {
            watcher.watching = null;
            changed(event.watcher(), at);
        }
    }

    void help(InteractionId id, AgentId agent, @Nullable Long since) {
        var part = interaction(id).assignments.get(agent);
        if (part != null) {
            part.helpSince = since;
        }
    }

    private void changed(AgentId id, long at) {
        var agent = state.agents.get(id);
        if (agent != null) {
            state.agentChanged(agent, at);
        }
    }

    private Watch watch(InteractionId id, AgentId watcher) {
        var watch = interaction(id).watches.get(watcher);
        if (watch == null) {
            throw new IllegalArgumentException(
                    "the journal names supervisor " + watcher + " in " + id + ", who does not listen there");
        }
        return watch;
    }

    private Interaction interaction(InteractionId id) {
        var interaction = state.interactions.get(id);
        if (interaction == null) {
            throw new IllegalArgumentException("the journal names interaction " + id + ", which is not going on");
        }
        return interaction;
    }
}
