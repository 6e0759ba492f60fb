package hotline.crm.sound;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.InteractionId;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.customer.CustomerLooks;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SoundsTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final InteractionId CALL = new InteractionId(1, 7);

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofAStretchTheNewestIsKeptAndNotMoreThanAConversationCanHave() {
        Sounds sounds = new Sounds(database);

        assertThat(sounds.keep(CALL, sound(NOON, 5))).isTrue();
        assertThat(sounds.keep(CALL, sound(NOON, 9))).isTrue();
        assertThat(sounds.keep(CALL, sound(NOON, 8))).isFalse();
        assertThat(sounds.of(CALL)).containsExactly(sound(NOON, 9));
        IntStream.range(1, 300).forEach(i -> sounds.keep(CALL, sound(NOON.plusSeconds(i), 1)));
        assertThat(sounds.of(CALL)).hasSize(200);
        assertThat(sounds.of(new InteractionId(1, 8))).isEmpty();
    }

    @Test
    void whoLooksAtACustomerIsNotedOnceAWhile() {
        CustomerLooks looks = new CustomerLooks(database);

        looks.note("c0001", "a01", NOON);
        looks.note("c0001", "a01", NOON.plusSeconds(60));
        looks.note("c0001", "a02", NOON.plusSeconds(90));
        looks.note("c0001", "a01", NOON.plusSeconds(700));

        assertThat(looks.of("c0001", 9)).extracting(CustomerLooks.Look::person).containsExactly("a01", "a02", "a01");
        assertThat(looks.of("c0002", 9)).isEmpty();
    }

    private static Sound sound(Instant began, int samples) {
        return new Sound(new AgentId("a01"), began, began.plusSeconds(samples), samples, 0.061, 12, 80, 3.41, 1.2);
    }
}
