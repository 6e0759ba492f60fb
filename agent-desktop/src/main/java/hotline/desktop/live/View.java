package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.desktop.message.ServerMessage;

/** Everything as it is at this moment, for a page that begins. On the live thread only. */
public interface View {
    ServerMessage.Welcome welcome(Person person);

    /** All of the board that the person may see. */
    ServerMessage.Board board(Person person);

    boolean serves(AgentId agent, QueueId queue);
}
