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

    private Database database;
    private Tickets tickets;
    private String wangFang;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        tickets = new Tickets(database);
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
        Ticket opened = tickets.open(CALL, Ticket.Category.REPAIR, wangFang, NOON);

        assertThat(opened.status()).isEqualTo(Ticket.Status.OPEN);
        assertThat(opened.dueAt()).isEqualTo(NOON.plus(Duration.ofHours(72)));
        assertThat(Long.toString(opened.number())).hasSize(6);
        assertThat(tickets.find(Long.toString(opened.number()))).contains(opened);
        assertThat(opened.customer()).isEqualTo(wangFang);
    }

    @Test
    void whoeverOpensItAgainForTheSameCallIsToldTheSameNumber() {
        Ticket first = tickets.open(CALL, Ticket.Category.COMPLAINT, wangFang, NOON);

        assertThat(tickets.open(CALL, Ticket.Category.COMPLAINT, wangFang, NOON.plusSeconds(5)))
                .isEqualTo(first);
        assertThat(tickets.open(CALL, Ticket.Category.REPAIR, wangFang, NOON).number())
                .isNotEqualTo(first.number());
        assertThat(tickets.open(new InteractionId(3, 18), Ticket.Category.COMPLAINT, null, NOON)
                        .number())
                .isNotEqualTo(first.number());
    }

    @Test
    void aCustomerWhoIsNotInTheRecordsCountsAsNobody() {
        assertThat(tickets.open(CALL, Ticket.Category.QUESTION, "gone", NOON).customer())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "999999", "60000１", "1e3", "-1", "9999999999999999999999", "' OR 1=1"})
    void whatIsNoTicketsNumberFindsNone(String entered) {
        tickets.open(CALL, Ticket.Category.RETURN, null, NOON);

        assertThat(tickets.find(entered)).isEmpty();
    }
}
