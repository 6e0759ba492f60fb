package hotline.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.crm.people.Person;
import hotline.crm.people.Role;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketTicketsTest {
    private final HandClock clock = new HandClock();
    private final SocketTickets tickets = new SocketTickets(clock);
    private final Session session = new Session(
            "id",
            new Person("a01", "Anna", Set.of(Role.AGENT), "north", "1001", false),
            clock.instant(),
            clock.instant());

    @Test
    void aTicketIsGoodOnce() {
        String ticket = tickets.issue(session).orElseThrow();

        assertThat(tickets.use(ticket)).contains(session);
        assertThat(tickets.use(ticket)).isEmpty();
    }

    @Test
    void aTicketIsGoodForHalfAMinute() {
        String early = tickets.issue(session).orElseThrow();
        String late = tickets.issue(session).orElseThrow();
        clock.move(Duration.ofSeconds(30));
        assertThat(tickets.use(early)).isPresent();
        clock.move(Duration.ofMillis(1));

        assertThat(tickets.use(late)).isEmpty();
    }

    @Test
    void aTicketOfASessionThatIsOverIsWorthNothing() {
        String ticket = tickets.issue(session).orElseThrow();
        session.end();

        assertThat(tickets.use(ticket)).isEmpty();
    }

    @Test
    void nobodysTicketOpensNothing() {
        assertThat(tickets.use("")).isEmpty();
        assertThat(tickets.use("x".repeat(1_000_000))).isEmpty();
    }
}
