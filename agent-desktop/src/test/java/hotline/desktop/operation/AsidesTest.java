package hotline.desktop.operation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.agent.AgentId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.record.Aside;
import hotline.crm.record.AsideKind;
import hotline.crm.record.AsideOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know of what went on beside a conversation. */
class AsidesTest {
    private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");

    @Test
    void whoSupervisesAndWasWatchedSeesAllThatIsSeenCountedFromOne() {
        Person both = new Person("a01", "Agent 1", Set.of(Role.AGENT, Role.SUPERVISOR), "north", "1001", false);

        List<Aside> seen = Asides.seenBy(
                both,
                List.of(
                        aside(1, AsideKind.LISTEN, "a01"),
                        aside(2, AsideKind.LISTEN, "a02"),
                        aside(3, AsideKind.WHISPER, "a01"),
                        aside(4, AsideKind.BARGE, "a02")));

        assertThat(seen)
                .extracting(one -> one.ordinal() + " " + one.kind() + " " + one.agent())
                .containsExactly("1 LISTEN a02", "2 WHISPER a01", "3 BARGE a02");
    }

    private static Aside aside(int ordinal, AsideKind kind, String agent) {
        Instant begin = AT.plusSeconds(10L * ordinal);
        return new Aside(
                ordinal,
                kind,
                new AgentId("s01"),
                new AgentId(agent),
                begin,
                begin,
                begin.plusSeconds(5),
                AsideOutcome.LEFT);
    }
}
