package hotline.desktop.live;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.distributor.WatchMode;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.desktop.message.AgentView;
import hotline.desktop.message.AgentView.Available;
import hotline.desktop.message.AgentView.Pending;
import hotline.desktop.message.HelpView;
import hotline.desktop.message.WatchView;
import hotline.desktop.message.WorkItem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which agents and queues there are, who serves what, what agents chose to be, and whether their phones can be reached. Confined to the live thread. */
final class Roster {
    private final Map<QueueId, QueueConfig> queues = new TreeMap<>();
    private final Map<AgentId, Present> agents = new TreeMap<>();
    private final Map<QueueId, Long> closed = new TreeMap<>();
    private final Set<String> unreachable = new TreeSet<>();
    private final Map<AgentId, Set<QueueId>> serves = new TreeMap<>();

    /** @param station null when signed out */
    private record Present(
            AgentConfig config,
            Availability availability,
            @Nullable Availability pending,
            @Nullable String station) {
        Present is(Availability now, @Nullable String at) {
            return new Present(config, now, null, at);
        }
    }

    /** Since when agents ask for a supervisor, and in which interaction. */
    private final Map<AgentId, HelpView> help = new TreeMap<>();

    private final Map<AgentId, WatchView> watching = new TreeMap<>();

    void begin(Snapshot snapshot) {
        snapshot.queues().forEach(queue -> queues.put(queue.id(), queue));
        snapshot.agents()
                .forEach(agent -> agents.put(
                        agent.config().id(),
                        new Present(agent.config(), agent.availability(), agent.pending(), agent.station())));
        snapshot.queueRecords().stream()
                .filter(queue -> queue.closedSince() != null)
                .forEach(queue -> closed.put(queue.queue(), queue.closedSince()));
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            for (Snapshot.AssignmentRecord part : interaction.assignments()) {
                Long since = part.helpSince();
                if (since != null && !part.wrapsUp()) {
                    help.put(
                            part.agent(),
                            new HelpView(part.agent(), interaction.interaction(), Instant.ofEpochMilli(since)));
                }
            }
            for (Snapshot.WatchRecord watch : interaction.watches()) {
                watching.put(
                        watch.watcher(),
                        new WatchView(
                                interaction.interaction(),
                                watch.agent(),
                                watch.mode(),
                                watch.connected(),
                                Instant.ofEpochMilli(watch.since())));
            }
        }
        unreachable.addAll(snapshot.unreachableStations());
        seeWhoServes();
    }

    void apply(Recorded recorded) {
        switch (recorded.event()) {
            case Event.QueueClosed e -> closed.put(e.queue(), recorded.at());
            case Event.QueueOpened e -> closed.remove(e.queue());
            case Event.AgentSignedIn e ->
                agents.computeIfPresent(
                        e.agent(), (id, was) -> was.is(Availability.notReady(NotReadyReason.SIGNED_IN), e.station()));
            case Event.AvailabilityChanged e ->
                agents.computeIfPresent(
                        e.agent(),
                        (id, was) -> was.is(
                                e.availability(),
                                e.availability() instanceof Availability.LoggedOut ? null : was.station()));
            case Event.AvailabilityPended e ->
                agents.computeIfPresent(
                        e.agent(), (id, was) -> new Present(was.config(), was.availability(), e.then(), was.station()));
            case Event.StationChanged e -> {
                if (e.reachable()) {
                    unreachable.remove(e.station());
                } else {
                    unreachable.add(e.station());
                }
            }
            case Event.Configured e -> {
                e.changes().forEach(this::configure);
                seeWhoServes();
            }
            case Event.HelpAsked e ->
                help.put(e.agent(), new HelpView(e.agent(), e.interaction(), Instant.ofEpochMilli(e.at())));
            case Event.HelpEnded e -> helpIsOver(e.agent(), e.interaction());
            case Event.WrapUpBegan e -> helpIsOver(e.agent(), e.interaction());
            case Event.AssignmentEnded e -> helpIsOver(e.agent(), e.interaction());
            case Event.WatchBegan e ->
                watching.put(
                        e.watcher(),
                        new WatchView(e.interaction(), e.agent(), e.mode(), false, Instant.ofEpochMilli(e.at())));
            case Event.WatchConnected e ->
                watching.computeIfPresent(
                        e.watcher(),
                        (id, was) -> new WatchView(was.interaction(), was.agent(), was.mode(), true, was.since()));
            case Event.WatchModeChanged e ->
                watching.computeIfPresent(
                        e.watcher(),
                        (id, was) ->
                                new WatchView(was.interaction(), was.agent(), e.mode(), was.connected(), was.since()));
            case Event.WatchEnded e -> watching.remove(e.watcher());
            default -> {}
        }
    }

    private void helpIsOver(AgentId agent, InteractionId interaction) {
        help.computeIfPresent(agent, (id, asked) -> asked.interaction().equals(interaction) ? null : asked);
    }

    /** What the agent asks for, null for nothing. */
    @Nullable
    HelpView help(AgentId agent) {
        return help.get(agent);
    }

    /** All who ask for a supervisor, by their ids. */
    Collection<HelpView> help() {
        return help.values();
    }

    /** On whose line the supervisor is, null for on nobody's. */
    @Nullable
    WatchView watching(AgentId watcher) {
        return watching.get(watcher);
    }

    /** The supervisors whom this agent can hear in this interaction. */
    List<WorkItem.Supervisor> heardBy(InteractionId interaction, AgentId agent) {
        return watching.entrySet().stream()
                .filter(watch -> watch.getValue().interaction().equals(interaction)
                        && watch.getValue().agent().equals(agent)
                        && watch.getValue().connected()
                        && watch.getValue().mode() != WatchMode.LISTEN)
                .map(watch ->
                        new WorkItem.Supervisor(watch.getKey(), watch.getValue().mode()))
                .toList();
    }

    /** Whether calls wait in it, and not something that is written. */
    boolean takesCalls(QueueId queue) {
        QueueConfig config = queues.get(queue);
        return config != null && config.channel() == MediaChannel.VOICE;
    }

    Set<QueueId> queues() {
        return queues.keySet();
    }

    /** Since when, milliseconds since 1970; null while it is open. */
    @Nullable
    Long closedSince(QueueId queue) {
        return closed.get(queue);
    }

    /** How many may wait in it, null for any number. */
    @Nullable
    Integer capacity(QueueId queue) {
        QueueConfig config = queues.get(queue);
        return config == null || config.limits().capacity() == 0
                ? null
                : Integer.valueOf(config.limits().capacity());
    }

    Set<AgentId> agents() {
        return agents.keySet();
    }

    Collection<QueueId> servedBy(AgentId agent) {
        return serves.getOrDefault(agent, Set.of());
    }

    /** The agent signed in at a station, null for nobody. */
    @Nullable
    AgentId at(String station) {
        return agents.entrySet().stream()
                .filter(agent -> station.equals(agent.getValue().station()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Where the agent's calls ring, with the whole number of a telephone outside: nobody may be shown it. Null for who is signed out or unknown. */
    @Nullable
    String station(AgentId id) {
        Present agent = agents.get(id);
        return agent == null ? null : agent.station();
    }

    /** @param live the state and since when it is; null when there is no such agent */
    @Nullable
    AgentView view(AgentId id, hotline.acd.figures.@Nullable AgentView live) {
        Present agent = agents.get(id);
        if (agent == null || live == null) {
            return null;
        }
        String station = agent.station();
        HelpView asked = help.get(id);
        return new AgentView(
                id,
                live.state(),
                Instant.ofEpochMilli(live.since()),
                available(agent.availability()),
                reason(agent.availability()),
                agent.pending() == null ? null : new Pending(available(agent.pending()), reason(agent.pending())),
                station == null ? null : OutsideStation.shown(station),
                station == null ? null : Boolean.valueOf(!unreachable.contains(station)),
                asked == null ? null : asked.since(),
                watching.get(id));
    }

    private void configure(ConfigChange change) {
        switch (change) {
            case ConfigChange.PutQueue put -> queues.put(put.queue().id(), put.queue());
            case ConfigChange.RemoveQueue remove -> {
                queues.remove(remove.queue());
                closed.remove(remove.queue());
            }
            case ConfigChange.PutAgent put ->
                agents.merge(
                        put.agent().id(),
                        new Present(put.agent(), Availability.LOGGED_OUT, null, null),
                        (was, now) -> new Present(now.config(), was.availability(), was.pending(), was.station()));
            case ConfigChange.RemoveAgent remove -> agents.remove(remove.agent());
        }
    }

    private void seeWhoServes() {
        serves.clear();
        agents.forEach((id, agent) -> serves.put(
                id,
                queues.values().stream()
                        .filter(queue -> queue.serves().isMetBy(agent.config()))
                        .map(QueueConfig::id)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static Available available(Availability availability) {
        return switch (availability) {
            case Availability.LoggedOut out -> Available.LOGGED_OUT;
            case Availability.NotReady not -> Available.NOT_READY;
            case Availability.Ready ready -> Available.READY;
        };
    }

    private static @Nullable String reason(Availability availability) {
        return availability instanceof Availability.NotReady not ? not.reason().code() : null;
    }
}
