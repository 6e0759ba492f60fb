package hotline.desktop.operation;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.crm.ticket.TicketFilter;
import hotline.crm.timeline.Entry;
import hotline.desktop.live.Access;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.Centre;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of what was between a customer and us: what was in queues that are nobody's or the own team's, that one serves or watches; what one took part in oneself, or those whom one watches; what was in no
 * queue; and of tickets those one may see.
 *
 * @param queues which the person sees
 * @param onDesk whether the customer is on her desk: then her tickets are seen
 */
record TimelineSight(
        Access access,
        Person person,
        @Nullable AgentId agent,
        Set<QueueId> queues,
        TicketFilter.Sight tickets,
        boolean onDesk) {
    static TimelineSight of(
            Person person, Centre centre, LiveAnswers live, Access access, TicketFilter.Sight tickets, boolean onDesk)
            throws InterruptedException {
        AgentId agent = Access.agent(person);
        Set<QueueId> queues = new HashSet<>();
        for (Centre.Queue queue : centre.queues()) {
            boolean ours = queue.team() == null || queue.team().equals(person.team());
            if (access.seesQueue(person, queue.id()) || (agent != null && (ours || live.serves(agent, queue.id())))) {
                queues.add(queue.id());
            }
        }
        return new TimelineSight(access, person, agent, queues, tickets, onDesk);
    }

    boolean sees(Entry entry) {
        return switch (entry) {
            case Entry.Call call ->
                sees(call.queues())
                        || call.agents().stream().anyMatch(one -> one.equals(agent) || access.seesAgent(person, one));
            case Entry.Message message -> sees(message.queue());
            case Entry.Promise promise -> sees(promise.queue());
            case Entry.Case of -> onDesk || tickets.sees(of.ticket());
            case Entry.Bought bought -> true;
            case Entry.Billed billed -> true;
        };
    }

    /** One of them, or there are none. */
    boolean sees(Collection<QueueId> any) {
        return any.isEmpty() || any.stream().anyMatch(this::sees);
    }

    private boolean sees(QueueId queue) {
        return queues.contains(queue) || Access.seesEverything(person);
    }
}
