package hotline.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.customer.Customers;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.demo.DemoCustomers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class TicketsTest {
    private static final InteractionId CALL = new InteractionId(3, 17);
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");

    private static final ServiceLevels LEVELS = new ServiceLevels(Map.of(), ZoneId.of("Asia/Shanghai"));

    private Database database;
    private Tickets tickets;
    private String wangFang;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        tickets = new Tickets(database, () -> LEVELS);
        var customers = new Customers(database, new PhoneNumbers("CN"));
        DemoCustomers.around(LocalDate.of(2026, 1, 15)).storeInto(customers);
        wangFang = customers.find("13800138000").customers().getFirst().id();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTicketIsFoundByTheNumberTheCallerWasTold() {
        Ticket opened = tickets.open(CALL, Ticket.Kind.REPAIR, wangFang, NOON);

        assertThat(opened.status()).isEqualTo(Ticket.Status.OPEN);
        assertThat(opened.dueAt()).isEqualTo(NOON.plus(Duration.ofHours(72)));
        assertThat(Long.toString(opened.number())).hasSize(6);
        assertThat(tickets.find(Long.toString(opened.number()))).contains(opened);
        assertThat(opened.customer()).isEqualTo(wangFang);
    }

    @Test
    void whoeverOpensItAgainForTheSameCallIsToldTheSameNumber() {
        Ticket first = tickets.open(CALL, Ticket.Kind.COMPLAINT, wangFang, NOON);

        assertThat(tickets.open(CALL, Ticket.Kind.COMPLAINT, wangFang, NOON.plusSeconds(5)))
                .isEqualTo(first);
        assertThat(tickets.open(CALL, Ticket.Kind.REPAIR, wangFang, NOON).number())
                .isNotEqualTo(first.number());
        assertThat(tickets.open(new InteractionId(3, 18), Ticket.Kind.COMPLAINT, null, NOON)
                        .number())
                .isNotEqualTo(first.number());
    }

    @Test
    void aCustomerWhoIsNotInTheRecordsCountsAsNobody() {
        assertThat(tickets.open(CALL, Ticket.Kind.QUESTION, "gone", NOON).customer())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "999999", "60000１", "1e3", "-1", "9999999999999999999999", "' OR 1=1"})
    void whatIsNoTicketsNumberFindsNone(String entered) {
        tickets.open(CALL, Ticket.Kind.RETURN, null, NOON);

        assertThat(tickets.find(entered)).isEmpty();
    }

    @Test
    void whatIsDoneToATicketIsWrittenDownWithWhoDidIt() {
        Ticket opened = tickets.open(wanted(wangFang), NOON);

        Tickets.Result result = tickets.change(
                opened.number(),
                new Tickets.Change(
                        1,
                        "agent:a01",
                        TicketChange.Deed.TAKEN,
                        " I see to it ",
                        CALL,
                        ticket -> Optional.of(ticket.givenTo(ticket.assigned().to("a01")))),
                NOON.plusSeconds(60));

        assertThat(result).isInstanceOfSatisfying(Tickets.Result.Done.class, done -> {
            assertThat(done.ticket().version()).isEqualTo(2);
            assertThat(tickets.of(opened.number())).contains(done.ticket());
        });
        assertThat(tickets.interactions(opened.number())).containsExactly(CALL);
        List<TicketChange> changes = tickets.changes(opened.number());
        assertThat(changes)
                .extracting(TicketChange::deed)
                .containsExactly(TicketChange.Deed.OPENED, TicketChange.Deed.TAKEN);
        assertThat(changes.getLast())
                .isEqualTo(new TicketChange(
                        NOON.plusSeconds(60),
                        "agent:a01",
                        TicketChange.Deed.TAKEN,
                        "I see to it",
                        List.of(new TicketChange.Field("assignee", null, "a01")),
                        CALL));
    }

    @Test
    void whoHasLookedAtAnOlderOneDoesNotOverwriteANewer() {
        long number = tickets.open(wanted(null), NOON).number();
        Tickets.Change close = new Tickets.Change(
                1,
                "agent:a01",
                TicketChange.Deed.CLOSED,
                "",
                null,
                it -> it.became(Ticket.Status.CLOSED, LEVELS, NOON));
        assertThat(tickets.change(number, close, NOON)).isInstanceOf(Tickets.Result.Done.class);

        Tickets.Result late = tickets.change(
                number,
                new Tickets.Change(
                        1, "agent:a02", TicketChange.Deed.CHANGED, "", null, it -> Optional.of(it.dueBy(NOON))),
                NOON);

        assertThat(late)
                .isInstanceOfSatisfying(
                        Tickets.Result.Conflict.class,
                        conflict -> assertThat(conflict.stored().status()).isEqualTo(Ticket.Status.CLOSED));
        assertThat(tickets.change(
                        number,
                        new Tickets.Change(2, "agent:a01", TicketChange.Deed.SOLVED, "", null, close.how()),
                        NOON))
                .isInstanceOf(Tickets.Result.NotNow.class);
        assertThat(tickets.changes(number)).hasSize(2);
    }

    @Test
    void aCommentOverwritesNothingAndRaisesNoVersion() {
        long number = tickets.open(wanted(null), NOON).number();

        Tickets.Result result = tickets.change(
                number,
                new Tickets.Change(0, "agent:a02", TicketChange.Deed.COMMENTED, "客户来电催促", null, Optional::of),
                NOON);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Tickets.Result.Done.class,
                        done -> assertThat(done.ticket().version()).isEqualTo(1));
        assertThat(tickets.changes(number).getLast().comment()).isEqualTo("客户来电催促");
        assertThat(tickets.change(
                        1, new Tickets.Change(0, "x", TicketChange.Deed.COMMENTED, "", null, Optional::of), NOON))
                .isInstanceOf(Tickets.Result.Unknown.class);
    }

    @Test
    void whoseTimeHasPassedIsSaidOnceUntilItIsGivenMore() {
        Ticket opened = tickets.open(wanted(wangFang), NOON);
        Instant late = opened.dueAt().plusSeconds(1);

        assertThat(tickets.escalate(opened.dueAt().minusSeconds(1))).isEmpty();
        assertThat(tickets.escalate(late)).extracting(Ticket::number).containsExactly(opened.number());
        assertThat(tickets.escalate(late)).isEmpty();
        tickets.change(
                opened.number(),
                new Tickets.Change(
                        0,
                        "user:s01",
                        TicketChange.Deed.CHANGED,
                        "",
                        null,
                        it -> Optional.of(it.dueBy(late.plusSeconds(60)))),
                late);

        assertThat(tickets.escalate(late)).isEmpty();
        assertThat(tickets.escalate(late.plusSeconds(61))).hasSize(1);
        assertThat(tickets.changes(opened.number()))
                .extracting(TicketChange::deed)
                .containsExactly(
                        TicketChange.Deed.OPENED,
                        TicketChange.Deed.ESCALATED,
                        TicketChange.Deed.CHANGED,
                        TicketChange.Deed.ESCALATED);
    }

    @Test
    void thoseToBeDoneFirstComeFirstPageByPageAndOnlyThoseOneMaySee() {
        TicketFilter.Sight sight =
                new TicketFilter.Sight(false, "a01", List.of(), List.of("service"), List.of("north"));
        Ticket late = tickets.open(of(new Ticket.Assigned(null, "service", null)), NOON.minus(Duration.ofDays(9)));
        Ticket own = tickets.open(of(new Ticket.Assigned("a01", "sales", null)), NOON);
        Ticket teams = tickets.open(of(new Ticket.Assigned(null, null, "north")), NOON.plusSeconds(1));
        Ticket everybodys = tickets.open(of(Ticket.Assigned.EVERYBODY), NOON.plusSeconds(2));
        tickets.open(of(new Ticket.Assigned("a02", "sales", null)), NOON);
        tickets.open(of(new Ticket.Assigned(null, null, "south")), NOON);
        TicketFilter all = new TicketFilter(sight, TicketFilter.Which.ALL, null, false, null, null, null, null);

        List<Ticket> first = tickets.list(all, 2, NOON);
        TicketFilter next = new TicketFilter(
                sight, TicketFilter.Which.ALL, null, false, null, null, null, Tickets.place(first.get(1)));

        assertThat(first).extracting(Ticket::number).containsExactly(late.number(), own.number(), teams.number());
        assertThat(tickets.list(next, 2, NOON))
                .extracting(Ticket::number)
                .containsExactly(teams.number(), everybodys.number());
        assertThat(tickets.list(
                        new TicketFilter(sight, TicketFilter.Which.OVERDUE, null, false, null, null, null, null),
                        9,
                        NOON))
                .containsExactly(late);
        assertThat(tickets.list(
                        new TicketFilter(sight, TicketFilter.Which.MINE, null, false, null, null, null, null), 9, NOON))
                .containsExactly(own);
        assertThat(tickets.counts(sight, NOON)).isEqualTo(new Tickets.Counts(1, 4, 1));
        assertThat(tickets.list(all, 9, NOON)).allMatch(sight::sees);
    }

    @Test
    void whatItIsAboutIsKeptChangedAndAskedFor() {
        Ticket lamp = tickets.open(about("H2"), NOON);
        tickets.open(about("H1"), NOON);
        tickets.open(about(null), NOON);
        TicketFilter.Sight everything = new TicketFilter.Sight(true, "s01", List.of(), List.of(), List.of());
        TicketFilter lamps = new TicketFilter(everything, TicketFilter.Which.ALL, null, false, null, "H2", null, null);

        assertThat(tickets.list(lamps, 9, NOON)).containsExactly(lamp);

        tickets.change(
                lamp.number(),
                new Tickets.Change(
                        1,
                        "agent:a01",
                        TicketChange.Deed.CHANGED,
                        "",
                        null,
                        it -> Optional.of(
                                it.about(it.kind(), it.category(), "H1", it.priority(), "", "", tickets.levels()))),
                NOON);
        assertThat(tickets.list(lamps, 9, NOON)).isEmpty();
        assertThat(tickets.of(lamp.number()).orElseThrow().product()).isEqualTo("H1");
        assertThat(tickets.changes(lamp.number()).getLast().fields())
                .containsExactly(new TicketChange.Field("product", "H2", "H1"));
    }

    private static Tickets.Wanted about(@Nullable String product) {
        return new Tickets.Wanted(
                Ticket.Kind.REPAIR,
                null,
                product,
                Ticket.Priority.NORMAL,
                "",
                "",
                null,
                null,
                Ticket.Assigned.EVERYBODY,
                "agent:a09");
    }

    private static Tickets.Wanted wanted(String customer) {
        return new Tickets.Wanted(
                Ticket.Kind.COMPLAINT,
                "BILLING",
                null,
                Ticket.Priority.HIGH,
                "账单有误",
                "",
                customer,
                null,
                Ticket.Assigned.EVERYBODY,
                "agent:a03");
    }

    private static Tickets.Wanted of(Ticket.Assigned assigned) {
        return new Tickets.Wanted(
                Ticket.Kind.REPAIR, null, null, Ticket.Priority.NORMAL, "", "", null, null, assigned, "agent:a09");
    }
}
