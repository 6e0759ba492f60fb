package hotline.acd.distributor;

import hotline.acd.agent.AgentId;

/** A supervisor on the line of an agent. Changed by {@link Changes} alone. */
final class Watch {
    final Interaction interaction;
    final int ordinal;
    final AgentId watcher;
    final AgentId agent;
    final String station;
    final long since;
    WatchMode mode;
    /** Whether the supervisor's phone has been answered. */
    boolean connected;

    Watch(
            Interaction interaction,
            int ordinal,
            AgentId watcher,
            AgentId agent,
            String station,
            WatchMode mode,
            long since) {
        this.interaction = interaction;
        this.ordinal = ordinal;
        this.watcher = watcher;
        this.agent = agent;
        this.station = station;
        this.mode = mode;
        this.since = since;
    }
}
