package hotline.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.DatabaseAway;
import hotline.crm.TestDatabase;
import hotline.crm.demo.DemoCustomers;
import hotline.crm.postgres.EmbeddedPostgres;
import hotline.crm.postgres.SharedPostgres;
import hotline.crm.record.InteractionRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class CustomersTest {
    private final PhoneNumbers numbers = new PhoneNumbers("CN");

    @TempDir
    Path data;

    private Database database;
    private Customers customers;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        customers = new Customers(database, numbers);
        DemoCustomers.around(LocalDate.of(2026, 1, 15)).storeInto(customers);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLanguageChosenOnTheTelephoneIsTheCustomersAndWhatItWasStaysOnRecord() {
        Customer vip = customers.find("13800138000").customers().getFirst();
        InteractionId call = new InteractionId(1, 7);
        Instant at = Instant.parse("2026-01-15T12:00:00Z");

        customers.prefer(vip.id(), "en", call, at);
        customers.prefer(vip.id(), "en", new InteractionId(1, 8), at.plusSeconds(60));
        customers.prefer("nobody", "en", call, at);

        assertThat(customers.customer(vip.id()).orElseThrow().language()).isEqualTo("en");
        List<String> changes = database.transaction(handle -> handle.createQuery(
                        "SELECT concat_ws(' ', customer, before, language, interaction) FROM customer_language")
                .mapTo(String.class)
                .list());
        assertThat(changes).containsExactly(vip.id() + " zh-CN en i1-7");
    }

    @Test
    void customerIsFoundByTheNumberTheLineSays() {
        Customer vip = customers.find("13800138000").customers().getFirst();

        assertThat(vip.name()).isEqualTo("王芳");
        assertThat(vip.tier()).isEqualTo(Tier.VIP);
        assertThat(vip.assignedAgent()).isEqualTo(new AgentId("a01"));
        assertThat(vip.backupAgent()).isEqualTo(new AgentId("a02"));
        assertThat(customers.openBill(vip.id()))
                .hasValueSatisfying(bill -> assertThat(bill.amountMinor()).isPositive());
        assertThat(customers.latestOrder(vip.id()))
                .hasValueSatisfying(order -> assertThat(order.status()).isEqualTo(Order.Status.SHIPPED));
    }

    @Test
    void orderIsFoundByItsNumber() {
        Order latest = customers.latestOrder("c0001").orElseThrow();

        assertThat(customers.order(latest.number())).contains(latest);
        assertThat(customers.order("0")).isEmpty();
    }

    @Test
    void numberMayBeSharedOrNobodys() {
        assertThat(customers.find("02088887777").customers()).hasSize(2);
        assertThat(customers.find("01012345678").customers()).isEmpty();
        assertThat(customers.find("anonymous").customers()).isEmpty();
        assertThat(customers.count()).isEqualTo(500);
    }

    @Test
    void demoIsNotStoredOverCustomersThatAreThere() {
        assertThat(DemoCustomers.around(LocalDate.of(2026, 2, 1)).storeInto(customers))
                .isZero();
    }

    @Test
    void arrivalIsKeptOnceThoughToldTwice() throws IOException {
        InteractionId id = new InteractionId(1, 1);
        try (InteractionArrivals arrivals = new InteractionArrivals(database, numbers, data)) {
            arrivals.arrived(id, "13800138000", "Wang", "4001", "abc@10.0.0.1", 1_000);
            arrivals.arrived(id, "13800138000", "Wang", "4001", "abc@10.0.0.1", 2_000);
            await().until(() -> arrivals.waiting() == 0);
        }

        assertThat(rows()).containsExactly("i1-1 +8613800138000 c0001");
        assertThat(new InteractionRecords(database).bySipCallId("abc@10.0.0.1")).contains(id);
    }

    @Test
    void arrivalOfSharedOrNoNumberNamesNoCustomer() throws IOException {
        try (InteractionArrivals arrivals = new InteractionArrivals(database, numbers, data)) {
            arrivals.arrived(new InteractionId(1, 1), "02088887777", "", "4001", null, 1_000);
            arrivals.arrived(new InteractionId(1, 2), "anonymous", "\u0000😀", "4001", null, 1_000);
            await().until(() -> arrivals.waiting() == 0);
        }

        assertThat(rows()).containsExactly("i1-1 +862088887777 null", "i1-2 null null");
    }

    @Test
    void arrivalsWaitOnDiskWhilePostgresIsAwayAndSurviveARestart() throws IOException {
        EmbeddedPostgres postgres = SharedPostgres.running();
        postgres.stop();
        try (InteractionArrivals arrivals = new InteractionArrivals(database, numbers, data)) {
            for (int i = 1; i <= 20; i++) {
                long start = System.nanoTime();
                arrivals.arrived(new InteractionId(1, i), "13900139000", "", "4001", null, i);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
            }
            assertThatThrownBy(() -> customers.find("13900139000")).isInstanceOf(DatabaseAway.class);
        }
        postgres.start();
        try (InteractionArrivals next = new InteractionArrivals(database, numbers, data)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> next.waiting() == 0);
        }

        assertThat(rows()).hasSize(20);
        assertThat(data).isEmptyDirectory();
        assertThat(customers.find("13900139000").customers()).hasSize(1);
    }

    private List<String> rows() {
        return database.transaction(handle -> handle.createQuery(
                        "SELECT concat_ws(' ', interaction, coalesce(number, 'null'), coalesce(customer, 'null'))"
                                + " FROM arrival ORDER BY interaction")
                .mapTo(String.class)
                .list());
    }
}
