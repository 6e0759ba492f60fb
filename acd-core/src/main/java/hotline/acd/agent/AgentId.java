package hotline.acd.agent;

import hotline.acd.interaction.Code;

/** Names an agent, for example {@code a01}. */
public record AgentId(String value) implements Comparable<AgentId> {
    public AgentId {
        value = Code.check("AgentId", value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
