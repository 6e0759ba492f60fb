package hotline.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.customer.Arrived;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.InteractionArrivals;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class CallerEntriesTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final InteractionId CALL = new InteractionId(1, 7);

    private static final String NUMBER = "+8613800138000";

    private Database database;
    private CallerEntries entries;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        entries = new CallerEntries(database);
        database.transaction(handle -> {
            InteractionArrivals.store(
                    handle, new Arrived(CALL, new CallerNumber.Known(NUMBER), NUMBER, "", "4001", null, NOON));
            return 0;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofEachNodeTheNewestIsKnownInTheOrderInWhichItWasEntered() {
        CallerEntry order = entry("order", "20061234", 20);
        CallerEntry ticket = entry("sub:ticket", "600001", 10);

        entries.keep(CALL, entry("order", "1", 5));
        entries.keep(CALL, order);
        entries.keep(CALL, entry("order", "2", 15)); // on its way for longer
        entries.keep(CALL, ticket);

        assertThat(entries.of(CALL)).containsExactly(ticket, order);
        assertThat(entries.of(new InteractionId(1, 8))).isEmpty();
    }

    @Test
    void whatIsEnteredAfterWhoCalledWasErasedIsNotKept() {
        assertThat(entries.keep(CALL, entry("before", "20061234", 0))).isTrue();

        database.transaction(handle -> handle.execute("DELETE FROM arrival"));

        assertThat(entries.of(CALL)).isEmpty();
        assertThat(entries.keep(CALL, entry("after", "20061235", 1))).isFalse();
        assertThat(entries.of(CALL)).isEmpty();
    }

    @Test
    void whatIsEnteredWhileWhoCalledIsBeingErasedIsNotKept() {
        CompletableFuture<Boolean> kept = database.transaction(handle -> {
            handle.execute("DELETE FROM arrival");
            CompletableFuture<Boolean> keeping =
                    CompletableFuture.supplyAsync(() -> entries.keep(CALL, entry("order", "20061234", 0)));
            await().until(() -> handle.createQuery(
                                    "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")
                            .mapTo(Integer.class)
                            .one()
                    == 1);
            return keeping;
        });

        assertThat(kept).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
        assertThat(entries.of(CALL)).isEmpty();
    }

    @Test
    void noCallFillsTheTable() {
        IntStream.range(0, 60).forEach(i -> entries.keep(CALL, entry("n" + i, "1", i)));
        entries.keep(CALL, entry("n0", "7", 90));

        assertThat(entries.of(CALL)).hasSize(50).contains(entry("n0", "7", 90));
    }

    @Test
    void whatIsOldIsForgotten() {
        entries.keep(CALL, entry("old", "1", 0));
        entries.keep(CALL, entry("new", "2", 1));

        entries.eraseBefore(NOON.plusSeconds(1));

        assertThat(entries.of(CALL)).containsExactly(entry("new", "2", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "12 3", "-1", "1\n2", "<b>1</b>", "123456789012345678901234567890123", "１２"})
    void whatNobodyCanEnterByKeysIsNotKept(String value) {
        assertThatThrownBy(() -> entry("order", value, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nobody can have entered that by keys");
        assertThatThrownBy(() -> database.transaction(handle -> handle.execute(
                        "INSERT INTO caller_entry (interaction, node, flow, value, entered_at) VALUES ('i1-7', 'n', 'f', ?, now())",
                        value)))
                .hasMessageContaining("caller_entry_value_check");
    }

    @Test
    void theValueIsInNoText() {
        assertThat(entry("order", "20061234", 0).toString()).contains("order").doesNotContain("20061234");
    }

    private static CallerEntry entry(String node, String value, int seconds) {
        return new CallerEntry("demo", node, value, NOON.plusSeconds(seconds));
    }
}
