package hotline.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hotline.acd.interaction.InteractionId;
import hotline.crm.DatabaseAway;
import hotline.crm.contact.CallerEntry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EnteredByCallersTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final InteractionId CALL = new InteractionId(1, 7);
    private static final String VALUE = "20061234";

    private final List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event);
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger().addAppender(appender);
    }

    @AfterEach
    void end() {
        logger().detachAppender(appender);
    }

    @Test
    void theCallGoesOnWhileTheDatabaseIsSlowAndAgentsAreToldWhenItIsThere() {
        CountDownLatch slow = new CountDownLatch(1);
        List<CallerEntry> kept = new CopyOnWriteArrayList<>();
        List<InteractionId> news = new CopyOnWriteArrayList<>();
        EnteredByCallers entered = entered((call, entry) -> {
            waitFor(slow);
            return kept.add(entry);
        });
        entered.onNews(news::add);

        entered.of(CALL, "demo").write("enter-order-number", VALUE);

        assertThat(kept).isEmpty();
        assertThat(news).isEmpty();
        slow.countDown();
        await().until(() -> news.equals(List.of(CALL)));
        assertThat(kept).containsExactly(new CallerEntry("demo", "enter-order-number", VALUE, NOON));
        assertThat(logged).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsLoggedWithoutItsValue() {
        entered((call, entry) -> {
                    throw new DatabaseAway("it is away in this test");
                })
                .of(CALL, "demo")
                .write("enter-order-number", VALUE);
        await().until(() -> logged.size() == 1);
        entered((call, entry) -> {
                    throw new IllegalStateException("cannot bind " + entry.value());
                })
                .of(CALL, "demo")
                .write("enter-order-number", VALUE);
        await().until(() -> logged.size() == 2);
        entered((call, entry) -> true).of(CALL, "demo").write("enter-order-number", "'; DROP TABLE");
        await().until(() -> logged.size() == 3);

        assertThat(logged).allSatisfy(event -> {
            assertThat(event.getFormattedMessage())
                    .contains(CALL.toString(), "enter-order-number", "agents will not see it")
                    .doesNotContain(VALUE, "DROP");
            assertThat(event.getThrowableProxy()).isNull();
        });
        assertThat(logged.getFirst().getFormattedMessage()).contains("it is away in this test");
    }

    @Test
    void nobodyIsToldOfWhatIsNotKeptAsWhoCalledIsErased() {
        List<InteractionId> news = new CopyOnWriteArrayList<>();
        EnteredByCallers entered = entered((call, entry) -> false);
        entered.onNews(news::add);

        entered.of(CALL, "demo").write("enter-order-number", VALUE);

        await().until(() -> logged.size() == 1);
        assertThat(logged.getFirst().getFormattedMessage())
                .contains("is not kept")
                .doesNotContain(VALUE);
        assertThat(news).isEmpty();
    }

    private static EnteredByCallers entered(BiPredicate<InteractionId, CallerEntry> keeping) {
        return new EnteredByCallers(keeping, () -> NOON);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(EnteredByCallers.class);
    }
}
