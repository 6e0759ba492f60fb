package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.crm.ticket.Ticket;
import hotline.crm.ticket.TicketFilter.Sight;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.Centre;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Which tickets somebody may see, and change: those of the own queues, team and people, and those that are nobody's in particular. */
record TicketSight(LiveAnswers live, Access access, Supplier<Centre> centre) {
    Sight of(Person person) throws InterruptedException {
        AgentId agent = Access.agent(person);
        List<String> queues = new ArrayList<>();
        for (Centre.Queue queue : centre.get().queues()) {
            if (access.seesQueue(person, queue.id()) || (agent != null && live.serves(agent, queue.id()))) {
                queues.add(queue.id().value());
            }
        }
        List<String> agents = centre.get().agents().stream()
                .map(Centre.Agent::id)
                .filter(id -> access.seesAgent(person, id))
                .map(AgentId::value)
                .toList();
        return new Sight(Access.seesEverything(person), person.id(), agents, queues, List.of(person.team()));
    }

    /** Whether the customer it is for is on the agent's desk: who talks with her may know what she was promised. */
    boolean isOnDesk(Person person, Ticket ticket) throws InterruptedException {
        return ticket.customer() != null && isOnDesk(person, ticket.customer());
    }

    boolean isOnDesk(Person person, String customer) throws InterruptedException {
        AgentId agent = Access.agent(person);
        return agent != null && live.isOnDesk(agent, customer);
    }

    /** That there is such a queue, team or agent. */
    void mustExist(Ticket.Assigned assigned) {
        String agent = assigned.agent();
        if (agent != null && !access.knows(new AgentId(agent))) {
            throw NotDone.unknown("agent", "There is no such agent.");
        }
        String queue = assigned.queue();
        if (queue != null && !access.knows(new QueueId(queue))) {
            throw NotDone.unknown("queue", "There is no such queue.");
        }
        String team = assigned.team();
        if (team != null
                && centre.get().agents().stream().noneMatch(one -> one.team().equals(team))) {
            throw NotDone.unknown("team", "There is no such team.");
        }
    }
}
