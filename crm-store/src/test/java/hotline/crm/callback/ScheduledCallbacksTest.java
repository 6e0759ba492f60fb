package hotline.crm.callback;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Position;
import hotline.acd.distributor.Recorded;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.callback.ScheduledCallback.Attempt;
import hotline.crm.callback.ScheduledCallback.State;
import hotline.crm.customer.Customers;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.demo.DemoCustomers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ScheduledCallbacksTest {
    private static final QueueId SERVICE = new QueueId("service");
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final Instant FOUR = NOON.plus(Duration.ofHours(4));
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final InteractionId ASKED = new InteractionId(3, 17);
    private static final InteractionId CALL = new InteractionId(4, 1);
    private static final OfferId OFFER = new OfferId(4, 9);

    private Database database;
    private ScheduledCallbacks callbacks;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        PhoneNumbers numbers = new PhoneNumbers("CN");
        DemoCustomers.around(LocalDate.of(2026, 7, 3)).storeInto(new Customers(database, numbers));
        callbacks = new ScheduledCallbacks(database, numbers);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsPromisedIsThereWithWhoItIsForAndTheNewestAgreementOfACallCounts() {
        ScheduledCallback first = callbacks.promise(byFlow(TWO, FOUR), NOON).orElseThrow();
        ScheduledCallback second = callbacks
                .promise(byFlow(FOUR, FOUR.plus(Duration.ofHours(1))), NOON)
                .orElseThrow();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(callbacks.open(List.of(SERVICE), LATER)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.PLANNED);
            assertThat(one.wanted().opensAt()).isEqualTo(FOUR);
            assertThat(one.wanted().number()).isEqualTo("13800138000");
            assertThat(one.wanted().customer()).isNotNull();
            assertThat(one.wanted().node()).isEqualTo(new Wanted.Node("demo", "agree"));
            assertThat(one.wanted().agreedIn()).isEqualTo(ASKED);
        });
        assertThat(callbacks.open(List.of(new QueueId("sales")), LATER)).isEmpty();
        assertThat(callbacks.about(ASKED)).isPresent();
    }

    @Test
    void anAgentPromisesSeveralInOneConversation() {
        callbacks.promise(byAgent(TWO), NOON);
        callbacks.promise(byAgent(TWO), NOON);

        assertThat(callbacks.open(List.of(SERVICE), LATER)).hasSize(2);
    }

    @Test
    void itsTimeComesOnceAndWhatTheJournalSaysOfItIsKept() {
        long id = callbacks.promise(byFlow(TWO, FOUR), NOON).orElseThrow().id();
        assertThat(callbacks.toLookAt(NOON)).isEmpty();
        assertThat(callbacks.toLookAt(TWO)).hasSize(1);

        assertThat(callbacks.change(id, one -> one.due(CALL))).isPresent();
        assertThat(callbacks.change(id, one -> one.due(new InteractionId(4, 2))))
                .isEmpty();
        assertThat(callbacks.promise(byFlow(FOUR, FOUR.plusSeconds(60)), TWO)).isEmpty();
        assertThat(callbacks.toLookAt(TWO))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(State.DUE));
        callbacks.change(id, one -> one.inQueue(CALL));
        assertThat(callbacks.toLookAt(TWO)).isEmpty();
        assertThat(callbacks.toLookAt(FOUR)).hasSize(1);

        fold(new Event.CustomerDialled(OFFER, entry(), 1, 0, TWO.toEpochMilli()));
        fold(new Event.CustomerNotReached(entry(), OFFER, 1, CallbackEnd.BUSY, TWO.toEpochMilli(), 1L));
        assertThat(callbacks.news()).containsExactly(SERVICE);
        assertThat(callbacks.news()).isEmpty();
        OfferId again = new OfferId(4, 10);
        fold(
                new Event.CustomerDialled(again, entry(), 2, 0, FOUR.toEpochMilli()),
                new Event.CustomerReached(CALL, again, FOUR.toEpochMilli()),
                new Event.InteractionEnded(CALL, FOUR.toEpochMilli()));

        ScheduledCallback done = callbacks.of(id).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.attempts()).extracting(Attempt::result).containsExactly("BUSY", "REACHED");
        assertThat(callbacks.open(List.of(SERVICE), LATER)).isEmpty();
        assertThat(callbacks.open(List.of(SERVICE), FOUR)).containsExactly(done);
        assertThat(callbacks.about(CALL)).isPresent();

        // the records are made anew from the first event on
        fold(
                new Event.CustomerDialled(OFFER, entry(), 1, 0, TWO.toEpochMilli()),
                new Event.CustomerNotReached(entry(), OFFER, 1, CallbackEnd.BUSY, TWO.toEpochMilli(), 1L));
        assertThat(callbacks.of(id)).contains(done);
    }

    @Test
    void theMissedStandFirstAndWhatIsClosedIsErasedInTheEnd() {
        long missed = callbacks.promise(byAgent(FOUR), NOON).orElseThrow().id();
        long planned = callbacks.promise(byAgent(TWO), NOON).orElseThrow().id();
        callbacks.change(missed, one -> one.passed(FOUR.plus(Duration.ofHours(1))));

        assertThat(callbacks.open(List.of(SERVICE), LATER))
                .extracting(ScheduledCallback::id)
                .containsExactly(missed, planned);
        callbacks.change(planned, one -> one.cancelled("a01", NOON));
        assertThat(callbacks.open(List.of(SERVICE), LATER)).hasSize(1);
        assertThat(callbacks.eraseBefore(NOON)).isZero();
        assertThat(callbacks.eraseBefore(NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(callbacks.of(planned)).isEmpty();
    }

    private void fold(Event... events) {
        database.transaction(handle -> {
            new CallbackFolding()
                    .fold(
                            handle,
                            List.of(events).stream()
                                    .map(event -> new Recorded(new Position(4, 1), 0, null, event))
                                    .toList());
            return Optional.empty();
        });
    }

    private static QueueEntryId entry() {
        return new QueueEntryId(CALL, 1);
    }

    private static Wanted byFlow(Instant from, Instant to) {
        return wanted(from, to, new Wanted.Node("demo", "agree"), "flow");
    }

    private static Wanted byAgent(Instant from) {
        return wanted(from, from.plus(Duration.ofHours(1)), null, "a01");
    }

    private static Wanted wanted(Instant from, Instant to, Wanted.@Nullable Node node, String by) {
        return new Wanted(SERVICE, "13800138000", "4003", null, "zh-CN", "a01", from, to, "", node, ASKED, by);
    }
}
