package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.Code;

/** Who asks: {@code agent:a01}, {@code user:s01}, {@code system:flow} … Written into the journal. */
public record Actor(String value) {
    public static final Actor SYSTEM = new Actor("system");

    private static final String AGENT = "agent:";
    private static final String USER = "user:";

    public Actor {
        value = Code.check("actor", value);
    }

    static Actor of(AgentId agent) {
        return new Actor(AGENT + agent);
    }

    /** Whether it is an agent. */
    boolean isAgent() {
        return value.startsWith(AGENT);
    }

    /** Whether it is an agent, and not this one. */
    boolean isAnotherAgentThan(AgentId agent) {
        return isAgent() && !value.substring(AGENT.length()).equals(agent.value());
    }

    /** Whether it is a person, and not this one: a supervisor, or whoever is at the command line. */
    boolean isAnotherPersonThan(AgentId agent) {
        return (isAgent() || value.startsWith(USER))
                && !value.substring(value.indexOf(':') + 1).equals(agent.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
