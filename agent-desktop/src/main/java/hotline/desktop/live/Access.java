package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.desktop.message.Centre;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and do what to whom: administrators everything; a supervisor the agents of the own team, the queues that are nobody's or the own team's, and the numbers that lead to such queues only; a supervisor of all
 * teams both of everybody; an agent what is on the own desk, which is not said here. Any thread.
 */
public final class Access {
    /** The team of those who are in none in particular. */
    public static final String ALL = "all";

    private volatile Teams teams = new Teams(Map.of(), Map.of());

    private record Teams(Map<QueueId, String> queues, Map<AgentId, String> agents) {}

    /** The configuration in force is another. */
    void take(Centre centre) {
        Map<QueueId, String> queues = new HashMap<>();
        centre.queues().forEach(queue -> queues.put(queue.id(), queue.team() == null ? ALL : queue.team()));
        Map<AgentId, String> agents = new HashMap<>();
        centre.agents().forEach(agent -> agents.put(agent.id(), agent.team()));
        teams = new Teams(queues, agents);
    }

    /** The agent a person is, null for none. */
    public static @Nullable AgentId agent(Person person) {
        return person.roles().contains(Role.AGENT) ? new AgentId(person.id()) : null;
    }

    /** Whether the person may watch a board at all. */
    public static boolean watches(Person person) {
        return person.roles().contains(Role.SUPERVISOR) || person.roles().contains(Role.ADMIN);
    }

    /** Whether it is a queue the person watches. Of a queue that is no longer configured only those who see all know. */
    public boolean seesQueue(Person person, QueueId queue) {
        if (!watches(person)) {
            return false;
        }
        String team = teams.queues().get(queue);
        return seesAll(person) || ALL.equals(team) || person.team().equals(team);
    }

    /** Whether it is an agent the person watches and may act upon. */
    public boolean seesAgent(Person person, AgentId agent) {
        return watches(person)
                && (seesAll(person) || person.team().equals(teams.agents().get(agent)));
    }

    /**
     * Whether it is a number for which the person may switch something.
     *
     * @param leadsTo the queues callers can come to; null: the number is no longer configured, of which only those who see all know
     */
    public boolean seesNumber(Person person, @Nullable Collection<QueueId> leadsTo) {
        return watches(person)
                && (seesAll(person)
                        || (leadsTo != null && leadsTo.stream().allMatch(queue -> seesQueue(person, queue))));
    }

    public boolean knows(QueueId queue) {
        return teams.queues().containsKey(queue);
    }

    public boolean knows(AgentId agent) {
        return teams.agents().containsKey(agent);
    }

    /** Whether the person watches everything there is. */
    public static boolean seesEverything(Person person) {
        return watches(person) && seesAll(person);
    }

    private static boolean seesAll(Person person) {
        return person.roles().contains(Role.ADMIN) || person.team().equals(ALL);
    }
}
