package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.ConsultEnd;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.InteractionId;
import hotline.acd.routing.RoutingStep;
import hotline.crm.record.InteractionRecord;
import hotline.desktop.message.WorkItem;
import hotline.desktop.message.WorkItem.PathStep;
import hotline.desktop.message.WorkItem.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What lies on each agent's desk, as a fold of events: from the offer to the end of wrap-up. What was not accepted stays until the next offer, and half a minute at most.
 * Confined to the live thread.
 */
final class Desks {
    private static final long STAYS_MILLIS = Duration.ofSeconds(30).toMillis();

    private final Titles titles;
    private final Roster roster;
    private final Map<InteractionId, Story> stories = new TreeMap<>();
    private final Map<OfferId, Work> offers = new HashMap<>();
    private final Map<AgentId, Map<InteractionId, Work>> desks = new HashMap<>();
    private final Set<Place> touched = new LinkedHashSet<>();
    private final Set<InteractionId> moved = new LinkedHashSet<>();

    /** An interaction on a desk. */
    record Place(AgentId agent, InteractionId interaction) {}

    /** @param roster tells who is on whose line; folds each event before this does */
    Desks(Titles titles, Roster roster) {
        this.titles = titles;
        this.roster = roster;
    }

    /** Nothing has been folded yet: this is so. What a snapshot lacks comes by {@link #remember}. */
    void begin(Snapshot snapshot) {
        snapshot.interactions().forEach(this::begin);
        touched.clear();
        moved.clear();
    }

    void apply(Recorded recorded) {
        long at = recorded.at();
        switch (recorded.event()) {
            case Event.EpochBegan e -> {}
            case Event.Configured e -> {}
            case Event.AgentSignedIn e -> {}
            case Event.AvailabilityChanged e -> {}
            case Event.AvailabilityPended e -> {}
            case Event.StationChanged e -> {}
            case Event.FlowServed e -> {}
            case Event.Transferred e -> {}
            case Event.EntryStepReached e -> {}
            case Event.EntryDirected e ->
                change(e.entry().interaction(), story -> {
                    story.attached = e.attached();
                    story.stay = new Story.Stay(
                            e.entry(), e.queue(), at, at - e.orderKey(), e.plan(), e.call() != null, false, List.of());
                });
            case Event.ConsultBegan e ->
                change(e.interaction(), story -> {
                    story.asks(new Story.Asking(e.by(), e.to(), e.blind(), e.at(), false, null));
                    touchAll(story);
                });
            case Event.ConsultConnected e ->
                change(e.interaction(), story -> {
                    Story.Asking asks = story.asking;
                    story.asking = asks == null
                            ? null
                            : new Story.Asking(asks.by(), asks.to(), asks.blind(), asks.since(), true, e.agent());
                    touchAll(story);
                });
            case Event.ConsultEnded e ->
                change(e.interaction(), story -> {
                    story.outside |= e.how().isTakenPart()
                            && story.asking != null
                            && story.asking.to() instanceof Target.ToOutside;
                    story.asking = null;
                    if (e.how() == ConsultEnd.NOT_REACHED) {
                        story.notReached();
                    }
                    touchAll(story);
                });
            case Event.PassedOn e ->
                change(e.interaction(), story -> {
                    story.passedOnBy = e.by();
                    touchAll(story);
                });
            case Event.PartyDropped e -> {}
            case Event.OutsideLeft e ->
                change(e.interaction(), story -> {
                    story.outside = false;
                    touchAll(story);
                });
            case Event.WatchBegan e -> change(e.interaction(), this::touchAll);
            case Event.WatchConnected e -> change(e.interaction(), this::touchAll);
            case Event.WatchModeChanged e -> change(e.interaction(), this::touchAll);
            case Event.WatchEnded e -> change(e.interaction(), this::touchAll);
            case Event.HelpAsked e -> {}
            case Event.HelpEnded e -> {}
            case Event.EntryBlocked e -> {}
            case Event.QueueClosed e -> {}
            case Event.QueueOpened e -> {}
            case Event.OfferEnding e -> change(e.offer(), work -> work.answeredBy = e.answeredBy());
            case Event.EntryReordered e ->
                change(e.entry().interaction(), story -> {
                    story.stay = story.stay == null ? null : story.stay.reordered(e.headStartMillis());
                    moved.add(story.id);
                });
            case Event.SegmentBegan e -> {}
            case Event.ReportAbsorbed e -> {}
            case Event.InteractionBegan e ->
                stories.put(e.interaction(), new Story(e.interaction(), e.direction(), e.entryPoint(), e.at()));
            case Event.FlowPassed e ->
                change(e.interaction(), story -> {
                    story.path.add(new PathStep(
                            e.node(),
                            titles.title(e.flow(), e.node()),
                            titles.shownAs(e.flow(), e.node()),
                            e.exit(),
                            Instant.ofEpochMilli(e.at())));
                    touchAll(story);
                });
            case Event.EntryQueued e ->
                change(e.entry().interaction(), story -> {
                    story.attached = e.attached();
                    story.stay = new Story.Stay(
                            e.entry(), e.queue(), at, e.headStartMillis(), e.plan(), false, true, List.of());
                    moved.add(story.id);
                });
            case Event.PlaceKept e ->
                change(e.entry().interaction(), story -> {
                    story.attached = e.attached();
                    story.stay = new Story.Stay(
                            e.entry(),
                            e.queue(),
                            e.queuedAt(),
                            e.queuedAt() - e.orderKey(),
                            e.plan(),
                            true,
                            true,
                            List.of());
                    moved.add(story.id);
                });
            case Event.CustomerDialled e ->
                change(e.offer(), work -> {
                    work.customerDialled = e.at();
                    work.expires = e.expiresAt();
                });
            case Event.CustomerReached e ->
                change(e.interaction(), story -> {
                    story.customerPresent = true;
                    touchAll(story);
                });
            case Event.CustomerNotReached e -> change(e.offer(), work -> work.notReached = e.how());
            case Event.CallbackDue e -> {}
            case Event.EntryEnded e ->
                change(e.entry().interaction(), story -> {
                    story.stay = story.stay == null ? null : story.stay.ended();
                    moved.add(story.id);
                });
            case Event.OfferMade e -> change(e.entry().interaction(), story -> offered(story, e, at));
            case Event.OfferRang e -> change(e.offer(), work -> work.ringing = true);
            case Event.OfferEnded e -> offerEnded(e, at);
            case Event.AssignmentBegan e -> change(e.interaction(), story -> accepted(story, e));
            case Event.AssignmentHeld e ->
                change(e.interaction(), e.agent(), work -> {
                    work.phase = Phase.HOLD;
                    work.heldSince = e.at();
                    touchAll(work.story);
                });
            case Event.AssignmentRetrieved e ->
                change(e.interaction(), e.agent(), work -> {
                    work.phase = Phase.TALKING;
                    work.heldSince = null;
                    touchAll(work.story);
                });
            case Event.AssignmentLineLost e -> change(e.interaction(), e.agent(), work -> work.lineLost = true);
            case Event.AssignmentLineBack e -> change(e.interaction(), e.agent(), work -> work.lineLost = false);
            case Event.WrapUpBegan e ->
                change(e.interaction(), e.agent(), work -> {
                    work.phase = Phase.WRAP_UP;
                    work.lineLost = false;
                    work.heldSince = null;
                    work.wrapUpSince = e.at();
                    work.wrapUpUntil = e.until();
                    work.endedBy = e.by();
                    touchAll(work.story);
                });
            case Event.DispositionChosen e ->
                change(e.interaction(), e.agent(), work -> work.disposition = e.disposition());
            case Event.WrapUpExtended e ->
                change(e.interaction(), e.agent(), work -> {
                    work.wrapUpUntil = e.until();
                    work.wrapUpExtensions++;
                });
            case Event.AssignmentEnded e -> change(e.interaction(), e.agent(), work -> ended(work, at));
            case Event.CustomerLeft e ->
                change(e.interaction(), story -> {
                    story.customerPresent = false;
                    touchAll(story);
                });
            case Event.InteractionEnded e ->
                change(e.interaction(), story -> {
                    story.ended = true;
                    forgetWhenDone(story);
                });
        }
    }

    /** Who was not accepted goes after a while. */
    void timeIs(long now) {
        for (Work work : List.copyOf(offers.values())) {
            if (work.isOver() && work.ended != null && now - work.ended > STAYS_MILLIS) {
                remove(work);
            }
        }
    }

    /** What records know of the time before the beginning. */
    void remember(InteractionRecord record) {
        change(record.id(), story -> {
            List<PathStep> path = new ArrayList<>();
            record.flow()
                    .forEach(step -> path.add(new PathStep(
                            step.node(),
                            titles.title(step.flow(), step.node()),
                            titles.shownAs(step.flow(), step.node()),
                            step.exit(),
                            step.at())));
            story.path.stream().filter(step -> !path.contains(step)).forEach(path::add);
            story.path.clear();
            story.path.addAll(path);
            story.works.values().forEach(work -> Remembered.into(work, record));
            touchAll(story);
        });
    }

    /** What has changed on desks since this was asked last, in order; where nothing lies any more, it was taken away. */
    List<Place> takeTouched() {
        List<Place> all = List.copyOf(touched);
        touched.clear();
        return all;
    }

    /** Whose waiting has changed since this was asked last. */
    List<InteractionId> takeMoved() {
        List<InteractionId> all = List.copyOf(moved);
        moved.clear();
        return all;
    }

    @Nullable
    WorkItem work(AgentId agent, InteractionId interaction) {
        Work work = desks.getOrDefault(agent, Map.of()).get(interaction);
        return work == null ? null : view(work);
    }

    /** In the order in which they came. */
    List<WorkItem> of(AgentId agent) {
        return desks.getOrDefault(agent, Map.of()).values().stream()
                .map(this::view)
                .toList();
    }

    private WorkItem view(Work work) {
        return work.view(roster.heardBy(work.story.id, work.agent));
    }

    @Nullable
    Story story(InteractionId id) {
        return stories.get(id);
    }

    Collection<Story> stories() {
        return stories.values();
    }

    /** Whose offer it is, null when it has ended long ago or never was. */
    @Nullable
    AgentId agentOf(OfferId offer) {
        Work work = offers.get(offer);
        return work == null ? null : work.agent;
    }

    private void begin(Snapshot.InteractionRecord record) {
        Story story = new Story(record.interaction(), record.direction(), record.entryPoint(), record.beganAt());
        story.customerPresent = record.customerPresent();
        story.outside = record.outside();
        Snapshot.ConsultRecord asks = record.consult();
        if (asks != null) {
            story.asks(
                    new Story.Asking(asks.by(), asks.to(), asks.blind(), asks.since(), asks.connected(), asks.with()));
        }
        stories.put(story.id, story);
        Snapshot.LeftPlace answeredFrom = record.answeredFrom();
        if (answeredFrom != null) {
            story.attached = answeredFrom.attached();
        }
        Snapshot.EntryRecord entry = record.entry();
        if (entry != null) {
            story.attached = entry.attached();
            story.stay = new Story.Stay(
                    entry.entry(),
                    entry.queue(),
                    entry.queuedAt(),
                    entry.queuedAt() - entry.orderKey(),
                    entry.plan(),
                    entry.held() != null,
                    entry.purpose() == null,
                    entry.offers().stream()
                            .sorted(Comparator.comparing(Snapshot.OfferRecord::offer))
                            .map(Snapshot.OfferRecord::agent)
                            .toList());
            entry.offers().forEach(offer -> begin(story, offer, entry.queuedAt()));
        }
        record.rescinded().forEach(offer -> begin(story, offer, offer.madeAt()).answeredBy = answeredBy(record, offer));
        record.assignments().forEach(part -> begin(story, part));
    }

    /** Who took it while it rang here, too; null when the caller has left. */
    private static @Nullable AgentId answeredBy(Snapshot.InteractionRecord record, Snapshot.OfferRecord offer) {
        return record.assignments().stream()
                .filter(part -> part.beganAt() >= offer.madeAt())
                .map(Snapshot.AssignmentRecord::agent)
                .findFirst()
                .orElse(null);
    }

    private Work begin(Story story, Snapshot.OfferRecord offer, long queued) {
        Work work = new Work(offer.agent(), offer.offer(), offer.queue(), story, Phase.OFFERED, offer.madeAt());
        work.queued = queued;
        work.expires = offer.expiresAt();
        work.ringing = offer.ringing();
        put(work);
        return work;
    }

    private void begin(Story story, Snapshot.AssignmentRecord part) {
        Phase phase = part.wrapsUp() ? Phase.WRAP_UP : part.held() ? Phase.HOLD : Phase.TALKING;
        Work work = new Work(part.agent(), part.offer(), part.queue(), story, phase, part.beganAt());
        work.result = OfferResult.ACCEPTED;
        work.ringing = true;
        work.accepted = part.beganAt();
        work.wrapUpUntil = part.wrapUpUntil();
        work.disposition = part.disposition();
        work.wrapUpExtensions = part.extensions();
        work.lineLost = part.lineLost() != null;
        put(work);
    }

    private void offered(Story story, Event.OfferMade event, long at) {
        List.copyOf(desks.getOrDefault(event.agent(), Map.of()).values()).stream()
                .filter(Work::isOver)
                .forEach(this::remove);
        Work work = new Work(event.agent(), event.offer(), event.queue(), story, Phase.OFFERED, at);
        Story.Stay stay = story.stay;
        if (stay != null) {
            List<RoutingStep> steps = stay.plan().steps();
            work.queued = stay.queued();
            work.step = steps.get(Math.min(event.ledger().step(), steps.size() - 1));
            story.stay = stay.offered(event.agent());
            moved.add(story.id);
        }
        work.expires = event.expiresAt();
        work.why = event.ledger();
        put(work);
    }

    private void offerEnded(Event.OfferEnded event, long at) {
        change(event.offer(), work -> {
            work.result = event.result();
            Story.Stay stay = work.story.stay;
            if (stay != null && stay.ringsAt().contains(work.agent)) {
                work.story.stay = stay.offerEnded(work.agent);
                moved.add(work.story.id);
            }
            if (event.result() != OfferResult.ACCEPTED) {
                work.phase = Phase.ENDED;
                work.ended = at;
            }
        });
    }

    private void accepted(Story story, Event.AssignmentBegan event) {
        Work offered = story.works.get(event.agent());
        Work work = offered != null && offered.offer.equals(event.offer())
                ? offered
                : new Work(event.agent(), event.offer(), event.queue(), story, Phase.TALKING, event.at());
        work.phase = Phase.TALKING;
        work.result = OfferResult.ACCEPTED;
        // some telephones answer without having said that they ring
        work.ringing = true;
        work.accepted = event.at();
        put(work);
        touchAll(story);
    }

    /** The agent's part is over. Whom a colleague has not answered is told so for a while, as nothing is left to wrap up. */
    private void ended(Work work, long at) {
        if (work.story.hasCalledInVain(work.agent)) {
            work.phase = Phase.ENDED;
            work.ended = at;
        } else {
            remove(work);
        }
    }

    private void put(Work work) {
        Work before = work.story.works.put(work.agent, work);
        if (before != null) {
            offers.remove(before.offer);
        }
        offers.put(work.offer, work);
        desks.computeIfAbsent(work.agent, id -> new LinkedHashMap<>()).put(work.story.id, work);
        touch(work);
    }

    private void remove(Work work) {
        offers.remove(work.offer);
        work.story.works.remove(work.agent);
        Map<InteractionId, Work> desk = desks.getOrDefault(work.agent, Map.of());
        desk.remove(work.story.id);
        touch(work);
        forgetWhenDone(work.story);
    }

    private void forgetWhenDone(Story story) {
        if (story.ended && story.works.isEmpty()) {
            stories.remove(story.id);
            moved.add(story.id);
        }
    }

    private void touch(Work work) {
        touched.add(new Place(work.agent, work.story.id));
    }

    private void touchAll(Story story) {
        story.works.values().forEach(this::touch);
    }

    private void change(InteractionId id, Consumer<Story> how) {
        Story story = stories.get(id);
        if (story != null) {
            how.accept(story);
        }
    }

    private void change(OfferId id, Consumer<Work> how) {
        Work work = offers.get(id);
        if (work != null) {
            how.accept(work);
            touch(work);
        }
    }

    private void change(InteractionId id, AgentId agent, Consumer<Work> how) {
        change(id, story -> {
            Work work = story.works.get(agent);
            if (work != null) {
                how.accept(work);
                touch(work);
            }
        });
    }
}
