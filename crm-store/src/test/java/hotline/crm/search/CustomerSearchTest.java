package hotline.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.contact.Notes;
import hotline.crm.customer.Customers;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.demo.DemoCustomers;
import hotline.crm.ticket.ServiceLevels;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.Tickets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class CustomerSearchTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");

    private Database database;
    private CustomerSearch search;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        search = new CustomerSearch(database, new PhoneNumbers("CN"));
        DemoCustomers.around(LocalDate.of(2026, 1, 15)).storeInto(new Customers(database, new PhoneNumbers("CN")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "王芳, c0001",
        "'王 芳', c0001",
        "emma, c0003",
        "CLARKE Emma, c0003",
        "ｅｍｍａ, c0003",
        "Emma C, c0003",
        "13800138000, c0001",
        "+86 138 0013 8000, c0001",
        "00138000, c0001",
        "+44 20 7946 0123, c0003",
        "02088887777, c0004"
    })
    void aCustomerIsFoundByWhatOneRemembers(String text, String customer) {
        assertThat(search.customers(text)).extracting(Hit::customer).contains(customer);
    }

    @Test
    void allWhoShareANumberAreFound() {
        assertThat(search.customers("02088887777")).extracting(Hit::customer).containsExactly("c0004", "c0005");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "王", "%%", "__", "'; DROP TABLE customer; --", "\u202e", "000", "没有这个人", "王芳 李强", "\\"})
    void whatIsNotThereIsNotFound(String text) {
        assertThat(search.customers(text)).isEmpty();
        assertThat(search.notes(text, 9)).isEmpty();
        assertThat(search.tickets(text, 9)).isEmpty();
    }

    @Test
    void ticketsAndNotesAreFoundByWordsOfTwoCharacters() {
        Tickets tickets = new Tickets(database, () -> new ServiceLevels(Map.of(), ZoneId.of("Asia/Shanghai")));
        Ticket ticket = tickets.open(
                new Tickets.Wanted(
                        Ticket.Kind.REPAIR,
                        null,
                        null,
                        Ticket.Priority.NORMAL,
                        "洗衣机异响",
                        "脱水时很吵",
                        "c0001",
                        null,
                        Ticket.Assigned.EVERYBODY,
                        "agent:a01"),
                NOON);
        new Notes(database).save(new InteractionId(3, 17), new AgentId("a01"), "希望周六下午送货", 0, NOON);

        assertThat(search.tickets("异响", 9)).extracting(Hit::ticket).containsExactly(ticket.number());
        assertThat(search.tickets("脱水 洗衣", 9)).hasSize(1);
        assertThat(search.tickets("脱水 冰箱", 9)).isEmpty();
        assertThat(search.tickets(" " + ticket.number(), 9).getFirst().name()).isEqualTo("王芳");
        assertThat(search.notes("周六", 9)).extracting(Hit::interaction).containsExactly(new InteractionId(3, 17));
        assertThat(search.notes("送货 周六", 9)).hasSize(1);
        assertThat(search.notes("周日", 9)).isEmpty();
    }

    @Test
    void theDatabaseComparesAsWeDo() {
        for (String text : new String[] {"Emma  Clarke-Söder, Ltd.", "王 芳（ＡＢＣ）", "a\tb\nc", "🦄 x"}) {
            String plain = database.transaction(handle -> handle.createQuery("SELECT plain_text(:text)")
                    .bind("text", text)
                    .mapTo(String.class)
                    .one());
            assertThat(Words.plain(text)).isEqualTo(plain);
        }
    }
}
