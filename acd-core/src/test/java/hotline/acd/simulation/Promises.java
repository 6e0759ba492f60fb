package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What must hold in every world at every moment, checked from outside: from events and snapshots alone, by naive means. */
final class Promises {
    private record Open(OfferId offer, QueueEntryId entry, QueueId queue, AgentId agent) {}

    private static final class Waiting {
        final Event.EntryQueued queued;
        final Position position;
        long orderKey;
        int step;
        int offers;
        int offersSoFar;
        final long queuedAt;
        final TreeSet<QueueId> overflowed = new TreeSet<>();
        /** Whose caller has hung up, or is about to, and will be called. */
        boolean kept;

        boolean resting;
        boolean dialling;
        int attempts;
        long untilWhen;
        /** How the last offer to each agent ended, and when. */
        final Map<AgentId, Lapse> lapses = new TreeMap<>();

        Waiting(Event.EntryQueued queued, Position position, long queuedAt) {
            this.queued = queued;
            this.queuedAt = queuedAt;
            this.position = position;
            this.orderKey = queued.orderKey();
        }

        boolean isBefore(Waiting other) {
            return orderKey != other.orderKey ? orderKey < other.orderKey : position.compareTo(other.position) < 0;
        }

        /** Whether it waits for an agent: not while its caller can still be heard, or is being called, or rests. */
        boolean mayBeOffered(TreeSet<InteractionId> present) {
            return !kept
                    || (!resting
                            && !dialling
                            && !present.contains(queued.entry().interaction()));
        }

        RoutingStep currentStep() {
            return queued.plan().steps().get(step);
        }

        boolean wantsWholeQueue() {
            return currentStep().equals(RoutingPlan.WHOLE_QUEUE.steps().getFirst());
        }
    }

    private static final class Lapse {
        final OfferResult result;
        final long at;
        /** Where all ring, others are at the same time. */
        boolean anotherTried;

        Lapse(OfferResult result, long at) {
            this.result = result;
            this.at = at;
        }
    }

    private static final int MOST_AGENTS = 12;

    private int seen;
    private int commands;
    private final Map<QueueEntryId, Waiting> waiting = new TreeMap<>();
    private final Map<OfferId, Open> open = new TreeMap<>();
    private final Map<AgentId, Long> failedAt = new TreeMap<>();
    private final Map<QueueId, QueueConfig> queues = new TreeMap<>();
    private final TreeSet<QueueId> closed = new TreeSet<>();
    private final TreeSet<InteractionId> movedLast = new TreeSet<>();
    private final StatePromises state = new StatePromises();
    private final SlotPromises slots = new SlotPromises();
    private final AgentPromises crew = new AgentPromises(state, slots);
    private final FigurePromises figures = new FigurePromises();
    private final WrapUpPromises wrapUps = new WrapUpPromises(queues);
    /** The place in the order that goes along to the next queue, and the queues whose rules have sent the caller on. */
    private final Map<InteractionId, Waiting> sentOn = new TreeMap<>();

    private final Set<OfferId> dialledFor = new HashSet<>();
    /** The places of callers who have left a queue for the flow. */
    private final Map<InteractionId, Waiting> leftPlaces = new TreeMap<>();
    /** Entries that were kept places, reached meanwhile or not. */
    private final Set<QueueEntryId> onceKept = new HashSet<>();
    /** Until when whoever talks and has lost the line may be back. */
    private final Map<InteractionId, Long> lost = new TreeMap<>();
    /** From which place those came to an agent who talk. */
    private final Map<InteractionId, Long> answeredFrom = new TreeMap<>();
    /** The queues whose places are kept for callers who may wait on the line after all. */
    private final Map<InteractionId, QueueId> places = new TreeMap<>();
    /** When a customer was last called in vain. */
    private final Map<QueueEntryId, Long> missed = new TreeMap<>();

    private final Set<String> done = new HashSet<>();
    private final TreeSet<InteractionId> present = new TreeSet<>();
    private final TreeSet<InteractionId> talking = new TreeSet<>();
    private final TreeSet<QueueEntryId> answered = new TreeSet<>();
    private final Map<InteractionId, Integer> segments = new TreeMap<>();
    private final TreeSet<InteractionId> going = new TreeSet<>();
    private final TreeSet<InteractionId> over = new TreeSet<>();
    private int entered;
    private int left;
    private int interactionsBegun;
    private int interactionsEnded;
    private @Nullable Recorded before;

    int offers;

    /** Called after each command; looks at the whole state after each {@code every}-th. */
    void check(World world, int every) {
        var causes = new TreeSet<String>();
        for (Recorded recorded : world.journalAfter(seen)) {
            follow(recorded);
            seen++;
            var cause = recorded.cause();
            if (cause != null) {
                promise(!done.contains(cause.value()), "request %s is done once", cause);
                causes.add(cause.value());
            }
        }
        done.addAll(causes);
        sentOn.clear(); // who is not queued again by the same command is back in the flow, and comes as somebody new
        crew.checkAfterCommand();
        if (++commands % every == 0) {
            var snapshot = world.snapshot();
            checkCounts(snapshot);
            state.check(snapshot, world.now());
        }
    }

    private void checkCounts(Snapshot snapshot) {
        long stillWaiting = snapshot.interactions().stream()
                .filter(interaction -> interaction.entry() != null)
                .count();
        promise(entered == left + stillWaiting, "entered (%s) = left (%s) + waiting (%s)", entered, left, stillWaiting);
        promise(
                interactionsBegun - interactionsEnded == snapshot.interactions().size(),
                "interactions begun (%s) = ended (%s) + going on (%s)",
                interactionsBegun,
                interactionsEnded,
                snapshot.interactions().size());
    }

    private void follow(Recorded recorded) {
        if (before != null) {
            var expected = recorded.event() instanceof Event.EpochBegan began
                    ? new Position(began.epoch(), 1)
                    : new Position(before.position().epoch(), before.position().seq() + 1);
            promise(recorded.position().equals(expected), "%s follows %s", recorded.position(), before.position());
            promise(recorded.at() >= before.at(), "time runs backwards at %s", recorded.position());
        }
        before = recorded;
        slots.follow(recorded.event());
        crew.follow(recorded.event());
        wrapUps.follow(recorded);
        figures.follow(recorded);
        switch (recorded.event()) {
            case Event.InteractionBegan event -> {
                assertThat(going.add(event.interaction()) && !over.contains(event.interaction()))
                        .as("%s begins once", event.interaction())
                        .isTrue();
                present.add(event.interaction());
                interactionsBegun++;
            }
            case Event.Configured event -> configured(event);
            case Event.EntryBlocked event ->
                promise(
                        waiting.keySet().stream()
                                .noneMatch(entry -> entry.interaction().equals(event.interaction())),
                        "%s is blocked and waits",
                        event.interaction());
            case Event.CustomerLeft event ->
                promise(present.remove(event.interaction()), "%s leaves once", event.interaction());
            // nobody was there to notice in time
            case Event.EpochBegan event -> lost.replaceAll((interaction, until) -> Distributor.NEVER);
            case Event.QueueClosed event -> closed.add(event.queue());
            case Event.QueueOpened event -> closed.remove(event.queue());
            case Event.EntryQueued event -> {
                checkAdmission(event);
                entered++;
                var entry = new Waiting(event, recorded.position(), recorded.at());
                checkPlace(entry);
                waiting.put(event.entry(), entry);
            }
            case Event.PlaceKept event -> placeKept(event);
            case Event.CustomerDialled event -> {
                var entry = waiting(event.entry());
                promise(entry.kept && !entry.dialling, "%s is called, and once at a time", event.entry());
                promise(dialledFor.add(event.offer()), "%s is called twice for %s", event.entry(), event.offer());
                promise(open.containsKey(event.offer()), "an agent waits while %s is called", event.entry());
                promise(
                        !present.contains(event.entry().interaction()),
                        "%s is called who is on the line",
                        event.entry());
                entry.dialling = true;
                entry.attempts++;
            }
            case Event.CustomerReached event -> {
                promise(present.add(event.interaction()), "%s comes back once", event.interaction());
                var entry = waiting.values().stream()
                        .filter(known -> known.queued.entry().interaction().equals(event.interaction()))
                        .findFirst()
                        .orElseThrow();
                entry.kept = false;
                entry.dialling = false;
            }
            case Event.CustomerNotReached event -> {
                var entry = waiting(event.entry());
                promise(entry.dialling, "%s was being called", event.entry());
                entry.dialling = false;
                entry.resting = event.nextAt() != null;
                missed.put(event.entry(), recorded.at());
            }
            case Event.CallbackDue event -> waiting(event.entry()).resting = false;
            case Event.EntryStepReached event -> waiting(event.entry()).step = event.step();
            case Event.EntryReordered event -> {
                var entry = waiting(event.entry());
                entry.orderKey = event.orderKey();
                promise(
                        event.orderKey() == entry.queuedAt - event.headStartMillis(),
                        "%s has the head start that was asked for",
                        event.entry());
            }
            case Event.EntryEnded event -> entryEnded(event);
            case Event.OfferMade event -> offerMade(event, recorded.at());
            case Event.OfferEnded event -> offerEnded(event, recorded.at());
            case Event.AssignmentBegan event -> {
                promise(present.contains(event.interaction()), "%s is there to speak", event.interaction());
                promise(talking.add(event.interaction()), "%s speaks with one agent at a time", event.interaction());
            }
            case Event.AssignmentLineLost event -> {
                promise(talking.contains(event.interaction()), "%s is lost by who talks", event.interaction());
                lost.put(event.interaction(), event.until());
            }
            case Event.AssignmentLineBack event -> {
                Long until = lost.remove(event.interaction());
                promise(until != null && recorded.at() <= until, "%s is had again in time", event.interaction());
            }
            case Event.WrapUpBegan event -> {
                talking.remove(event.interaction());
                lost.remove(event.interaction());
            }
            case Event.SegmentBegan event ->
                assertThat(event.ordinal())
                        .as("segments of %s are numbered", event.interaction())
                        .isEqualTo(segments.merge(event.interaction(), 1, Integer::sum));
            case Event.InteractionEnded event -> {
                interactionsEnded++;
                assertThat(going.remove(event.interaction()))
                        .as("%s ends once", event.interaction())
                        .isTrue();
                over.add(event.interaction());
            }
            default -> {}
        }
    }

    private Waiting waiting(QueueEntryId entry) {
        var found = waiting.get(entry);
        assertThat(found).as("%s waits", entry).isNotNull();
        return Objects.requireNonNull(found);
    }

    /** A supervisor may move anybody anywhere, and whoever has kept the place, or had an agent whose line is lost, comes back to it. */
    private void checkAdmission(Event.EntryQueued event) {
        boolean moved = movedLast.remove(event.entry().interaction());
        boolean givenBack = lost.containsKey(event.entry().interaction());
        promise(
                !givenBack || Objects.equals(answeredFrom.get(event.entry().interaction()), event.orderKey()),
                "%s is given back at her place",
                event.entry());
        boolean returns = event.queue().equals(places.remove(event.entry().interaction())) || givenBack;
        var limits = Objects.requireNonNull(queues.get(event.queue())).limits();
        long there = waiting.values().stream()
                .filter(other -> !other.kept && !onceKept.contains(other.queued.entry()))
                .filter(other -> other.queued.queue().equals(event.queue()))
                .count();
        promise(
                moved || returns || limits.capacity() == 0 || there < limits.capacity(),
                "%s enters a queue that is full",
                event.entry());
        promise(moved || returns || !closed.contains(event.queue()), "%s enters a queue that is closed", event.entry());
        promise(
                !event.overflowedFrom().contains(event.queue()),
                "%s overflows in a circle: %s",
                event.entry(),
                event.overflowedFrom());
    }

    /** Order key = queued-at minus head start; who is sent on keeps the place, and comes to no queue twice by rules. */
    private void checkPlace(Waiting entry) {
        var event = entry.queued;
        promise(
                event.orderKey() == entry.queuedAt - event.headStartMillis(),
                "%s has the head start that was asked for",
                event.entry());
        var from = sentOn.remove(event.entry().interaction());
        if (from != null) {
            promise(from.orderKey == event.orderKey(), "%s keeps the place of %s", event.entry(), from.queued.entry());
            entry.overflowed.addAll(from.overflowed);
            promise(!entry.overflowed.contains(event.queue()), "%s overflows in a circle", event.entry());
        }
    }

    /** Nothing of the place is lost: its queue, its order, since when it waits. */
    private void placeKept(Event.PlaceKept event) {
        entered++;
        var moved = sentOn.remove(event.entry().interaction());
        var from = moved != null ? moved : leftPlaces.get(event.entry().interaction());
        promise(from != null, "%s keeps a place she never had", event.entry());
        if (from != null) {
            promise(
                    event.orderKey() == from.orderKey
                            && event.queuedAt() == from.queuedAt
                            && event.queuedAs().equals(from.position),
                    "%s keeps the place of %s: %s, %s",
                    event.entry(),
                    from.queued.entry(),
                    event.orderKey(),
                    from.orderKey);
            promise(
                    moved != null || event.queue().equals(from.queued.queue()),
                    "%s keeps its place in %s",
                    event.entry(),
                    event.queue());
        }
        movedLast.remove(event.entry().interaction());
        var queued = new Event.EntryQueued(
                event.entry(), event.queue(), event.plan(), 0, event.orderKey(), event.attached());
        var entry = new Waiting(queued, event.queuedAs(), event.queuedAt());
        entry.step = event.step();
        entry.kept = true;
        entry.untilWhen = event.until();
        onceKept.add(event.entry());
        places.put(event.entry().interaction(), event.queue());
        waiting.put(event.entry(), entry);
    }

    /** A promise ends by an answer, by its caller, or when it has been tried often enough or too late. */
    private void checkPromise(Waiting ended, Event.EntryEnded event) {
        boolean wasKept = onceKept.contains(event.entry());
        switch (event.outcome()) {
            case UNREACHED ->
                promise(
                        wasKept && ended.attempts >= Floor.HOLD.attempts(),
                        "%s is given up after %s attempts",
                        event.entry(),
                        ended.attempts);
            case WINDOW_OVER -> {
                long next = missed.getOrDefault(event.entry(), Long.MIN_VALUE / 2) + Floor.HOLD.retryAfterMillis();
                promise(
                        wasKept && (event.at() >= ended.untilWhen || next >= ended.untilWhen),
                        "%s is given up before its time is over",
                        event.entry());
            }
            case ABANDONED -> promise(!ended.kept, "%s is lost because she hung up", event.entry());
            default -> {}
        }
    }

    private void configured(Event.Configured event) {
        for (ConfigChange change : event.changes()) {
            switch (change) {
                case ConfigChange.PutQueue put -> queues.put(put.queue().id(), put.queue());
                case ConfigChange.RemoveQueue remove -> {
                    queues.remove(remove.queue());
                    closed.remove(remove.queue());
                }
                case ConfigChange.PutAgent put -> {}
                case ConfigChange.RemoveAgent remove -> {}
            }
        }
    }

    private boolean ringsAll(QueueId queue) {
        return Objects.requireNonNull(queues.get(queue)).policy() == SelectionPolicy.RING_ALL;
    }

    private void entryEnded(Event.EntryEnded event) {
        var ended = waiting.remove(event.entry());
        promise(ended != null, "%s ends once", event.entry());
        if (ended != null) {
            checkPromise(ended, event);
            if (event.outcome() == EntryOutcome.ANSWERED) {
                answeredFrom.put(event.entry().interaction(), ended.orderKey);
            }
            if (event.outcome().isFlowOut()) {
                leftPlaces.put(event.entry().interaction(), ended);
            }
            long seconds = (event.at() - ended.queuedAt) / 1_000;
            promise(
                    ended.offersSoFar <= MOST_AGENTS * (2 + seconds),
                    "%s was offered %s times in %s s",
                    event.entry(),
                    ended.offersSoFar,
                    seconds);
        }
        left++;
        var interaction = event.entry().interaction();
        sentOn.remove(interaction);
        if (event.outcome() == EntryOutcome.MOVED) {
            movedLast.add(interaction);
        }
        if (ended != null && (event.outcome() == EntryOutcome.MOVED || event.outcome() == EntryOutcome.OVERFLOWED)) {
            if (event.outcome() == EntryOutcome.MOVED) {
                ended.overflowed.clear();
            } else {
                ended.overflowed.add(ended.queued.queue());
            }
            sentOn.put(interaction, ended);
        }
        if (event.outcome() == EntryOutcome.ANSWERED) {
            assertThat(answered.add(event.entry()))
                    .as("%s is accepted once", event.entry())
                    .isTrue();
        }
    }

    private void offerMade(Event.OfferMade event, long at) {
        offers++;
        var entry = waiting(event.entry());
        promise(entry.offers == 0 || ringsAll(event.queue()), "%s has one pending offer at most", event.entry());
        entry.offers++;
        entry.offersSoFar++;
        open.put(event.offer(), new Open(event.offer(), event.entry(), event.queue(), event.agent()));
        var failed = failedAt.get(event.agent());
        boolean picked = event.ledger().decision() == Ledger.Decided.PICK;
        crew.offered(event, entry.currentStep().who(), Objects.requireNonNull(queues.get(event.queue())), picked);
        if (failed != null && !picked) {
            assertThat(at - failed)
                    .as("%s is left alone for a second after a failure", event.agent())
                    .isGreaterThanOrEqualTo(1_000);
        }
        var lapse = entry.lapses.get(event.agent());
        if (lapse != null && !picked) {
            assertThat(isWithheld(lapse, at))
                    .as("%s lately let %s pass", event.agent(), event.entry())
                    .isFalse();
        }
        if (entry.wantsWholeQueue() && !picked) {
            for (Waiting other : waiting.values()) {
                boolean passedOver = other.offers == 0
                        && other.mayBeOffered(present)
                        && other.queued.queue().equals(event.queue())
                        && other.wantsWholeQueue()
                        && !other.lapses.containsKey(event.agent())
                        && !slots.hasInHand(event.agent(), other.queued.entry().interaction())
                        && other.isBefore(entry);
                promise(
                        !passedOver,
                        "%s is not offered before %s, who comes first",
                        event.entry(),
                        other.queued.entry());
            }
        }
    }

    private static boolean isWithheld(Lapse lapse, long at) {
        return switch (lapse.result) {
            case EXPIRED -> !lapse.anotherTried && at < lapse.at + 30_000;
            case DECLINED -> at < lapse.at + 30_000;
            case ACCEPTED, RESCINDED, UNREACHABLE, BUSY, FAILED, UNREACHED -> false;
        };
    }

    private void offerEnded(Event.OfferEnded event, long at) {
        var ended = open.remove(event.offer());
        assertThat(ended).as("%s ends once", event.offer()).isNotNull();
        if (ended == null) {
            return;
        }
        crew.offerEnded(ended.agent(), ended.entry().interaction(), event.result(), queues.get(ended.queue()));
        var entry = waiting.get(ended.entry());
        if (event.result() == OfferResult.ACCEPTED) {
            promise(
                    waiting.keySet().stream()
                            .anyMatch(other ->
                                    other.interaction().equals(ended.entry().interaction())),
                    "%s is accepted while the caller waits",
                    ended.entry());
            return;
        }
        boolean nobodysFault = event.result() == OfferResult.UNREACHED;
        if (!nobodysFault && (event.result() != OfferResult.RESCINDED || entry != null)) {
            failedAt.put(ended.agent(), at);
        }
        if (entry != null) {
            entry.offers--;
            entry.lapses.forEach((agent, lapse) -> lapse.anotherTried |= !agent.equals(ended.agent()));
            var lapse = new Lapse(event.result(), at);
            var queue = queues.get(entry.queued.queue());
            lapse.anotherTried = queue != null && queue.policy() == SelectionPolicy.RING_ALL;
            entry.lapses.put(ended.agent(), lapse);
        }
    }

    /** The message is put together only when it is needed: this is asked millions of times. */
    static void promise(boolean kept, String otherwise, Object... about) {
        if (!kept) {
            throw new AssertionError(String.format(otherwise, about));
        }
    }

    /** When everything has run out. */
    void checkTheEnd(World world) {
        var end = world.snapshot();
        assertThat(end.interactions()).as("nothing hangs").isEmpty();
        assertThat(open).as("no offer hangs").isEmpty();
        slots.checkTheEnd();
        assertThat(entered).isEqualTo(left);
        figures.checkTheEnd();
        assertThat(end.agents())
                .allSatisfy(agent ->
                        assertThat(agent.state()).isIn(AgentState.READY, AgentState.NOT_READY, AgentState.LOGGED_OUT));
    }

    int answered() {
        return answered.size();
    }

    /** How often somebody was offered something who had something in hand already. */
    int offeredBesides() {
        return slots.besides;
    }
}
