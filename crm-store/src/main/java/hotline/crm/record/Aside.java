package hotline.crm.record;

import hotline.acd.agent.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What went on beside a conversation.
 *
 * @param ordinal counts within the interaction, from 1
 * @param person the supervisor, or the agent
 * @param agent on whose line the supervisor was; null for the other kinds
 * @param answeredAt since when the two were connected; null before, and where nobody is called
 * @param outcome how it ended, null before
 */
public record Aside(
        int ordinal,
        AsideKind kind,
        AgentId person,
        @Nullable AgentId agent,
        Instant beganAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable AsideOutcome outcome) {
    static Aside began(int ordinal, AsideKind kind, AgentId person, @Nullable AgentId agent, Instant at) {
        return new Aside(ordinal, kind, person, agent, at, null, null, null);
    }

    /** The same, as who does not see all counts it. */
    public Aside as(int other) {
        return new Aside(other, kind, person, agent, beganAt, answeredAt, endedAt, outcome);
    }

    boolean isOpen() {
        return outcome == null;
    }

    boolean isWatch() {
        return agent != null;
    }

    Aside answered(Instant at) {
        return new Aside(ordinal, kind, person, agent, beganAt, at, endedAt, outcome);
    }

    Aside ended(AsideOutcome how, Instant at) {
        return new Aside(ordinal, kind, person, agent, beganAt, answeredAt, at, how);
    }

    /** The same from now on in another way; before anybody answered it has been so from the beginning. */
    Aside goesOn(int next, AsideKind other, Instant at) {
        return answeredAt == null
                ? new Aside(ordinal, other, person, agent, beganAt, null, null, null)
                : new Aside(next, other, person, agent, at, at, null, null);
    }
}
