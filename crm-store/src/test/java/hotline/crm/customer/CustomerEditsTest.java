package hotline.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.callback.ScheduledCallbacks;
import hotline.crm.callback.Wanted;
import hotline.crm.contact.CallerEntries;
import hotline.crm.contact.CallerEntry;
import hotline.crm.contact.Notes;
import hotline.crm.customer.CustomerEdits.Result;
import hotline.crm.demo.DemoCustomers;
import hotline.crm.search.CustomerSearch;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.Tickets;
import hotline.crm.timeline.Entry;
import hotline.crm.timeline.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class CustomerEditsTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<String> TABLES = List.of(
            "customer_number",
            "customer_order",
            "bill",
            "arrival",
            "ticket",
            "callback",
            "customer_choice",
            "customer_proof");
    private static final InteractionId CALL = new InteractionId(3, 17);

    private final PhoneNumbers numbers = new PhoneNumbers("CN");
    private Database database;
    private CustomerEdits edits;
    private Tickets tickets;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        edits = new CustomerEdits(database);
        tickets = new Tickets(database, () -> new ServiceLevels(Map.of(), SHANGHAI));
        DemoCustomers.around(LocalDate.of(2026, 1, 15)).storeInto(new Customers(database, numbers));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCorrectionIsWrittenDownAndNobodyOverwritesANewerOne() {
        CustomerFile made = edits.create(
                new CustomerEdits.Wanted("钱多多", "zh-CN", null, List.of("+8613700000001")), "agent:a01", NOON);
        CustomerEdits.Wanted better =
                new CustomerEdits.Wanted("钱多", null, Tier.GOLD, List.of("+8613700000001", "+8613700000002"));

        Result done = edits.change(made.customer().id(), 1, better, "user:s01", NOON);
        Result late = edits.change(made.customer().id(), 1, better, "agent:a02", NOON);

        assertThat(done).isInstanceOfSatisfying(Result.Done.class, it -> {
            assertThat(it.file().version()).isEqualTo(2);
            assertThat(it.file().customer().numbers()).containsExactly("+8613700000001", "+8613700000002");
        });
        assertThat(late).isInstanceOf(Result.Conflict.class);
        assertThat(edits.changes(made.customer().id()))
                .extracting(CustomerChange::deed)
                .containsExactly(CustomerChange.Deed.CREATED, CustomerChange.Deed.CHANGED);
        assertThat(edits.changes(made.customer().id()).getLast().fields())
                .contains(new CustomerChange.Field("tier", "ORDINARY", "GOLD"));
    }

    @Test
    void everythingOfTheOtherMovesAndGoesBackExactly() {
        history("c0005");
        String before = rows();

        Result merged = edits.merge("c0004", "c0005", "agent:a01", NOON);

        assertThat(merged).isInstanceOf(Result.Done.class);
        assertThat(new Customers(database, numbers).find("02088887777").customers())
                .extracting(Customer::id)
                .containsExactly("c0004");
        assertThat(new Timeline(database, SHANGHAI).of("c0005", NOON)).isEmpty();
        assertThat(new Timeline(database, SHANGHAI).of("c0004", NOON))
                .hasAtLeastOneElementOfType(Entry.Case.class)
                .hasAtLeastOneElementOfType(Entry.Promise.class);
        assertThat(new CustomerSearch(database, numbers).customers("孙悦"))
                .noneMatch(hit -> "c0005".equals(hit.customer()));
        assertThat(edits.merge("c0001", "c0005", "agent:a01", NOON)).isInstanceOf(Result.NotNow.class);
        assertThat(edits.change("c0005", 2, new CustomerEdits.Wanted("x", null, null, List.of()), "agent:a01", NOON))
                .isInstanceOf(Result.NotNow.class);
        long merge = Optional.ofNullable(edits.file("c0004").orElseThrow().undoable())
                .orElseThrow()
                .id();

        assertThat(edits.separate("c0004", merge, "user:s01", NOON)).isInstanceOf(Result.Done.class);

        assertThat(rows()).isEqualTo(before);
        assertThat(edits.separate("c0004", merge, "user:s01", NOON)).isInstanceOf(Result.Unknown.class);
        assertThat(edits.changes("c0005"))
                .extracting(CustomerChange::deed)
                .containsExactly(CustomerChange.Deed.MERGED, CustomerChange.Deed.SEPARATED);
    }

    @Test
    void whatCameAfterTheMergeStaysWithWhoWasKept() {
        edits.merge("c0004", "c0005", "agent:a01", NOON);
        Ticket later = tickets.open(CALL, Ticket.Kind.RETURN, "c0004", NOON);
        long merge = Optional.ofNullable(edits.file("c0004").orElseThrow().undoable())
                .orElseThrow()
                .id();

        edits.separate("c0004", merge, "user:s01", NOON);

        assertThat(tickets.of(later.number()).orElseThrow().customer()).isEqualTo("c0004");
    }

    @Test
    void whoIsErasedIsErasedWithEverythingSheSaid() {
        history("c0005");
        edits.merge("c0004", "c0005", "agent:a01", NOON);
        CustomerErasure erasure = new CustomerErasure(database);

        assertThat(erasure.erase("c0005", "user:admin", NOON)).isFalse();
        assertThat(erasure.erase("c0004", "user:admin", NOON)).isTrue();

        assertThat(edits.file("c0004")).isEmpty();
        assertThat(edits.file("c0005")).isEmpty();
        String left = everything();
        assertThat(left)
                .doesNotContain("孙悦")
                .doesNotContain("赵敏")
                .doesNotContain("2088887777")
                .doesNotContain("漏水")
                .doesNotContain("周六")
                .doesNotContain("回电")
                .doesNotContain("77889900");
        assertThat(tickets.of(600_001)).isPresent();
        assertThat(erasure.erase("c0004", "user:admin", NOON)).isFalse();
    }

    private void history(String customer) {
        database.transaction(handle -> handle.execute("ALTER TABLE ticket ALTER COLUMN number RESTART WITH 600001"));
        tickets.open(
                new Tickets.Wanted(
                        Ticket.Kind.REPAIR,
                        null,
                        null,
                        Ticket.Priority.HIGH,
                        "洗衣机漏水",
                        "漏水",
                        customer,
                        CALL,
                        Ticket.Assigned.EVERYBODY,
                        "agent:a01"),
                NOON);
        tickets.change(
                600_001,
                new Tickets.Change(
                        0, "agent:a01", hotline.crm.ticket.TicketChange.Deed.COMMENTED, "周六去看漏水", null, Optional::of),
                NOON);
        new Notes(database).save(CALL, new AgentId("a01"), "周六可以", 0, NOON);
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO arrival (interaction, raw_number, number, raw_name, dialled, customer, arrived_at)
                        VALUES (:call, '02088887777', '+862088887777', '孙悦', '4001', :customer, :at)""")
                .bind("call", CALL)
                .bind("customer", customer)
                .bind("at", NOON)
                .execute());
        assertThat(new CallerEntries(database)
                        .keep(CALL, new CallerEntry("demo", "enter-order-number", "77889900", NOON)))
                .isTrue();
        database.transaction(handle -> handle.createUpdate("""
                        INSERT INTO customer_choice (interaction, customer, created, chosen_by, chosen_at)
                        VALUES (:call, :customer, false, 'agent:a01', :at)""")
                .bind("call", CALL)
                .bind("customer", customer)
                .bind("at", NOON)
                .execute());
        new ScheduledCallbacks(database, numbers)
                .promise(
                        new Wanted(
                                new QueueId("service"),
                                "02088887777",
                                "4001",
                                customer,
                                "zh-CN",
                                null,
                                NOON.plusSeconds(60),
                                NOON.plusSeconds(600),
                                "回电说明",
                                null,
                                CALL,
                                "a01"),
                        NOON);
    }

    private String rows() {
        StringBuilder all = new StringBuilder();
        TABLES.forEach(table -> all.append(table).append(rows(table)));
        return all.toString();
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        database.transaction(handle -> handle.createQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                        .mapTo(String.class)
                        .list())
                .forEach(table -> all.append(rows(table)));
        return all.toString();
    }

    private String rows(String table) {
        List<String> rows =
                database.transaction(handle -> handle.createQuery("SELECT t::text FROM " + table + " t ORDER BY 1")
                        .mapTo(String.class)
                        .list());
        return String.join("\n", rows);
    }
}
