package hotline.crm.record;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Purpose;
import hotline.acd.distributor.Target;
import hotline.acd.distributor.WatchMode;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An interaction's record while events are folded into it. What an event names and is not there is passed over. */
final class RecordInProgress {
    /** Causes by which we say that we did not let somebody in. */
    private static final Set<String> NOT_LET_IN = Set.of("closed", "full", "no-agents", "blocked");

    private final InteractionRecord start;
    private final List<FlowStep> flow;
    private final List<QueueEntry> entries;
    private final List<Offer> offers;
    private final List<Segment> segments;
    private final List<Assignment> assignments;
    private final List<Aside> asides;
    private @Nullable Instant customerLeftAt;
    private @Nullable Instant endedAt;
    private @Nullable EndedBy endedBy;
    private @Nullable String cause;
    private @Nullable String service;
    private @Nullable InteractionOutcome outcome;

    RecordInProgress(InteractionRecord start) {
        this.start = start;
        flow = new ArrayList<>(start.flow());
        entries = new ArrayList<>(start.entries());
        offers = new ArrayList<>(start.offers());
        segments = new ArrayList<>(start.segments());
        assignments = new ArrayList<>(start.assignments());
        asides = new ArrayList<>(start.asides());
        customerLeftAt = start.customerLeftAt();
        endedAt = start.endedAt();
        endedBy = start.endedBy();
        cause = start.cause();
        service = start.service();
        outcome = start.outcome();
    }

    static RecordInProgress began(Event.InteractionBegan event) {
        return new RecordInProgress(new InteractionRecord(
                event.interaction(),
                event.channel(),
                event.direction(),
                StoredText.of(event.entryPoint()),
                Instant.ofEpochMilli(event.at()),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    InteractionRecord record() {
        return new InteractionRecord(
                start.id(),
                start.channel(),
                start.direction(),
                start.entryPoint(),
                start.beganAt(),
                customerLeftAt,
                endedAt,
                outcome,
                endedBy,
                cause,
                service,
                flow,
                entries,
                offers,
                segments,
                assignments,
                asides);
    }

    InteractionId id() {
        return start.id();
    }

    List<Offer> offers() {
        return offers;
    }

    boolean ended() {
        return endedAt != null;
    }

    @Nullable
    Offer offer(OfferId id) {
        return offers.stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    void passed(Event.FlowPassed event) {
        flow.add(new FlowStep(
                flow.size() + 1,
                StoredText.of(event.flow()),
                StoredText.of(event.node()),
                StoredText.of(event.exit()),
                Instant.ofEpochMilli(event.at())));
    }

    void served(Event.FlowServed event) {
        service = StoredText.of(event.service());
    }

    /** Stays so unless an agent takes part after all. */
    void transferred() {
        outcome = InteractionOutcome.TRANSFERRED;
    }

    void queued(Event.EntryQueued event, Instant at) {
        entries.add(new QueueEntry(
                event.entry().ordinal(),
                event.queue(),
                event.plan(),
                0,
                Instant.ofEpochMilli(event.orderKey()),
                event.headStartMillis(),
                at,
                event.attached(),
                false,
                null,
                null,
                null,
                null));
    }

    void kept(Event.PlaceKept event) {
        entries.add(new QueueEntry(
                event.entry().ordinal(),
                event.queue(),
                event.plan(),
                event.step(),
                Instant.ofEpochMilli(event.orderKey()),
                event.queuedAt() - event.orderKey(),
                Instant.ofEpochMilli(event.queuedAt()),
                event.attached(),
                true,
                null,
                null,
                null,
                null));
    }

    void directed(Event.EntryDirected event, Instant at) {
        entries.add(new QueueEntry(
                event.entry().ordinal(),
                event.queue(),
                event.plan(),
                0,
                Instant.ofEpochMilli(event.orderKey()),
                at.toEpochMilli() - event.orderKey(),
                at,
                event.attached(),
                event.call() != null,
                null,
                null,
                null,
                event.purpose()));
    }

    /** On the line again: how she left before is no longer how it ended. */
    void reached() {
        customerLeftAt = null;
        endedBy = null;
        cause = null;
        outcome = null;
    }

    /** Not let in; unless something better follows, that is what came of it. */
    void blocked() {
        outcome = InteractionOutcome.BLOCKED;
    }

    void stepReached(Event.EntryStepReached event) {
        change(entries, entry -> entry.ordinal() == event.entry().ordinal(), entry -> entry.atStep(event.step()));
    }

    void reordered(Event.EntryReordered event) {
        change(
                entries,
                entry -> entry.ordinal() == event.entry().ordinal(),
                entry -> entry.reordered(Instant.ofEpochMilli(event.orderKey()), event.headStartMillis()));
    }

    void watchBegan(Event.WatchBegan event) {
        begins(kind(event.mode()), event.watcher(), event.agent(), event.at());
    }

    void watchConnected(Event.WatchConnected event) {
        change(asides, ofWatcher(event.watcher()), one -> one.answered(Instant.ofEpochMilli(event.at())));
    }

    void watchChanged(Event.WatchModeChanged event) {
        Instant at = Instant.ofEpochMilli(event.at());
        for (int i = 0; i < asides.size(); i++) {
            Aside before = asides.get(i);
            if (ofWatcher(event.watcher()).test(before)) {
                Aside after = before.goesOn(asides.size() + 1, kind(event.mode()), at);
                if (after.ordinal() == before.ordinal()) {
                    asides.set(i, after);
                } else {
                    asides.set(i, before.ended(AsideOutcome.CHANGED, at));
                    asides.add(after);
                }
                return;
            }
        }
    }

    void watchEnded(Event.WatchEnded event) {
        ends(ofWatcher(event.watcher()), AsideOutcome.valueOf(event.how().name()), event.at());
    }

    void helpAsked(Event.HelpAsked event) {
        begins(AsideKind.HELP, event.agent(), null, event.at());
    }

    /** Not wanted any more, or a supervisor is there. */
    void helpEnded(Event.HelpEnded event) {
        boolean bySelf = event.by().value().equals("agent:" + event.agent());
        ends(helpFor(event.agent()), bySelf ? AsideOutcome.CANCELLED : AsideOutcome.HELPED, event.at());
    }

    /** Nobody can help any more. */
    void conversationOver(AgentId agent, long at) {
        ends(helpFor(agent), AsideOutcome.CONVERSATION_OVER, at);
    }

    void consultBegan(Event.ConsultBegan event) {
        if (event.to() instanceof Target.ToOutside) {
            begins(AsideKind.OUTSIDE, event.by(), null, event.at());
        }
    }

    void outsideAnswered(long at) {
        change(asides, RecordInProgress::isOutside, one -> one.answered(Instant.ofEpochMilli(at)));
    }

    void consultEnded(Event.ConsultEnded event) {
        ends(RecordInProgress::isOutside, AsideOutcome.valueOf(event.how().name()), event.at());
    }

    private void begins(AsideKind kind, AgentId person, @Nullable AgentId agent, long at) {
        asides.add(Aside.began(asides.size() + 1, kind, person, agent, Instant.ofEpochMilli(at)));
    }

    private void ends(Predicate<Aside> which, AsideOutcome how, long at) {
        change(asides, which, one -> one.ended(how, Instant.ofEpochMilli(at)));
    }

    private static Predicate<Aside> ofWatcher(AgentId watcher) {
        return one -> one.isOpen() && one.isWatch() && one.person().equals(watcher);
    }

    private static Predicate<Aside> helpFor(AgentId agent) {
        return one ->
                one.isOpen() && one.kind() == AsideKind.HELP && one.person().equals(agent);
    }

    private static boolean isOutside(Aside one) {
        return one.isOpen() && one.kind() == AsideKind.OUTSIDE;
    }

    private static AsideKind kind(WatchMode mode) {
        return switch (mode) {
            case LISTEN -> AsideKind.LISTEN;
            case WHISPER -> AsideKind.WHISPER;
            case BARGE -> AsideKind.BARGE;
        };
    }

    void entryEnded(Event.EntryEnded event) {
        change(
                entries,
                entry -> entry.ordinal() == event.entry().ordinal(),
                entry -> entry.ended(event.outcome(), Instant.ofEpochMilli(event.at())));
        conclude();
    }

    void offered(Event.OfferMade event, Instant at) {
        offers.add(new Offer(
                offers.size() + 1,
                event.offer(),
                event.entry().ordinal(),
                event.agent(),
                StoredText.of(OutsideStation.shown(event.station())),
                at,
                Instant.ofEpochMilli(event.expiresAt()),
                null,
                null,
                null,
                event.ledger()));
    }

    void rang(Event.OfferRang event) {
        change(
                offers,
                offer -> offer.id().equals(event.offer()),
                offer -> offer.rang(Instant.ofEpochMilli(event.at())));
    }

    void offerEnded(Event.OfferEnded event) {
        change(
                offers,
                offer -> offer.id().equals(event.offer()),
                offer -> offer.ended(event.result(), Instant.ofEpochMilli(event.at())));
    }

    void assigned(Event.AssignmentBegan event) {
        assignments.add(Assignment.began(
                assignments.size() + 1,
                event.agent(),
                event.offer(),
                event.queue(),
                Instant.ofEpochMilli(event.at()),
                event.consultedBy()));
    }

    /** Changes the agent's part that has not ended. */
    void assignment(AgentId agent, UnaryOperator<Assignment> how) {
        change(assignments, one -> one.agent().equals(agent) && one.endedAt() == null, how);
    }

    void segmentBegan(Event.SegmentBegan event) {
        Instant at = Instant.ofEpochMilli(event.at());
        endSegment(at);
        segments.add(new Segment(event.ordinal(), event.customer(), event.agents(), at, null));
    }

    void customerLeft(Event.CustomerLeft event) {
        customerLeftAt = Instant.ofEpochMilli(event.at());
        endedBy = event.by();
        cause = event.cause() == null ? null : StoredText.of(event.cause());
        endSegment(customerLeftAt);
        conclude();
    }

    void ended(Event.InteractionEnded event) {
        endedAt = Instant.ofEpochMilli(event.at());
        endSegment(endedAt);
        conclude();
    }

    private void endSegment(Instant at) {
        change(segments, segment -> segment.endedAt() == null, segment -> segment.ended(at));
    }

    /**
     * Once the customer has left. The entry's end tells whether a phone was ringing; it comes after the customer's leaving, and
     * before the offer's end.
     */
    private void conclude() {
        if (customerLeftAt == null && endedAt == null) {
            return;
        }
        if (start.direction() == Direction.INTERNAL) {
            // who calls has a part before anybody answers
            outcome = assignments.size() > 1 ? InteractionOutcome.TALKED : InteractionOutcome.FLOW_OUT;
        } else if (!assignments.isEmpty()) {
            outcome = InteractionOutcome.TALKED;
        } else if (outcome == InteractionOutcome.TRANSFERRED) {
            return;
        } else if (!entries.isEmpty()) {
            QueueEntry last = entries.getLast();
            // who is called just now has not been on the line yet
            outcome = last.purpose() == Purpose.DIAL && last.outcome() == null ? null : ofLastEntry(last);
        } else {
            outcome = withoutQueue();
        }
    }

    private InteractionOutcome ofLastEntry(QueueEntry entry) {
        EntryOutcome how = entry.outcome() != null
                ? entry.outcome()
                : entry.toBeCalled() ? EntryOutcome.CALLBACK : EntryOutcome.ABANDONED;
        return switch (how) {
            case ANSWERED -> InteractionOutcome.TALKED;
            case ABANDONED ->
                rangWhenAbandoned(entry) ? InteractionOutcome.ABANDONED_RINGING : InteractionOutcome.ABANDONED_QUEUE;
            case OVERFLOWED, WITHDRAWN, TIMED_OUT, MOVED, EXITED, UNSERVED, CLOSED, CALLBACK, UNREACHED, WINDOW_OVER ->
                service == null ? InteractionOutcome.FLOW_OUT : InteractionOutcome.SELF_SERVED;
        };
    }

    private boolean rangWhenAbandoned(QueueEntry entry) {
        Instant left = entry.endedAt();
        return offers.stream()
                .anyMatch(offer -> offer.entry() == entry.ordinal()
                        && offer.rangAt() != null
                        && (offer.ringing() || (left != null && !left.isAfter(offer.endedAt()))));
    }

    private InteractionOutcome withoutQueue() {
        if (service != null) {
            return InteractionOutcome.SELF_SERVED;
        } else if (outcome == InteractionOutcome.BLOCKED) {
            return InteractionOutcome.BLOCKED;
        } else if (endedBy == EndedBy.CALLER) {
            return InteractionOutcome.ABANDONED_IVR;
        } else if (endedBy == EndedBy.SYSTEM && cause != null && NOT_LET_IN.contains(cause)) {
            return InteractionOutcome.BLOCKED;
        }
        return InteractionOutcome.FAILED;
    }

    private static <T> void change(List<T> all, Predicate<T> which, UnaryOperator<T> how) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (which.test(all.get(i))) {
                all.set(i, how.apply(all.get(i)));
                return;
            }
        }
    }
}
