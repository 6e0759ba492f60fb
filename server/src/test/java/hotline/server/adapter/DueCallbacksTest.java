package hotline.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.agent.Requirement;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Decision;
import hotline.acd.distributor.Distributor;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Recorded;
import hotline.acd.distributor.Report;
import hotline.acd.distributor.Request;
import hotline.acd.engine.Answer;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterDecline;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.crm.callback.CallbackBook;
import hotline.crm.callback.CallbackFold;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.callback.ScheduledCallback.Attempt;
import hotline.crm.callback.ScheduledCallback.State;
import hotline.crm.callback.Wanted;
import hotline.server.center.CenterConfiguration.Callbacks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promised calls from their time's coming to their end, on the core itself, in virtual time, over the deaths of our process. */
class DueCallbacksTest {
    private static final QueueId SERVICE = new QueueId("service");
    private static final Instant NINE = Instant.parse("2026-07-03T01:00:00Z");
    private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));

    /** What is there after a death: the database, and the journal. */
    private final List<Recorded> journal = new ArrayList<>();

    private final Book book = new Book();
    private Distributor core = new Distributor();
    private DueCallbacks due = process();
    private Instant now = NINE.minus(Duration.ofHours(1));
    private long interactions;
    private long commands;
    private @Nullable Death death;

    /** When our process dies, in the middle of making one due. */
    private enum Death {
        BEFORE_THE_CORE_HEARS,
        BEFORE_THE_DATABASE_HEARS
    }

    private static final class Killed extends RuntimeException {}

    @Test
    void aCallIsMadeWhenItsTimeHasComeAndThePromiseIsKeptWhenSheAnswers() {
        begins("a01", "a02");
        promised("a01");
        passes(Duration.ofMinutes(59));
        assertThat(state()).isEqualTo(State.PLANNED);

        passes(Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(State.QUEUED);
        OfferId offer = answers("a01");
        tells(new Report.CustomerReached(call(), offer, now.toEpochMilli()));
        assertThat(state()).isEqualTo(State.DONE);
        tells(new Report.CustomerLeaves(call(), EndedBy.CALLER, null, now.toEpochMilli()));
        passes(Duration.ofHours(3));

        assertThat(state()).isEqualTo(State.DONE);
        assertThat(dialled()).isEqualTo(1);
    }

    @Test
    void herOwnAgentComesFirstAndAfterAWhileWhoeverIsThere() {
        begins("a01", "a02");
        notReady("a01");
        promised("a01");
        passes(Duration.ofMinutes(61));
        assertThat(offered()).isEmpty();

        passes(Duration.ofMinutes(10));

        assertThat(offered()).containsExactly("a02");
    }

    @Test
    void whoIsNotReachedIsTriedAgainAsOftenAsTheQueueSaysAndThenMissed() {
        begins("a01");
        promised(null);
        passes(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            tells(new Report.CustomerNotReached(answers("a01"), CallbackEnd.BUSY, now.toEpochMilli()));
            passes(Duration.ofMinutes(15));
        }

        assertThat(state()).isEqualTo(State.MISSED);
        assertThat(book.only().attempts()).extracting(Attempt::result).containsExactly("BUSY", "BUSY", "BUSY");
        passes(Duration.ofHours(5));
        assertThat(dialled()).isEqualTo(3);
    }

    @Test
    void whomNobodyCouldCallInTimeIsMissedAndMayBeGivenAnotherTime() {
        begins("a01");
        notReady("a01");
        promised(null);
        passes(Duration.ofHours(4));
        assertThat(state()).isEqualTo(State.MISSED);
        assertThat(dialled()).isZero();

        book.change(1, one -> one.moved(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2))));
        ready("a01");
        passes(Duration.ofHours(1));

        answers("a01");
        assertThat(dialled()).isEqualTo(1);
        assertThat(book.only().calls()).hasSize(2);
    }

    @Test
    void anAgentWhoCallsBeforeItsTimeInVainHasBrokenNoPromise() {
        begins("a01", "a02");
        promised(null);
        ScheduledCallback called = book.change(
                        1, one -> one.calledBy("a02", newInteraction(), now.plus(Duration.ofMinutes(30))))
                .orElseThrow();
        due.settle(called, now);
        for (int i = 0; i < 2; i++) {
            tells(new Report.CustomerNotReached(answers("a02"), CallbackEnd.NO_ANSWER, now.toEpochMilli()));
            passes(Duration.ofMinutes(15));
        }
        assertThat(state()).isEqualTo(State.PLANNED);
        assertThat(book.only().wanted().owner()).isEqualTo("a02");

        passes(Duration.ofMinutes(31));

        assertThat(state()).isEqualTo(State.QUEUED);
    }

    @Test
    void aPlannedOneIsCancelledAndOneThatIsBeingCalledIsNot() {
        begins("a01");
        promised(null);
        passes(Duration.ofHours(1));
        assertThat(book.change(1, one -> one.cancelled("a01", now))).isEmpty();
        assertThat(book.change(1, one -> one.moved(now, now.plusSeconds(60)))).isEmpty();

        tells(new Report.CustomerNotReached(answers("a01"), CallbackEnd.BUSY, now.toEpochMilli()));
        passes(Duration.ofHours(3));
        assertThat(book.change(1, one -> one.cancelled("a01", now))).isPresent();
        passes(Duration.ofHours(1));

        assertThat(state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverDiesWhileItFallsDueSheIsCalledOnce(Death how) {
        begins("a01");
        promised(null);
        death = how;
        assertThatThrownBy(() -> passes(Duration.ofHours(1))).isInstanceOf(Killed.class);

        startsAgain();
        passes(Duration.ofMinutes(2));
        assertThat(state()).isEqualTo(State.QUEUED);
        answers("a01");
        startsAgain();
        passes(Duration.ofMinutes(2));

        assertThat(dialled()).isEqualTo(1);
        assertThat(interactions).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverDiesWhileItFallsDueAndIsAwayTooLongItIsMissedAndNeverCalled(Death how) {
        begins("a01");
        notReady("a01");
        promised(null);
        death = how;
        assertThatThrownBy(() -> passes(Duration.ofHours(1))).isInstanceOf(Killed.class);

        now = ELEVEN.plusSeconds(10);
        startsAgain();
        ready("a01");
        passes(Duration.ofMinutes(2));

        assertThat(state()).isEqualTo(State.MISSED);
        assertThat(dialled()).isZero();
    }

    @Test
    void aWindowThatPassedWhileWeWereAwayIsMissedAndOneThatHasNotIsKept() {
        begins("a01");
        promised(null);
        now = ELEVEN.minusSeconds(600);
        startsAgain();
        passes(Duration.ofMinutes(1));
        assertThat(state()).isEqualTo(State.QUEUED);

        promised(null);
        now = ELEVEN;
        startsAgain();
        passes(Duration.ofMinutes(1));
        assertThat(book.all.getLast().state()).isEqualTo(State.MISSED);
    }

    @Test
    void whomWeMayNotCallAnyMoreIsMissedAtOnce() {
        begins("a01");
        callable = false;
        promised(null);
        passes(Duration.ofHours(1));

        assertThat(state()).isEqualTo(State.MISSED);
        assertThat(interactions).isZero();
    }

    // ---- the world

    private boolean callable = true;

    private DueCallbacks process() {
        return new DueCallbacks(
                book,
                new DueCallbacks.Calling() {
                    @Override
                    public Callbacks rules(QueueId queue) {
                        return new Callbacks(
                                new Attempts(3, Duration.ofMinutes(15).toMillis(), 30_000),
                                Duration.ofMinutes(10).toMillis(),
                                0,
                                1440);
                    }

                    @Override
                    public boolean mayCall(QueueId queue, String number) {
                        return callable;
                    }

                    @Override
                    public void isFor(InteractionId call, Wanted whom) {
                        assertThat(whom.number()).isEqualTo("13800138000");
                    }
                },
                this::newInteraction,
                this::promise);
    }

    private InteractionId newInteraction() {
        return new InteractionId(1, ++interactions);
    }

    private Answer promise(Request.PromiseCall promise) {
        if (death == Death.BEFORE_THE_CORE_HEARS) {
            throw new Killed();
        }
        Decision decision = core.handle(promise, now.toEpochMilli());
        keep(decision.events());
        if (death == Death.BEFORE_THE_DATABASE_HEARS) {
            throw new Killed();
        }
        return decision.rejection() == null
                ? new Answer.Done(core.snapshot().position())
                : new Answer.Rejected(decision.rejection());
    }

    private void begins(String... agents) {
        tells(new Report.EpochBegins(1));
        List<ConfigChange> changes = new ArrayList<>();
        changes.add(new ConfigChange.PutQueue(new QueueConfig(
                SERVICE,
                Requirement.NONE,
                SelectionPolicy.LONGEST_IDLE,
                15_000,
                0,
                AfterWrapUp.READY,
                AfterDecline.STAYS_READY,
                0,
                20_000,
                5_000)));
        for (String agent : agents) {
            changes.add(new ConfigChange.PutAgent(new AgentConfig(new AgentId(agent), List.of(), "north")));
        }
        asks(new Request.Configure(id(), Actor.SYSTEM, changes));
        for (String agent : agents) {
            asks(new Request.SignIn(id(), Actor.SYSTEM, new AgentId(agent), "10" + agent.substring(1)));
            ready(agent);
        }
    }

    /** The next process: the database as it was, and the core out of the journal. */
    private void startsAgain() {
        death = null;
        core = new Distributor();
        journal.forEach(core::apply);
        tells(new Report.EpochBegins(journal.getLast().position().epoch() + 1));
        due = process();
    }

    private void ready(String agent) {
        asks(new Request.ChangeAvailability(id(), Actor.SYSTEM, new AgentId(agent), Availability.READY));
    }

    private void notReady(String agent) {
        asks(new Request.ChangeAvailability(
                id(), Actor.SYSTEM, new AgentId(agent), Availability.notReady(new NotReadyReason("BREAK"))));
    }

    private void promised(@Nullable String owner) {
        book.all.add(new ScheduledCallback(
                book.all.size() + 1L,
                new Wanted(SERVICE, "13800138000", "4003", null, "zh-CN", owner, NINE, ELEVEN, "", null, null, "flow"),
                now,
                State.PLANNED,
                null,
                List.of(),
                List.of(),
                null,
                null));
    }

    private void passes(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            while (core.nextDeadline() <= now.toEpochMilli()) {
                keep(core.advance(now.toEpochMilli()));
            }
            due.look(now);
            if (!now.isBefore(end)) {
                return;
            }
            now = now.plusSeconds(5);
        }
    }

    private void tells(Report report) {
        keep(core.handle(report, now.toEpochMilli()).events());
    }

    private void asks(Request request) {
        Decision decision = core.handle(request, now.toEpochMilli());
        assertThat(decision.rejection()).isNull();
        keep(decision.events());
    }

    /** What the journal's copy does with them. */
    private void keep(List<Recorded> events) {
        journal.addAll(events);
        events.forEach(recorded -> CallbackFold.of(recorded.event())
                .ifPresent(step -> book.all.replaceAll(one ->
                        one.calls().contains(step.in()) ? step.how().apply(one).orElse(one) : one)));
    }

    private CommandId id() {
        return new CommandId("test-" + ++commands);
    }

    private State state() {
        return book.only().state();
    }

    private InteractionId call() {
        return book.only().calls().getLast();
    }

    private List<String> offered() {
        return core.snapshot().interactions().stream()
                .flatMap(one -> one.entry() == null ? Stream.empty() : one.entry().offers().stream())
                .map(offer -> offer.agent().value())
                .toList();
    }

    /** The agent picks up the telephone that rings. */
    private OfferId answers(String agent) {
        passes(Duration.ZERO);
        OfferId offer = core.snapshot().interactions().stream()
                .filter(one -> one.entry() != null)
                .flatMap(one -> Objects.requireNonNull(one.entry()).offers().stream())
                .filter(one -> one.agent().value().equals(agent))
                .findFirst()
                .orElseThrow()
                .offer();
        tells(new Report.OfferAnswered(offer, now.toEpochMilli()));
        return offer;
    }

    private long dialled() {
        return journal.stream()
                .filter(recorded -> recorded.event() instanceof Event.CustomerDialled)
                .count();
    }

    /** The database. */
    private static final class Book implements CallbackBook {
        private final List<ScheduledCallback> all = new ArrayList<>();

        ScheduledCallback only() {
            return all.getFirst();
        }

        @Override
        public List<ScheduledCallback> toLookAt(Instant now) {
            return all.stream()
                    .filter(one -> switch (one.state()) {
                        case PLANNED -> !one.wanted().opensAt().isAfter(now);
                        case DUE -> true;
                        case QUEUED -> one.call() != null && !one.call().until().isAfter(now);
                        case DONE, MISSED, CANCELLED -> false;
                    })
                    .toList();
        }

        @Override
        public Optional<ScheduledCallback> change(
                long id, Function<ScheduledCallback, Optional<ScheduledCallback>> how) {
            Optional<ScheduledCallback> changed = how.apply(all.get((int) id - 1));
            changed.ifPresent(now -> all.set((int) id - 1, now));
            return changed;
        }

        @Override
        public Set<QueueId> news() {
            return Set.of();
        }
    }
}
