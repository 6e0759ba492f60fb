package hotline.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.acd.interaction.InteractionId;
import hotline.crm.DatabaseAway;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.CallerCard.Entered;
import hotline.desktop.message.CallerCard.NumberKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readings of who calls that take longer than others, or fail. */
class CardsTest {
    private static final InteractionId CALL = new InteractionId(1, 7);

    private final LiveThread thread = new LiveThread();
    private final List<CallerCard> told = new CopyOnWriteArrayList<>();
    private final Queue<Supplier<CallerCard>> readings = new ConcurrentLinkedQueue<>();
    private final Cards cards = new Cards(thread, new Callers(), told::add);

    @AfterEach
    void end() {
        thread.close();
    }

    @Test
    void whatIsReadLateDoesNotHideWhatHasBeenEnteredSince() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        List<Thread> reader = new CopyOnWriteArrayList<>();
        readings.add(() -> {
            reader.add(Thread.currentThread());
            waitFor(slow);
            return card();
        });
        thread.run(() -> cards.goesOn(CALL));
        await().until(() -> !reader.isEmpty());
        readings.add(() -> card("20061234"));
        thread.run(() -> cards.changed(CALL));
        await().until(() -> told.equals(List.of(card("20061234"))));

        slow.countDown();
        reader.getFirst().join();

        assertThat(known()).isEqualTo(card("20061234"));
        assertThat(told).hasSize(1);
    }

    @Test
    void whatIsEnteredWhileTheDatabaseCannotBeReadIsReadLater() {
        readings.add(CardsTest::card);
        thread.run(() -> cards.goesOn(CALL));
        await().until(() -> told.size() == 1);

        readings.add(() -> {
            throw new DatabaseAway("it is away in this test");
        });
        readings.add(() -> card("20061234"));
        thread.run(() -> cards.changed(CALL));

        await().until(() -> told.equals(List.of(card(), card("20061234"))));
    }

    private CallerCard known() throws ExecutionException, InterruptedException {
        return thread.ask(() -> cards.of(CALL)).get();
    }

    private static CallerCard card(String... entered) {
        return new CallerCard(
                CALL,
                true,
                NumberKind.KNOWN,
                "+8613800138000",
                null,
                "",
                List.of(),
                null,
                List.of(entered).stream()
                        .map(value -> new Entered("order", null, value, Instant.EPOCH))
                        .toList());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Callers implements LivePorts.Callers {
        @Override
        public Optional<CallerCard> told(InteractionId interaction) {
            return Optional.empty();
        }

        @Override
        public Optional<CallerCard> card(InteractionId interaction) {
            return Optional.of(readings.remove().get());
        }
    }
}
