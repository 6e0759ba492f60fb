package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.CallbackEnd;
import hotline.acd.distributor.Ledger;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.OfferResult;
import hotline.acd.distributor.WatchMode;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingStep;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An interaction on one agent's desk, from the offer to the end of wrap-up; one that was not accepted stays shortly, with its result.
 *
 * @param attached codes that the flow has given along, such as {@code topic}, or the {@code ticket} it has opened
 * @param began when the customer reached us
 * @param queued when this stay in the queue began
 * @param offered when it was offered to this agent
 * @param expires when the offer is taken back
 * @param result how the offer ended, null while it has not
 * @param answeredBy who has answered it elsewhere while it rang here, null when nobody has
 * @param promisedCall the customer has hung up and kept the place: when this offer is accepted, she is called
 * @param customerDialled since when she is being called, because this agent has accepted; null before
 * @param notReached why the customer who was called did not answer; null while that is open
 * @param customerPresent false once the customer has left, and where there is none
 * @param accepted when the conversation began
 * @param heldSince since when the customer is on hold
 * @param lineLost the line to this agent was lost, and the phone is being rung again
 * @param wrapUpSince when the conversation was over
 * @param wrapUpUntil when wrap-up runs out; null when it does not
 * @param disposition what came of it as the agent says so far, while wrapping up; null for nothing
 * @param wrapUpExtensions how often the agent has got more time to wrap up
 * @param endedBy who ended the conversation
 * @param why what decided that it was this agent; null shortly after the server has started anew, until the record has been read
 * @param step the step of the routing plan that decided; null as long as {@code why} is
 * @param consult whom an agent of this interaction asks meanwhile, null for nobody
 * @param others the other agents who take part
 * @param droppable those of them whom this agent may have leave: who came later, in the order in which they came
 * @param outside somebody outside takes part
 * @param conference three and more talk with each other
 * @param supervisors who is on the line and can be heard by this agent
 * @param colleagues who of us calls whom; null where there is, or was, a customer
 * @param transferredBy which other agent has sent the customer on last, null for none
 */
public record WorkItem(
        InteractionId interaction,
        OfferId offer,
        QueueId queue,
        Phase phase,
        boolean ringing,
        boolean customerPresent,
        boolean promisedCall,
        @Nullable Instant customerDialled,
        @Nullable CallbackEnd notReached,
        String entryPoint,
        List<PathStep> path,
        SortedMap<String, String> attached,
        Instant began,
        Instant queued,
        Instant offered,
        Instant expires,
        @Nullable OfferResult result,
        @Nullable AgentId answeredBy,
        @Nullable Instant accepted,
        @Nullable Instant heldSince,
        boolean lineLost,
        @Nullable Instant wrapUpSince,
        @Nullable Instant wrapUpUntil,
        @Nullable String disposition,
        int wrapUpExtensions,
        @Nullable EndedBy endedBy,
        @Nullable Ledger why,
        @Nullable RoutingStep step,
        @Nullable ConsultView consult,
        List<AgentId> others,
        List<AgentId> droppable,
        boolean outside,
        boolean conference,
        List<Supervisor> supervisors,
        @Nullable Colleagues colleagues,
        @Nullable AgentId transferredBy) {

    /**
     * A call without a customer.
     *
     * @param notReached why the one called has not answered, as an offer's end; null while that is open, and when they have talked
     */
    public record Colleagues(
            AgentId from, AgentId to, @Nullable OfferResult notReached) {}

    /**
     * A supervisor on the line.
     *
     * @param mode whisper or barge: who only listens is not told
     */
    public record Supervisor(AgentId agent, WatchMode mode) {}

    /** How far it is. */
    public enum Phase {
        OFFERED,
        TALKING,
        HOLD,
        WRAP_UP,
        ENDED
    }

    /**
     * One step of the caller's way through the menu.
     *
     * @param title what the node is about, null when the flow does not say
     * @param shownAs what agents see as that which the caller enters there, null when they do not see it
     * @param exit by what it was left, for example {@code key:2}
     */
    public record PathStep(
            String node, @Nullable Text title, @Nullable Text shownAs, String exit, Instant at) {}
}
