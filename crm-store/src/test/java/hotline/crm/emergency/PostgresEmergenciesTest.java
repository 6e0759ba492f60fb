package hotline.crm.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.distributor.Actor;
import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.emergency.EmergencyPlace.Kind;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PostgresEmergenciesTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Actor LIN = new Actor("user:s01");
    private static final Actor MARK = new Actor("user:s02");
    private static final EmergencyPlace NUMBER = new EmergencyPlace(Kind.NUMBER, "4001");
    private static final EmergencyPlace QUEUE = new EmergencyPlace(Kind.QUEUE, "service");

    private Database database;
    private Emergencies emergencies;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        emergencies = new PostgresEmergencies(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsSwitchedOnIsKnownToTheNextProcessWithWhoAndSinceAndUntilWhen() {
        emergencies.on(NUMBER, "emergency-disruption", false, null, LIN, NOON);
        emergencies.on(QUEUE, "emergency-closed", true, NOON.plusSeconds(600), MARK, NOON.plusSeconds(1));

        assertThat(new PostgresEmergencies(database).inForce())
                .satisfiesExactly(
                        one -> {
                            assertThat(one.place()).isEqualTo(NUMBER);
                            assertThat(one.announcement()).isEqualTo("emergency-disruption");
                            assertThat(one.closes()).isFalse();
                            assertThat(one.since()).isEqualTo(NOON);
                            assertThat(one.by()).isEqualTo(LIN);
                            assertThat(one.until()).isNull();
                        },
                        other -> {
                            assertThat(other.place()).isEqualTo(QUEUE);
                            assertThat(other.closes()).isTrue();
                            assertThat(other.isOver(NOON.plusSeconds(599))).isFalse();
                            assertThat(other.isOver(NOON.plusSeconds(600))).isTrue();
                        });
        assertThat(emergencies.ended(10)).isEmpty();
    }

    @Test
    void anotherAtTheSamePlaceEndsTheFirstAndBothStayKnown() {
        emergencies.on(NUMBER, "emergency-disruption", false, null, LIN, NOON);
        emergencies.on(NUMBER, "emergency-closed", true, null, MARK, NOON.plusSeconds(60));
        emergencies.off(NUMBER, LIN, NOON.plusSeconds(90));
        emergencies.off(NUMBER, MARK, NOON.plusSeconds(99));

        assertThat(emergencies.inForce()).isEmpty();
        assertThat(emergencies.ended(10))
                .satisfiesExactly(
                        last -> {
                            assertThat(last.announcement()).isEqualTo("emergency-closed");
                            assertThat(last.endedBy()).isEqualTo(LIN);
                            assertThat(last.endedAt()).isEqualTo(NOON.plusSeconds(90));
                        },
                        first -> {
                            assertThat(first.by()).isEqualTo(LIN);
                            assertThat(first.endedBy()).isEqualTo(MARK);
                            assertThat(first.endedAt()).isEqualTo(NOON.plusSeconds(60));
                        });
        assertThat(emergencies.ended(1)).hasSize(1);
    }

    @Test
    void switchingOffEndsThatPlaceAlone() {
        emergencies.on(NUMBER, "emergency-closed", true, null, LIN, NOON);
        emergencies.on(QUEUE, "emergency-closed", false, null, LIN, NOON);

        emergencies.off(QUEUE, LIN, NOON.plusSeconds(1));

        assertThat(emergencies.inForce()).extracting(Emergency::place).containsExactly(NUMBER);
    }
}
