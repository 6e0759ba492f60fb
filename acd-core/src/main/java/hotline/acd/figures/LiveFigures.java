package hotline.acd.figures;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the board shows: who waits, what the agents do, and the figures of today, as a fold of events. Exact: at any moment the
 * figures are those a report of the records gives for the same events. Confined to one thread; views are immutable.
 *
 * <p>Which day a moment belongs to is told from outside; a new one begins by itself with the first event, or {@link #timeIs},
 * that lies in it.
 */
public final class LiveFigures {
    private final LongFunction<Period> dayOf;
    private final Map<QueueId, QueueConfig> queues = new TreeMap<>();
    private final Map<AgentId, LiveAgent> agents = new HashMap<>();
    /** Who was asked for last: the events of one command mostly concern the same. */
    private @Nullable LiveAgent last;

    private final Map<QueueEntryId, Waiting> entries = new HashMap<>();
    private final Map<OfferId, Beginning.OpenOffer> offers = new HashMap<>();
    private Tallies today;
    private Position position;
    /** Until here the beginning has counted already. */
    private final Position beginning;

    private LiveFigures(Snapshot configuration, Beginning from, LongFunction<Period> dayOf) {
        this.dayOf = dayOf;
        this.today = from.today();
        this.beginning = from.position();
        this.position = configuration.position();
        configuration.queues().forEach(this::put);
        configuration.agents().forEach(agent -> {
            LiveAgent live = known(agent.config().id(), agent.stateSince());
            live.config = agent.config();
            live.pending = agent.pending();
        });
        from.entries().stream()
                .filter(entry -> isPossible(entry, configuration))
                .forEach(entry ->
                        waits(entry.entry(), entry.queue(), entry.queuedAt(), entry.orderKey(), entry.toBeCalled()));
        from.offers().stream()
                .sorted(Comparator.comparing(Beginning.OpenOffer::offer))
                .forEach(this::open);
        from.assignments().stream()
                .filter(part -> isPossible(part, from, configuration))
                .forEach(part -> known(part.agent(), configuration.at()).takesPart(new Conversation(part)));
        from.agents().forEach(now -> known(now.agent(), now.since()).begin(now));
        from.offers().stream()
                .filter(offer -> isPossible(offer, configuration))
                .sorted(Comparator.comparing(Beginning.OpenOffer::offer))
                .forEach(offer -> known(offer.agent(), configuration.at()).has(offer.offer()));
    }

    /** Records with a gap may hold an entry whose end is missing; the distributor knows better who waits. */
    private static boolean isPossible(Beginning.OpenEntry entry, Snapshot snapshot) {
        return entry.queuedAt() >= snapshot.at()
                || snapshot.interactions().stream()
                        .map(Snapshot.InteractionRecord::entry)
                        .anyMatch(waiting -> waiting != null && waiting.entry().equals(entry.entry()));
    }

    /** The same of an offer. */
    private static boolean isPossible(Beginning.OpenOffer offer, Snapshot snapshot) {
        return offer.madeAt() >= snapshot.at()
                || snapshot.interactions().stream()
                        .flatMap(interaction -> Beginning.offers(interaction).stream())
                        .anyMatch(open -> open.offer().equals(offer.offer()));
    }

    /** The same of an agent's part. One that was reported late began before a snapshot in which it is not: the agent's newest state tells of it. */
    private static boolean isPossible(Beginning.OpenAssignment part, Beginning from, Snapshot snapshot) {
        return part.beganAt() >= snapshot.at()
                || from.agents().stream()
                        .anyMatch(now -> now.agent().equals(part.agent())
                                && part.interaction().equals(now.interaction()))
                || snapshot.interactions().stream()
                        .filter(interaction -> interaction.interaction().equals(part.interaction()))
                        .flatMap(interaction -> interaction.assignments().stream())
                        .anyMatch(open -> open.agent().equals(part.agent()));
    }

    /**
     * Begins in the middle of a day.
     *
     * @param configuration for the queues and agents there are, at or before the beginning
     * @param from what was counted of the day so far; then {@link #apply} takes every event after {@code configuration}
     * @param dayOf the day a moment belongs to, both in milliseconds since 1970
     */
    public static LiveFigures begin(Snapshot configuration, Beginning from, LongFunction<Period> dayOf) {
        return new LiveFigures(configuration, from, dayOf);
    }

    /** Begins with a snapshot alone: right for the present, and nothing counted of the day before it. */
    public static LiveFigures begin(Snapshot snapshot, LongFunction<Period> dayOf) {
        Map<QueueId, Thresholds> thresholds = new HashMap<>();
        snapshot.queues().forEach(queue -> thresholds.put(queue.id(), Thresholds.of(queue)));
        Tallies nothing =
                new Tallies(dayOf.apply(snapshot.at()), queue -> thresholds.getOrDefault(queue, Thresholds.USUAL));
        return new LiveFigures(snapshot, Beginning.of(snapshot, nothing), dayOf);
    }

    /** The next event, in the journal's order. What came before the beginning changes the configuration only. */
    public void apply(Recorded recorded) {
        if (recorded.position().compareTo(position) <= 0) {
            return;
        }
        position = recorded.position();
        if (position.compareTo(beginning) > 0) {
            timeIs(recorded.at());
            fold(recorded.event(), recorded.at());
        }
        keepPlans(recorded.event(), recorded.at());
    }

    /** Nothing need have happened: a new day may have begun. */
    public void timeIs(long now) {
        if (now >= today.period().to()) {
            today = new Tallies(dayOf.apply(now), this::thresholds);
        }
    }

    /** The last event that is in it. */
    public Position position() {
        return position.compareTo(beginning) > 0 ? position : beginning;
    }

    public Period day() {
        return today.period();
    }

    /** Those configured, by id. */
    public List<QueueView> queues() {
        return queues.values().stream().map(this::view).toList();
    }

    public @Nullable QueueView queue(QueueId id) {
        QueueConfig config = queues.get(id);
        return config == null ? null : view(config);
    }

    /** Those configured, by id, with the time in the present state counted until now. */
    public List<AgentView> agents(long now) {
        return agents.values().stream()
                .filter(agent -> agent.config != null)
                .sorted(Comparator.comparing(agent -> agent.id))
                .map(agent -> view(agent, now))
                .toList();
    }

    public @Nullable AgentView agent(AgentId id, long now) {
        LiveAgent agent = agents.get(id);
        return agent == null ? null : view(agent, now);
    }

    /** Everybody who waits, in order. */
    public List<Waiting> waiting() {
        return waiting(entry -> true);
    }

    /** Each with the agent whose phone has rung longest for it. */
    private List<Waiting> waiting(Predicate<Waiting> which) {
        Map<QueueEntryId, Beginning.OpenOffer> oldest = new HashMap<>();
        for (Beginning.OpenOffer offer : offers.values()) {
            oldest.merge(offer.entry(), offer, BinaryOperator.minBy(Comparator.comparing(Beginning.OpenOffer::offer)));
        }
        return entries.values().stream()
                .filter(which)
                .map(entry -> entry.offeredBy(oldest.get(entry.entry())))
                .sorted(Waiting.ORDER)
                .toList();
    }

    private void fold(Event event, long at) {
        switch (event) {
            // Those that come most often first.
            case Event.EntryQueued e -> {
                waits(e.entry(), e.queue(), at, e.orderKey(), false);
                today.entered(e.queue(), at);
            }
            case Event.EntryEnded e -> {
                Waiting ended = entries.remove(e.entry());
                if (ended != null && !ended.toBeCalled()) {
                    today.entryEnded(ended.queue(), ended.since(), e.outcome(), e.at() - ended.since());
                }
            }
            case Event.OfferMade e -> {
                open(new Beginning.OpenOffer(e.offer(), e.entry(), e.queue(), e.agent(), at));
                today.offered(e.agent(), at);
                known(e.agent(), at).offered(e.offer(), at, today);
            }
            case Event.OfferEnded e -> offerEnded(e, at);
            case Event.AssignmentBegan e -> {
                LiveAgent agent = known(e.agent(), at);
                agent.takesPart(new Conversation(e.interaction(), e.queue(), e.at(), e.consultedBy() != null));
                agent.works(e.interaction(), AgentState.TALKING, at, today);
            }
            case Event.AssignmentHeld e -> {
                LiveAgent agent = known(e.agent(), at);
                agent.talk(e.interaction(), part -> part.held(e.at()));
                agent.works(e.interaction(), AgentState.HOLD, at, today);
            }
            case Event.AssignmentRetrieved e -> {
                LiveAgent agent = known(e.agent(), at);
                agent.talk(e.interaction(), part -> part.retrieved(e.at()));
                agent.works(e.interaction(), AgentState.TALKING, at, today);
            }
            case Event.WrapUpBegan e -> {
                LiveAgent agent = known(e.agent(), at);
                agent.talk(e.interaction(), part -> part.over(e.at()));
                agent.works(e.interaction(), AgentState.WRAP_UP, at, today);
            }
            case Event.AssignmentEnded e -> {
                LiveAgent agent = known(e.agent(), at);
                Conversation ended = agent.leaves(e.interaction());
                if (ended != null) {
                    ended.ended(e.at(), e.agent(), today);
                }
                agent.works(null, null, at, today);
            }
            case Event.AgentSignedIn e -> known(e.agent(), at).signsIn(e.station(), at, today);
            case Event.AvailabilityChanged e -> known(e.agent(), at).becomes(e.availability(), at, today);
            case Event.EntryReordered e -> {
                Waiting entry = entries.get(e.entry());
                if (entry != null) {
                    entries.put(e.entry(), entry.reordered(e.orderKey()));
                }
            }
            case Event.InteractionBegan e -> {}
            case Event.CustomerLeft e -> {}
            case Event.InteractionEnded e -> {}
            case Event.SegmentBegan e -> {}
            case Event.OfferRang e -> {}
            case Event.OfferEnding e -> {}
            case Event.FlowPassed e -> {}
            case Event.FlowServed e -> {}
            case Event.Transferred e -> {}
            case Event.ConsultBegan e -> {}
            case Event.EntryDirected e -> {}
            case Event.ConsultConnected e -> {}
            case Event.ConsultEnded e -> {
                if (e.with() != null && e.how().isTakenPart()) {
                    known(e.with(), at).talk(e.interaction(), Conversation::becomesOwn);
                }
            }
            case Event.PassedOn e -> {}
            case Event.PartyDropped e -> {}
            case Event.OutsideLeft e -> {}
            case Event.WatchBegan e -> {}
            case Event.WatchConnected e -> {}
            case Event.WatchModeChanged e -> {}
            case Event.WatchEnded e -> {}
            case Event.AssignmentLineLost e -> {}
            case Event.AssignmentLineBack e -> {}
            case Event.DispositionChosen e -> {}
            case Event.WrapUpExtended e -> {}
            case Event.HelpAsked e -> {}
            case Event.HelpEnded e -> {}
            case Event.EntryStepReached e -> {}
            case Event.EntryBlocked e -> {}
            case Event.QueueClosed e -> {}
            case Event.QueueOpened e -> {}
            case Event.PlaceKept e -> waits(e.entry(), e.queue(), e.queuedAt(), e.orderKey(), true);
            case Event.CustomerDialled e -> {}
            case Event.CustomerReached e -> {}
            case Event.CustomerNotReached e -> {}
            case Event.CallbackDue e -> {}
            case Event.EpochBegan e -> {}
            case Event.Configured e -> {}
            case Event.AvailabilityPended e -> {}
            case Event.StationChanged e -> {}
            case Event.ReportAbsorbed e -> {}
        }
    }

    private void waits(QueueEntryId entry, QueueId queue, long since, long orderKey, boolean toBeCalled) {
        entries.put(entry, new Waiting(entry, queue, since, orderKey, toBeCalled, null));
    }

    private void open(Beginning.OpenOffer offer) {
        offers.put(offer.offer(), offer);
    }

    private void offerEnded(Event.OfferEnded event, long at) {
        Beginning.OpenOffer ended = offers.remove(event.offer());
        if (ended == null) {
            return;
        }
        today.offerEnded(ended.agent(), ended.madeAt(), event.result());
        LiveAgent agent = known(ended.agent(), at);
        if (agent.isOffered(event.offer())) {
            agent.offerEnded(event.offer(), at, today);
        }
    }

    /** What is not in the records: who is configured, and what agents will be next. */
    private void keepPlans(Event event, long at) {
        switch (event) {
            case Event.AvailabilityPended e -> known(e.agent(), at).pending = e.then();
            case Event.AvailabilityChanged e -> known(e.agent(), at).pending = null;
            case Event.AgentSignedIn e -> known(e.agent(), at).pending = null;
            case Event.Configured e -> e.changes().forEach(change -> configure(change, at));
            default -> {}
        }
    }

    private void configure(ConfigChange change, long at) {
        switch (change) {
            case ConfigChange.PutQueue put -> put(put.queue());
            case ConfigChange.RemoveQueue remove -> queues.remove(remove.queue());
            case ConfigChange.PutAgent put -> known(put.agent().id(), at).config = put.agent();
            case ConfigChange.RemoveAgent remove -> known(remove.agent(), at).config = null;
        }
    }

    private void put(QueueConfig queue) {
        queues.put(queue.id(), queue);
        today.measureAgainst(queue.id(), Thresholds.of(queue));
    }

    private Thresholds thresholds(QueueId queue) {
        QueueConfig config = queues.get(queue);
        return config == null ? Thresholds.USUAL : Thresholds.of(config);
    }

    private QueueView view(QueueConfig queue) {
        Map<AgentState, Integer> states = new EnumMap<>(AgentState.class);
        for (LiveAgent agent : agents.values()) {
            if (agent.config != null
                    && agent.config.capacity().most(queue.channel()) > 0
                    && queue.serves().isMetBy(agent.config)) {
                states.merge(agent.state(), 1, Integer::sum);
            }
        }
        List<Waiting> waiting = waiting(entry -> entry.queue().equals(queue.id()));
        return new QueueView(queue.id(), Thresholds.of(queue), today.figures(queue.id()), waiting, states);
    }

    private AgentView view(LiveAgent agent, long now) {
        OfferId offer = agent.offer();
        InteractionId interaction = agent.interaction();
        if (interaction != null) {
            Conversation part = agent.part(interaction);
            return agent.view(today, now, interaction, part == null ? null : part.queue());
        }
        Beginning.OpenOffer open = offer == null ? null : offers.get(offer);
        return open == null
                ? agent.view(today, now, null, null)
                : agent.view(today, now, open.entry().interaction(), open.queue());
    }

    private LiveAgent known(AgentId id, long since) {
        if (last == null || id != last.id) {
            last = agents.get(id);
            if (last == null) {
                last = new LiveAgent(id, since);
                agents.put(id, last);
            }
        }
        return last;
    }
}
