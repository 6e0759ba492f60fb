package hotline.acd.simulation.replay;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Command;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.LegEnd;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.simulation.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One {@link Day} once more, with other luck: the same callers at the same times, the same people at work, through the real
 * distributor in virtual time. Patience, handle times and answers are drawn from what was seen that day. The same seed gives
 * the same day. Not for several threads.
 */
final class DayRun {
    /** What a caller does whom the queue has let go: hangs up. */
    private static final long HANGS_UP_MILLIS = 1_000;
    /** How often a supervisor looks for an agent who can take the caller. */
    private static final long PICKS_AGAIN_MILLIS = 1_000;
    /** However unlucky the day, nobody is followed for longer after its end. */
    private static final long LONGEST_RUN_OUT_MILLIS = 12 * 3_600_000L;

    private final Day day;
    private final Staffing staffing;
    private final Timeline timeline = new Timeline();
    private final Distributor core = new Distributor();
    private final DayFigures figures;
    // One source of chance for each kind: another routing then meets the same callers.
    private final SplittableRandom patience;
    private final SplittableRandom answering;
    private final SplittableRandom handling;
    private final SplittableRandom promising;
    private final long interfering;

    private final Set<OfferId> ringing = new HashSet<>();
    /** How long those conversations last whose wrap-up has not begun. */
    private final Map<InteractionId, Day.Handled> lasting = new HashMap<>();

    private final Map<AgentId, AgentConfig> agents = new HashMap<>();
    private final Set<AgentId> signedIn = new HashSet<>();
    private final Set<AgentId> phonesDown = new HashSet<>();
    private final Map<AgentId, Integer> wishes = new HashMap<>();
    private final Set<InteractionId> present = new HashSet<>();
    private final Set<InteractionId> queued = new HashSet<>();
    /** The queues of the stays that have not ended, on the line and to be called. */
    private final Map<QueueEntryId, QueueId> stays = new HashMap<>();

    private final Map<QueueEntryId, QueueId> kept = new HashMap<>();
    private final Map<QueueId, MediaChannel> channels = new HashMap<>();
    private long now;
    private long interactions;
    private long requests;

    DayRun(Day day, Staffing staffing, long seed) {
        this.day = day;
        this.staffing = staffing;
        this.figures = new DayFigures(day.period());
        var chance = new SplittableRandom(seed);
        patience = chance.split();
        answering = chance.split();
        handling = chance.split();
        interfering = chance.nextLong();
        promising = chance.split();
    }

    DayFigures run() {
        now = day.period().from();
        handle(new Report.EpochBegins(1));
        var first = new ArrayList<ConfigChange>();
        staffing.queues().forEach(queue -> first.add(new ConfigChange.PutQueue(queue)));
        staffing.agents().forEach(agent -> first.add(new ConfigChange.PutAgent(agent)));
        staffing.queues().forEach(figures::configured);
        configure(first);
        if (staffing.followsTheDay()) {
            day.changes().forEach(change -> timeline.at(change.at(), () -> configure(change.changes())));
        }
        day.wishes().forEach(wish -> timeline.at(wish.at(), () -> wish(wish.agent(), wish.wanted())));
        day.phones().forEach(phone -> timeline.at(phone.at(), () -> phone(phone.agent(), phone.reachable())));
        staffing.additional(day).forEach(agent -> timeline.at(now, () -> wish(agent, Availability.READY)));
        day.arrivals().forEach(arrival -> timeline.at(arrival.at(), () -> arrive(arrival)));
        // after those who already waited behind a closed door
        day.doors().forEach(door -> timeline.at(door.at(), () -> door(door)));
        timeline.at(day.period().to(), figures::endOfWork);
        long end = day.period().to() + LONGEST_RUN_OUT_MILLIS;
        for (long next = next(); next <= end && !isOver(); next = next()) {
            now = Math.max(now, next);
            if (core.nextDeadline() <= timeline.next()) {
                take(core.advance(now));
            } else {
                timeline.happen();
            }
        }
        return figures;
    }

    private long next() {
        return Math.min(timeline.next(), core.nextDeadline());
    }

    private boolean isOver() {
        return now >= day.period().to() && figures.isSettled();
    }

    // ---- the given

    private void configure(List<ConfigChange> changes) {
        for (ConfigChange change : changes) {
            switch (change) {
                case ConfigChange.PutAgent put -> agents.put(put.agent().id(), put.agent());
                case ConfigChange.PutQueue put -> {
                    figures.configured(put.queue());
                    channels.put(put.queue().id(), put.queue().channel());
                }
                case ConfigChange.RemoveAgent remove -> wish(remove.agent(), Availability.LOGGED_OUT);
                case ConfigChange.RemoveQueue remove -> {}
            }
        }
        handle(new Request.Configure(requestId(), Actor.SYSTEM, changes));
    }

    private void arrive(Day.Arrival arrival) {
        var interaction = new InteractionId(1, ++interactions);
        long lasts = day.patience().containsKey(arrival.queue())
                ? day.patience().get(arrival.queue()).draw(patience)
                : Long.MAX_VALUE;
        present.add(interaction);
        handle(new Report.InteractionBegins(
                interaction,
                channels.getOrDefault(arrival.queue(), MediaChannel.VOICE),
                Direction.INBOUND,
                "replayed",
                now));
        if (!arrival.counted()) {
            figures.passOver(new QueueEntryId(interaction, 1));
        }
        handle(new Request.Enqueue(
                requestId(),
                Actor.SYSTEM,
                interaction,
                arrival.queue(),
                arrival.plan(),
                Math.max(0, arrival.headStartMillis())));
        if (arrival.keptUntil() != null) {
            handle(new Request.KeepPlace(requestId(), Actor.SYSTEM, interaction, arrival.keptUntil()));
            leave(interaction);
        } else if (lasts < Long.MAX_VALUE - now) {
            timeline.at(now + lasts, () -> {
                if (present.contains(interaction)) {
                    leave(interaction);
                }
            });
        }
    }

    private void wish(AgentId agent, Availability wanted) {
        if (!agents.containsKey(agent)) {
            return;
        }
        wishes.merge(agent, 1, Integer::sum);
        if (wanted instanceof Availability.LoggedOut) {
            if (signedIn.remove(agent)) {
                handle(new Request.SignOut(requestId(), Actor.SYSTEM, agent));
            }
            return;
        }
        if (signedIn.add(agent)) {
            handle(new Request.SignIn(requestId(), Actor.SYSTEM, agent, station(agent)));
        }
        handle(new Request.ChangeAvailability(requestId(), Actor.SYSTEM, agent, wanted));
    }

    private void phone(AgentId agent, boolean reachable) {
        if (reachable) {
            phonesDown.remove(agent);
        } else {
            phonesDown.add(agent);
        }
        handle(new Report.StationSeen(station(agent), reachable, now));
    }

    private void door(Day.Door door) {
        handle(
                door.open()
                        ? new Request.OpenQueue(requestId(), Actor.SYSTEM, door.queue())
                        : new Request.CloseQueue(requestId(), Actor.SYSTEM, door.queue()));
    }

    private static String station(AgentId agent) {
        return "at-" + agent;
    }

    // ---- what follows from events

    private void handle(Command command) {
        take(core.handle(command, now).events());
    }

    private boolean isDone(Request request) {
        var decision = core.handle(request, now);
        take(decision.events());
        return decision.rejection() == null;
    }

    private void take(List<Recorded> events) {
        for (Recorded recorded : events) {
            figures.take(recorded);
        }
        for (Recorded recorded : events) {
            follow(recorded.event());
        }
    }

    private void follow(Event event) {
        switch (event) {
            case Event.OfferMade made -> ring(made);
            case Event.OfferEnding ending ->
                timeline.at(now, () -> {
                    if (ringing.contains(ending.offer())) {
                        handle(new Report.OfferLegEnds(ending.offer(), LegEnd.NO_ANSWER, now));
                    }
                });
            case Event.OfferEnded ended -> ringing.remove(ended.offer());
            case Event.EntryQueued entry -> {
                queued.add(entry.entry().interaction());
                stays.put(entry.entry(), entry.queue());
                interfereWith(entry);
            }
            case Event.PlaceKept place -> kept.put(place.entry(), place.queue());
            case Event.CustomerDialled dialled -> dial(dialled);
            case Event.EntryEnded ended -> {
                var interaction = ended.entry().interaction();
                var queue = stays.remove(ended.entry());
                if (kept.remove(ended.entry()) == null) {
                    queued.remove(interaction);
                }
                if (ended.outcome() == EntryOutcome.ANSWERED) {
                    present.remove(interaction);
                } else if (ended.outcome() != EntryOutcome.ABANDONED) {
                    timeline.at(now + HANGS_UP_MILLIS, () -> goOn(interaction, queue, ended.outcome()));
                }
            }
            case Event.EntryBlocked blocked ->
                timeline.at(now + HANGS_UP_MILLIS, () -> leaveUnlessQueued(blocked.interaction()));
            case Event.AssignmentBegan began -> talk(began);
            case Event.WrapUpBegan began -> wrapUp(began);
            case Event.AvailabilityChanged changed -> {
                if (changed.by().equals(Actor.SYSTEM)
                        && changed.availability() instanceof Availability.NotReady notReady) {
                    comeBack(changed.agent(), notReady.reason());
                }
            }
            default -> {}
        }
    }

    /** The same for the same stay of the same caller, under whatever routing. */
    private void interfereWith(Event.EntryQueued queued) {
        var entry = queued.entry();
        var chance =
                new SplittableRandom(interfering + 1_000 * entry.interaction().number() + entry.ordinal());
        day.takenOut()
                .draw(queued.queue(), chance)
                .ifPresent(fate -> timeline.at(now + fate.afterMillis(), () -> takeOut(entry, fate.how())));
        nudge(entry, queued.queue(), chance);
    }

    /** Again and again, as long as the entry is there. */
    private void nudge(QueueEntryId entry, QueueId queue, SplittableRandom chance) {
        day.nudges()
                .draw(queue, chance)
                .ifPresent(fate -> timeline.at(now + fate.afterMillis(), () -> {
                    if (stays.containsKey(entry)) {
                        nudge(entry, queue, fate.what());
                        nudge(entry, queue, chance);
                    }
                }));
    }

    /** That caller, or another one of the queue: only picks that came about were seen. */
    private QueueEntryId stillThere(QueueEntryId entry, QueueId queue) {
        return stays.containsKey(entry)
                ? entry
                : stays.entrySet().stream()
                        .filter(stay -> stay.getValue().equals(queue))
                        .map(Map.Entry::getKey)
                        .min(Comparator.naturalOrder())
                        .orElse(entry);
    }

    /** Whom that agent cannot take now another one takes, as soon as one can. */
    private void nudge(QueueEntryId entry, QueueId queue, Nudges.What what) {
        if (what.headStartMillis() != null) {
            handle(new Request.ChangeHeadStart(requestId(), Actor.SYSTEM, entry, what.headStartMillis()));
        } else if (what.agent() != null) {
            // that one first, and after her all who are at work, round and round
            var agents = new TreeSet<>(signedIn);
            var inTurn = new ArrayList<>(agents.tailSet(what.agent(), true));
            inTurn.addAll(agents.headSet(what.agent(), false));
            for (AgentId agent : inTurn) {
                if (isDone(new Request.PickEntry(requestId(), Actor.SYSTEM, entry, agent))) {
                    return;
                }
            }
            if (now < day.period().to()) {
                timeline.at(now + PICKS_AGAIN_MILLIS, () -> nudge(stillThere(entry, queue), queue, what));
            }
        }
    }

    /** Back in the flow: some keep the place, and hang up, and all others hang up. */
    private void goOn(InteractionId interaction, @Nullable QueueId from, EntryOutcome outcome) {
        if (!present.contains(interaction) || queued.contains(interaction)) {
            return;
        }
        var keeps = from == null
                ? Optional.<KeptPlaces.Kept>empty()
                : day.keptPlaces().draw(from, outcome, promising);
        if (keeps.isPresent()) {
            handle(new Request.KeepPlace(
                    requestId(), Actor.SYSTEM, interaction, day.keptPlaces().until(now)));
            long still = Math.max(0, keeps.get().leavesAfterMillis() - HANGS_UP_MILLIS);
            timeline.at(now + still, () -> {
                if (keeps.get().comesBack()) {
                    giveUpPlace(interaction);
                }
                leaveUnlessQueued(interaction);
            });
        } else {
            leave(interaction);
        }
    }

    /** She is among the day's arrivals once more. */
    private void giveUpPlace(InteractionId interaction) {
        kept.keySet().stream()
                .filter(entry -> entry.interaction().equals(interaction))
                .findFirst()
                .ifPresent(entry ->
                        handle(new Request.WithdrawEntry(requestId(), Actor.SYSTEM, entry, EntryOutcome.WITHDRAWN)));
    }

    private void dial(Event.CustomerDialled dialled) {
        var queue = kept.get(dialled.entry());
        if (queue == null) {
            return;
        }
        var interaction = dialled.entry().interaction();
        var call = day.keptPlaces().drawCall(queue, promising);
        timeline.at(now + call.afterMillis(), () -> {
            if (!ringing.contains(dialled.offer())) {
                return;
            }
            if (call.inVain() == null) {
                present.add(interaction);
                handle(new Report.CustomerReached(interaction, dialled.offer(), now));
            } else if (call.inVain() == CallbackEnd.AGENT_LEFT) {
                handle(new Report.OfferLegEnds(dialled.offer(), LegEnd.DECLINED, now));
            } else {
                handle(new Report.CustomerNotReached(dialled.offer(), call.inVain(), now));
            }
        });
    }

    /** Who does not wait any more is not concerned: the request is rejected. */
    private void takeOut(QueueEntryId entry, TakenOut.How how) {
        handle(
                how.to() == null || how.plan() == null
                        ? new Request.WithdrawEntry(requestId(), Actor.SYSTEM, entry, how.as())
                        : new Request.MoveEntry(requestId(), Actor.SYSTEM, entry, how.to(), how.plan()));
    }

    private void ring(Event.OfferMade made) {
        ringing.add(made.offer());
        var answer = day.answers()
                .draw(new Day.Group(made.queue(), team(made.agent())), made.queue(), answering)
                .orElse(new Day.Answer(OfferResult.ACCEPTED, 0));
        timeline.at(now, () -> {
            if (ringing.contains(made.offer())) {
                handle(new Report.OfferRings(made.offer(), now));
            }
        });
        var report =
                switch (answer.result()) {
                    case ACCEPTED -> (LegEnd) null;
                    case EXPIRED -> null;
                    case DECLINED -> LegEnd.DECLINED;
                    case UNREACHABLE -> LegEnd.UNREACHABLE;
                    case BUSY -> LegEnd.BUSY;
                    case FAILED, RESCINDED, UNREACHED -> LegEnd.FAILED;
                };
        if (answer.result() != OfferResult.EXPIRED) {
            timeline.at(now + answer.afterMillis(), () -> answer(made.offer(), report));
        }
    }

    private void answer(OfferId offer, @Nullable LegEnd otherwise) {
        if (ringing.contains(offer)) {
            handle(
                    otherwise == null
                            ? new Report.OfferAnswered(offer, now)
                            : new Report.OfferLegEnds(offer, otherwise, now));
        }
    }

    private void talk(Event.AssignmentBegan began) {
        var lasts = day.handled()
                .draw(new Day.Group(began.queue(), team(began.agent())), began.queue(), handling)
                .orElse(new Day.Handled(0, 0, false));
        lasting.put(began.interaction(), lasts);
        timeline.at(
                now + lasts.talkMillis(),
                () -> handle(new Report.CustomerLeaves(began.interaction(), EndedBy.CALLER, null, now)));
    }

    /** As long as it was that day, if that can be here: with more time where that is given, and no shorter where it must not be. */
    private void wrapUp(Event.WrapUpBegan began) {
        var lasts = lasting.remove(began.interaction());
        var until = began.until();
        if (lasts != null && (!lasts.ranOut() || until == null)) {
            long end = now + lasts.wrapUpMillis();
            timeline.at(
                    end,
                    () -> handle(new Request.CompleteWrapUp(
                            requestId(), Actor.SYSTEM, began.agent(), began.interaction(), null)));
            if (until != null && until <= end) {
                timeline.at(now, () -> extend(began, end));
            }
        }
    }

    private void extend(Event.WrapUpBegan began, long end) {
        var asked = core.handle(
                new Request.ExtendWrapUp(requestId(), Actor.SYSTEM, began.agent(), began.interaction()), now);
        take(asked.events());
        for (Recorded recorded : asked.events()) {
            if (recorded.event() instanceof Event.WrapUpExtended extended && extended.until() < end) {
                extend(began, end);
            }
        }
    }

    /** Who was made not ready by the system comes back as people did that day, unless something else was wished meanwhile. */
    private void comeBack(AgentId agent, NotReadyReason reason) {
        boolean byPhone = reason.equals(NotReadyReason.PHONE_DOWN) || reason.equals(NotReadyReason.LINE_BUSY);
        int wishesBefore = wishes.getOrDefault(agent, 0);
        var absence = day.absences().draw(new Day.AbsentFor(reason, team(agent)), reason, answering);
        timeline.at(now + absence.orElse(30_000L), () -> {
            if (byPhone) {
                if (!phonesDown.contains(agent)) {
                    handle(new Report.StationSeen(station(agent), true, now));
                }
            } else if (signedIn.contains(agent) && wishes.getOrDefault(agent, 0) == wishesBefore) {
                handle(new Request.ChangeAvailability(requestId(), Actor.SYSTEM, agent, Availability.READY));
            }
        });
    }

    private void leave(InteractionId interaction) {
        present.remove(interaction);
        handle(new Report.CustomerLeaves(interaction, EndedBy.CALLER, null, now));
    }

    private void leaveUnlessQueued(InteractionId interaction) {
        if (present.contains(interaction) && !queued.contains(interaction)) {
            leave(interaction);
        }
    }

    private String team(AgentId id) {
        var agent = agents.get(id);
        return agent == null ? "" : agent.team();
    }

    private CommandId requestId() {
        return new CommandId("r" + ++requests);
    }
}
