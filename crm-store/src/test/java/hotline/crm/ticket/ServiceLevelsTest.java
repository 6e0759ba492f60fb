package hotline.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.crm.ticket.ServiceLevels.Level;
import hotline.crm.ticket.Ticket.Kind;
import hotline.crm.ticket.Ticket.Priority;
import hotline.crm.ticket.Ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By when tickets are due. In Shanghai it is eight hours later than in UTC. */
class ServiceLevelsTest {
    private static final Map<Priority, Duration> WITHIN = Map.of(
            Priority.LOW, Duration.ofHours(24),
            Priority.NORMAL, Duration.ofHours(12),
            Priority.HIGH, Duration.ofHours(4),
            Priority.URGENT, Duration.ofHours(1));
    private static final ServiceLevels OFFICE =
            new ServiceLevels(Map.of(Kind.REPAIR, new Level(WITHIN, 9 * 60, 18 * 60)), ZoneId.of("Asia/Shanghai"));
    private static final Instant FOUR_IN_THE_AFTERNOON = Instant.parse("2026-07-03T08:00:00Z");

    @Test
    void onlyTheHoursOfTheCentreCount() {
        assertThat(OFFICE.dueAt(Kind.REPAIR, Priority.URGENT, FOUR_IN_THE_AFTERNOON))
                .isEqualTo("2026-07-03T09:00:00Z");
        assertThat(OFFICE.dueAt(Kind.REPAIR, Priority.HIGH, FOUR_IN_THE_AFTERNOON))
                .isEqualTo("2026-07-04T03:00:00Z");
        assertThat(OFFICE.dueAt(Kind.REPAIR, Priority.LOW, FOUR_IN_THE_AFTERNOON))
                .isEqualTo("2026-07-06T05:00:00Z");
        assertThat(OFFICE.dueAt(Kind.REPAIR, Priority.URGENT, Instant.parse("2026-07-03T18:00:00Z")))
                .isEqualTo("2026-07-04T02:00:00Z");
    }

    @Test
    void whereNothingIsSaidAllHoursCount() {
        assertThat(OFFICE.dueAt(Kind.COMPLAINT, Priority.NORMAL, FOUR_IN_THE_AFTERNOON))
                .isEqualTo(FOUR_IN_THE_AFTERNOON.plus(Duration.ofHours(24)));
    }

    @Test
    void whatItWaitedForTheCustomerItIsDueLater() {
        Ticket ticket = new Ticket(
                600_001,
                Kind.COMPLAINT,
                null,
                null,
                Priority.NORMAL,
                Status.OPEN,
                "",
                "",
                null,
                null,
                Ticket.Assigned.EVERYBODY,
                FOUR_IN_THE_AFTERNOON,
                "flow",
                FOUR_IN_THE_AFTERNOON,
                FOUR_IN_THE_AFTERNOON.plusSeconds(600),
                null,
                1);

        Ticket waiting = ticket.became(Status.WAITING, OFFICE, FOUR_IN_THE_AFTERNOON.plusSeconds(60))
                .orElseThrow();
        Ticket again = waiting.became(Status.IN_PROGRESS, OFFICE, FOUR_IN_THE_AFTERNOON.plusSeconds(1_060))
                .orElseThrow();

        assertThat(waiting.isOverdue(FOUR_IN_THE_AFTERNOON.plusSeconds(900))).isFalse();
        assertThat(again.dueAt()).isEqualTo(ticket.dueAt().plusSeconds(1_000));
        assertThat(again.isOverdue(again.dueAt())).isTrue();
    }

    @Test
    void whatIsDoneIsReopenedAndNothingElse() {
        assertThat(Stream.of(Status.values()).filter(Status.SOLVED::mayBecome))
                .containsExactly(Status.CLOSED, Status.REOPENED);
        assertThat(Stream.of(Status.values()).filter(Status.CLOSED::mayBecome)).containsExactly(Status.REOPENED);
        assertThat(Stream.of(Status.values()).filter(Status.WAITING::mayBecome))
                .containsExactly(Status.IN_PROGRESS, Status.SOLVED, Status.CLOSED);
        assertThat(Stream.of(Status.values()).filter(Status.OPEN::mayBecome))
                .containsExactly(Status.IN_PROGRESS, Status.WAITING, Status.SOLVED, Status.CLOSED);
    }
}
