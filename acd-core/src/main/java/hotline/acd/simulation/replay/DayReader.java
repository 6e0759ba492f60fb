package hotline.acd.simulation.replay;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.figures.Period;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Day} out of the journal: takes every event from the first one on, so that it knows who was configured, at work
 * and waiting when the day began. Not for several threads.
 */
public final class DayReader {
    private record Waiting(QueueId queue, long queuedAt) {}

    private record Ringing(AgentId agent, QueueId queue, long madeAt) {}

    private record Part(InteractionId interaction, AgentId agent) {}

    private record Talk(
            QueueId queue, long beganAt, @Nullable Long wrapUpSince, boolean extended) {}

    private final Period period;
    private final Distributor past = new Distributor();
    private final DayFigures figures;
    private final List<Day.Arrival> arrivals = new ArrayList<>();
    private final Attendance attendance = new Attendance(this::team);
    private final List<Day.Change> changes = new ArrayList<>();
    private final List<Day.Door> doors = new ArrayList<>();
    private final TakenOut takenOut = new TakenOut();
    private final Nudges nudges = new Nudges();
    private final KeptPlaces keptPlaces = new KeptPlaces();
    private final Map<QueueId, List<KaplanMeier.Seen>> waits = new TreeMap<>();
    private final Samples<Day.Handled> handled = new Samples<>();
    private final Samples<Day.Answer> answers = new Samples<>();

    private final Map<QueueEntryId, Waiting> waiting = new HashMap<>();
    /** Entries that agents have made for somebody: how those are answered says nothing of the queue's calls. */
    private final Set<QueueEntryId> directed = new HashSet<>();

    private final Map<OfferId, Ringing> ringing = new HashMap<>();
    private final Map<Part, Talk> talks = new HashMap<>();
    /** Those whom an agent has had. Why they wait again (a line that was lost for good, a transfer that nobody took) happens to no replayed call. */
    private final Set<InteractionId> answered = new HashSet<>();

    private final Map<AgentId, AgentConfig> agents = new HashMap<>();
    private @Nullable Snapshot beginning;

    public DayReader(Period period) {
        this.period = period;
        this.figures = new DayFigures(period);
    }

    /**
     * The next event of the journal.
     *
     * @return whether more are needed: callers who came in the period are followed to their end
     * @throws IllegalArgumentException when events are missing before this one
     */
    public boolean take(Recorded recorded) {
        if (recorded.at() < period.from()) {
            past.apply(recorded);
            return true;
        }
        if (beginning == null) {
            begin();
        }
        if (period.contains(recorded.at())) {
            given(recorded);
        }
        figures.take(recorded);
        attendance.take(recorded, period.contains(recorded.at()));
        nudges.take(recorded, period.contains(recorded.at()));
        keptPlaces.take(recorded, period.contains(recorded.at()));
        chance(recorded);
        return recorded.at() < period.to() || !figures.isSettled();
    }

    /** What was read, when nothing more comes. */
    public Day day() {
        if (beginning == null) {
            begin();
        }
        figures.endOfWork();
        takenOut.end(period.to());
        nudges.end(period.to());
        waiting.forEach((entry, since) ->
                seen(since.queue()).add(new KaplanMeier.Seen(Math.max(0, period.to() - since.queuedAt()), false)));
        var patience = new TreeMap<QueueId, KaplanMeier>();
        waits.forEach((queue, seen) -> patience.put(queue, new KaplanMeier(seen)));
        var start = Objects.requireNonNull(beginning);
        return new Day(
                period,
                start.queues(),
                start.agents().stream().map(Snapshot.AgentRecord::config).toList(),
                List.copyOf(arrivals),
                attendance.wishes(),
                attendance.phones(),
                List.copyOf(changes),
                List.copyOf(doors),
                patience,
                takenOut,
                nudges,
                keptPlaces,
                handled,
                answers,
                attendance.absences(),
                figures);
    }

    private void begin() {
        var snapshot = past.snapshot();
        beginning = snapshot;
        figures.beginWith(snapshot);
        attendance.beginWith(snapshot, period.from());
        for (Snapshot.AgentRecord agent : snapshot.agents()) {
            agents.put(agent.config().id(), agent.config());
        }
        for (Snapshot.QueueRecord queue : snapshot.queueRecords()) {
            if (queue.closedSince() != null) {
                doors.add(new Day.Door(period.from(), queue.queue(), false));
            }
        }
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            var entry = interaction.entry();
            if (entry != null) {
                arrivals.add(new Day.Arrival(
                        period.from(),
                        entry.queue(),
                        entry.plan(),
                        period.from() - entry.orderKey(),
                        false,
                        entry.isOnTheLine() || entry.held() == null
                                ? null
                                : entry.held().until()));
            }
            for (Snapshot.AssignmentRecord part : interaction.assignments()) {
                talks.put(
                        new Part(interaction.interaction(), part.agent()),
                        new Talk(part.queue(), Long.MIN_VALUE, null, false));
                answered.add(interaction.interaction());
            }
        }
    }

    /** What the day is given, whatever chance does. */
    private void given(Recorded recorded) {
        long at = recorded.at();
        switch (recorded.event()) {
            case Event.EntryQueued queued -> {
                // What the core itself queues, by its rules, it will queue again; who is moved has not come anew.
                if ((recorded.cause() != null
                                || answered.contains(queued.entry().interaction()))
                        && queued.overflowedFrom().isEmpty()
                        && !takenOut.isMoving(queued.entry().interaction())) {
                    arrivals.add(new Day.Arrival(at, queued.queue(), queued.plan(), queued.headStartMillis(), true));
                }
            }
            case Event.QueueClosed closed -> doors.add(new Day.Door(at, closed.queue(), false));
            case Event.QueueOpened opened -> doors.add(new Day.Door(at, opened.queue(), true));
            case Event.Configured configured -> {
                changes.add(new Day.Change(at, configured.changes()));
                configured.changes().forEach(change -> {
                    if (change instanceof ConfigChange.PutAgent put) {
                        agents.put(put.agent().id(), put.agent());
                    } else if (change instanceof ConfigChange.PutQueue put) {
                        figures.configured(put.queue());
                    }
                });
            }
            default -> {}
        }
    }

    /** What chance dealt: the material for other such days. */
    private void chance(Recorded recorded) {
        long at = recorded.at();
        switch (recorded.event()) {
            case Event.EntryDirected made -> directed.add(made.entry());
            case Event.EntryQueued queued -> {
                directed.remove(queued.entry());
                takenOut.queued(queued, at, period.contains(at));
                if (period.contains(at)) {
                    waiting.put(queued.entry(), new Waiting(queued.queue(), at));
                }
            }
            case Event.EntryEnded ended -> {
                directed.remove(ended.entry());
                takenOut.ended(ended);
                var since = waiting.remove(ended.entry());
                if (since != null) {
                    seen(since.queue())
                            .add(new KaplanMeier.Seen(
                                    Math.max(0, ended.at() - since.queuedAt()),
                                    ended.outcome() == EntryOutcome.ABANDONED));
                }
            }
            case Event.OfferMade made -> {
                if (!directed.contains(made.entry())) {
                    ringing.put(made.offer(), new Ringing(made.agent(), made.queue(), at));
                }
            }
            // The agent has answered; how long the customer's phone rings then is another matter.
            case Event.CustomerDialled dialled -> answered(dialled.offer(), OfferResult.ACCEPTED, dialled.at());
            case Event.OfferEnded ended -> answered(ended.offer(), ended.result(), ended.at());
            case Event.AssignmentBegan began -> {
                answered.add(began.interaction());
                // how long an agent is asked, or talks with a colleague, says nothing of the queue's conversations
                if (began.consultedBy() == null) {
                    talks.put(
                            new Part(began.interaction(), began.agent()),
                            new Talk(began.queue(), began.at(), null, false));
                }
            }
            case Event.WrapUpBegan began ->
                talks.computeIfPresent(
                        new Part(began.interaction(), began.agent()),
                        (part, talk) -> new Talk(talk.queue(), talk.beganAt(), began.at(), false));
            case Event.WrapUpExtended extended ->
                talks.computeIfPresent(
                        new Part(extended.interaction(), extended.agent()),
                        (part, talk) -> new Talk(talk.queue(), talk.beganAt(), talk.wrapUpSince(), true));
            case Event.AssignmentEnded ended -> handled(ended);
            case Event.InteractionEnded ended -> answered.remove(ended.interaction());
            default -> {}
        }
    }

    private void answered(OfferId id, OfferResult result, long at) {
        var offer = ringing.remove(id);
        // How a phone that stopped ringing because the caller went would have been answered was not seen.
        if (offer != null && result != OfferResult.RESCINDED) {
            var group = new Day.Group(offer.queue(), team(offer.agent()));
            answers.add(group, offer.queue(), new Day.Answer(result, Math.max(0, at - offer.madeAt())));
        }
    }

    private void handled(Event.AssignmentEnded ended) {
        var talk = talks.remove(new Part(ended.interaction(), ended.agent()));
        if (talk != null && talk.beganAt() != Long.MIN_VALUE && talk.wrapUpSince() != null) {
            handled.add(
                    new Day.Group(talk.queue(), team(ended.agent())),
                    talk.queue(),
                    new Day.Handled(
                            Math.max(0, talk.wrapUpSince() - talk.beganAt()),
                            Math.max(0, ended.at() - talk.wrapUpSince()),
                            ended.byTimeout() && !talk.extended()));
        }
    }

    private List<KaplanMeier.Seen> seen(QueueId queue) {
        return waits.computeIfAbsent(queue, id -> new ArrayList<>());
    }

    private String team(AgentId id) {
        var agent = agents.get(id);
        return agent == null ? "" : agent.team();
    }
}
