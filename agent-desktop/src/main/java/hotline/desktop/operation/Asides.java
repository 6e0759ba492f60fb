package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.crm.record.Aside;
import hotline.crm.record.AsideKind;
import hotline.crm.record.AsideOutcome;
import hotline.desktop.live.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people may know of what went on beside a conversation. Supervisors know all but who listened to themselves. Agents know what they have heard or
 * done themselves, and are told it as if nothing else had been: that somebody only listened must not be seen from what came before or after.
 */
final class Asides {
    private Asides() {}

    static List<Aside> seenBy(Person person, List<Aside> all) {
        AgentId self = Access.agent(person);
        boolean supervises =
                person.roles().contains(Role.SUPERVISOR) || person.roles().contains(Role.ADMIN);
        List<Aside> own = all.stream()
                .filter(one -> concerns(self, one) ? one.kind() != AsideKind.LISTEN : supervises)
                .toList();
        List<Aside> seen = new ArrayList<>();
        for (Aside one : own) {
            int ordinal = seen.size() + 1;
            if (!concerns(self, one)) {
                seen.add(one.as(ordinal));
            } else if (one.agent() == null || one.answeredAt() != null) {
                seen.add(asHeard(one, ordinal, goesOn(one, own)));
            }
        }
        return seen;
    }

    /** Whoever was watched, or has asked for somebody. */
    private static boolean concerns(@Nullable AgentId self, Aside one) {
        return self != null && self.equals(one.agent() == null ? one.person() : one.agent());
    }

    /** Whether another that is seen begins where this one ended. */
    private static boolean goesOn(Aside one, List<Aside> seen) {
        return seen.stream()
                .anyMatch(next -> next.person().equals(one.person())
                        && next.ordinal() > one.ordinal()
                        && Objects.equals(next.beganAt(), one.endedAt()));
    }

    private static Aside asHeard(Aside one, int ordinal, boolean goesOn) {
        Instant since = one.answeredAt() == null ? one.beganAt() : one.answeredAt();
        AsideOutcome outcome = one.outcome() == AsideOutcome.CHANGED && !goesOn ? AsideOutcome.LEFT : one.outcome();
        return new Aside(
                ordinal, one.kind(), one.person(), one.agent(), since, one.answeredAt(), one.endedAt(), outcome);
    }
}
