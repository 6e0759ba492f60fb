package hotline.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Snapshot;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.Overflow;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.QueueLimits;
import hotline.acd.queue.SelectionPolicy;
import hotline.acd.queue.WhenUnserved;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What must hold in every world at every moment, checked from outside: from events and snapshots alone, by naive means. */
final class Promises {
    private record Open(OfferId offer, QueueEntryId entry, AgentId agent) {}

    private static final class Waiting {
        final Event.EntryQueued queued;
        final Position position;
        long orderKey;
        int step;
        int offers;
        int offersSoFar;
        long queuedAt;
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

        boolean wantsWholeQueue() {
            return queued.plan()
                    .steps()
                    .get(step)
                    .equals(RoutingPlan.WHOLE_QUEUE.steps().getFirst());
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
    private final Map<AgentId, Object> occupied = new TreeMap<>();
    private final Map<AgentId, Long> failedAt = new TreeMap<>();
    private final Map<QueueId, QueueConfig> queues = new TreeMap<>();
    private final TreeSet<QueueId> closed = new TreeSet<>();
    private final TreeSet<InteractionId> movedLast = new TreeSet<>();
    private final TreeSet<AgentId> agents = new TreeSet<>();
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
        if (++commands % every == 0) {
            checkState(world.snapshot(), world.now());
        }
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
            case Event.QueueClosed event -> closed.add(event.queue());
            case Event.QueueOpened event -> closed.remove(event.queue());
            case Event.EntryQueued event -> {
                checkAdmission(event);
                entered++;
                waiting.put(event.entry(), new Waiting(event, recorded.position(), recorded.at()));
            }
            case Event.EntryStepReached event -> waiting(event.entry()).step = event.step();
            case Event.EntryReordered event -> waiting(event.entry()).orderKey = event.orderKey();
            case Event.EntryEnded event -> entryEnded(event);
            case Event.OfferMade event -> offerMade(event, recorded.at());
            case Event.OfferEnded event -> offerEnded(event, recorded.at());
            case Event.AssignmentBegan event -> {
                promise(present.contains(event.interaction()), "%s is there to speak", event.interaction());
                promise(talking.add(event.interaction()), "%s speaks with one agent at a time", event.interaction());
                assertThat(occupied.putIfAbsent(event.agent(), event))
                        .as("%s has one thing at a time", event.agent())
                        .isNull();
            }
            case Event.AssignmentEnded event ->
                assertThat(occupied.remove(event.agent()))
                        .as("what ends for %s was there", event.agent())
                        .isInstanceOf(Event.AssignmentBegan.class);
            case Event.WrapUpBegan event -> talking.remove(event.interaction());
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

    /** A supervisor may move anybody anywhere. */
    private void checkAdmission(Event.EntryQueued event) {
        boolean moved = movedLast.remove(event.entry().interaction());
        var limits = Objects.requireNonNull(queues.get(event.queue())).limits();
        long there = waiting.values().stream()
                .filter(other -> other.queued.queue().equals(event.queue()))
                .count();
        promise(
                moved || limits.capacity() == 0 || there < limits.capacity(),
                "%s enters a queue that is full",
                event.entry());
        promise(moved || !closed.contains(event.queue()), "%s enters a queue that is closed", event.entry());
        promise(
                !event.overflowedFrom().contains(event.queue()),
                "%s overflows in a circle: %s",
                event.entry(),
                event.overflowedFrom());
    }

    private void configured(Event.Configured event) {
        for (ConfigChange change : event.changes()) {
            switch (change) {
                case ConfigChange.PutQueue put -> queues.put(put.queue().id(), put.queue());
                case ConfigChange.RemoveQueue remove -> {
                    queues.remove(remove.queue());
                    closed.remove(remove.queue());
                }
                case ConfigChange.PutAgent put -> agents.add(put.agent().id());
                case ConfigChange.RemoveAgent remove -> agents.remove(remove.agent());
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
            long seconds = (event.at() - ended.queuedAt) / 1_000;
            promise(
                    ended.offersSoFar <= MOST_AGENTS * (2 + seconds),
                    "%s was offered %s times in %s s",
                    event.entry(),
                    ended.offersSoFar,
                    seconds);
        }
        left++;
        if (event.outcome() == EntryOutcome.MOVED) {
            movedLast.add(event.entry().interaction());
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
        assertThat(occupied.putIfAbsent(event.agent(), event))
                .as("%s has one thing at a time", event.agent())
                .isNull();
        open.put(event.offer(), new Open(event.offer(), event.entry(), event.agent()));
        var failed = failedAt.get(event.agent());
        boolean picked = event.ledger().decision() == Ledger.Decided.PICK;
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
                        && other.queued.queue().equals(event.queue())
                        && other.wantsWholeQueue()
                        && !other.lapses.containsKey(event.agent())
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
            case ACCEPTED, RESCINDED, UNREACHABLE, BUSY, FAILED -> false;
        };
    }

    private void offerEnded(Event.OfferEnded event, long at) {
        var ended = open.remove(event.offer());
        assertThat(ended).as("%s ends once", event.offer()).isNotNull();
        if (ended == null) {
            return;
        }
        occupied.remove(ended.agent());
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
        if (event.result() != OfferResult.RESCINDED || entry != null) {
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

    // ---- the state as a whole

    private void checkState(Snapshot snapshot, long now) {
        int stillWaiting = 0;
        var busy = new TreeMap<AgentId, AgentState>();
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            stillWaiting += interaction.entry() == null ? 0 : 1;
            boolean something = interaction.customerPresent()
                    || interaction.entry() != null
                    || !interaction.rescinded().isEmpty()
                    || !interaction.assignments().isEmpty();
            promise(something, "%s goes on for a reason", interaction.interaction());
            offersOf(interaction).forEach(offer -> busy.put(offer.agent(), AgentState.RESERVED));
            promise(
                    interaction.rescinded().stream().allMatch(offer -> offer.ending() != null),
                    "phones go on ringing for %s, who does not wait any more",
                    interaction.interaction());
            interaction
                    .assignments()
                    .forEach(part -> busy.put(
                            part.agent(),
                            part.wrapUpUntil() != null
                                    ? AgentState.WRAP_UP
                                    : part.held() ? AgentState.HOLD : AgentState.TALKING));
        }
        assertThat(entered).as("entered = left + waiting").isEqualTo(left + stillWaiting);
        assertThat(interactionsBegun - interactionsEnded)
                .as("interactions begun = ended + going on")
                .isEqualTo(snapshot.interactions().size());
        for (Snapshot.AgentRecord agent : snapshot.agents()) {
            promise(
                    agent.state() == busy.getOrDefault(agent.config().id(), stateOf(agent.availability())),
                    "state of %s is %s",
                    agent.config().id(),
                    agent.state());
            boolean atDeadPhone = agent.state() == AgentState.READY
                    && snapshot.unreachableStations().contains(String.valueOf(agent.station()));
            promise(
                    !atDeadPhone,
                    "%s is not ready at a dead phone",
                    agent.config().id());
        }
        assertNobodyWhoFitsIsLeft(snapshot, now);
    }

    private static AgentState stateOf(Availability availability) {
        return switch (availability) {
            case Availability.LoggedOut out -> AgentState.LOGGED_OUT;
            case Availability.NotReady notReady -> AgentState.NOT_READY;
            case Availability.Ready ready -> AgentState.READY;
        };
    }

    private static List<Snapshot.OfferRecord> offersOf(Snapshot.InteractionRecord interaction) {
        var offers = new ArrayList<>(interaction.rescinded());
        if (interaction.entry() != null) {
            offers.addAll(interaction.entry().offers());
        }
        return offers;
    }

    /** The naive scan: each waiting entry against each ready agent. What is due at this very moment may be about to happen. */
    private void assertNobodyWhoFitsIsLeft(Snapshot snapshot, long now) {
        var configured = new TreeMap<QueueId, QueueConfig>();
        snapshot.queues().forEach(queue -> configured.put(queue.id(), queue));
        for (Snapshot.InteractionRecord interaction : snapshot.interactions()) {
            var entry = interaction.entry();
            if (entry == null) {
                continue;
            }
            var queue = Objects.requireNonNull(configured.get(entry.queue()));
            if (entry.offers().isEmpty()) {
                assertMayStay(snapshot, entry, queue.limits(), now);
            } else if (!entry.offers().isEmpty() && !mayRingAtMore(entry, queue)) {
                continue;
            }
            for (Snapshot.AgentRecord agent : snapshot.agents()) {
                boolean withheld = entry.tried().stream()
                        .anyMatch(tried -> tried.agent().equals(agent.config().id()) && tried.until() >= now);
                boolean fits = agent.state() == AgentState.READY
                        && agent.offerAllowedFrom() < now
                        && !withheld
                        && serves(agent.config(), entry, queue);
                promise(
                        !fits,
                        "%s waits although %s is free",
                        entry.entry(),
                        agent.config().id());
            }
        }
    }

    private static void assertMayStay(Snapshot snapshot, Snapshot.EntryRecord entry, QueueLimits limits, long now) {
        promise(
                limits.longestWaitMillis() == 0 || now - entry.queuedAt() <= limits.longestWaitMillis(),
                "%s has waited too long",
                entry.entry());
        var queue = snapshot.queueRecords().stream()
                .filter(record -> record.queue().equals(entry.queue()))
                .findFirst()
                .orElseThrow();
        var closedSince = queue.closedSince();
        promise(
                closedSince == null
                        || limits.afterClosingMillis() == QueueLimits.FOR_EVER
                        || now - closedSince <= limits.afterClosingMillis(),
                "%s waits in a queue that has closed",
                entry.entry());
        var unservedSince = queue.unservedSince();
        boolean leaves =
                limits.whenNobodyLoggedIn() == WhenUnserved.LEAVE && limits.whenAllNotReady() == WhenUnserved.LEAVE;
        promise(
                unservedSince == null || !leaves || now - unservedSince <= limits.unservedMillis(),
                "%s waits in a queue that nobody serves",
                entry.entry());
        for (Overflow rule : limits.overflows()) {
            promise(
                    rule.to() != null || !rule.isByTimeAlone() || now - entry.queuedAt() <= rule.afterMillis(),
                    "%s has not overflowed in time",
                    entry.entry());
        }
    }

    private static boolean mayRingAtMore(Snapshot.EntryRecord entry, QueueConfig queue) {
        return queue.policy() == SelectionPolicy.RING_ALL
                && entry.plan().steps().get(entry.step()).who() instanceof Who.QueueAgents;
    }

    private static boolean serves(AgentConfig agent, Snapshot.EntryRecord entry, QueueConfig queue) {
        return switch (entry.plan().steps().get(entry.step()).who()) {
            case Who.NamedAgents named -> named.agents().contains(agent.id());
            case Who.QueueAgents serving ->
                queue.serves().isMetBy(agent) && serving.besides().isMetBy(agent);
        };
    }

    /** The message is put together only when it is needed: this is asked millions of times. */
    private static void promise(boolean kept, String otherwise, Object... about) {
        if (!kept) {
            throw new AssertionError(String.format(otherwise, about));
        }
    }

    /** When everything has run out. */
    void checkTheEnd(World world) {
        var end = world.snapshot();
        assertThat(end.interactions()).as("nothing hangs").isEmpty();
        assertThat(open).as("no offer hangs").isEmpty();
        assertThat(occupied).as("no agent hangs").isEmpty();
        assertThat(entered).isEqualTo(left);
        assertThat(end.agents())
                .allSatisfy(agent ->
                        assertThat(agent.state()).isIn(AgentState.READY, AgentState.NOT_READY, AgentState.LOGGED_OUT));
    }

    int answered() {
        return answered.size();
    }
}
