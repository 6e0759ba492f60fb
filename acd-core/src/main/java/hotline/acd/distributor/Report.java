package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.interaction.MediaChannel;
import org.jspecify.annotations.Nullable;

/**
 * Something happened outside. Never rejected: late, early, repeated or unknown reports are absorbed and noted. {@code at}
 * is when it happened on the line (milliseconds since 1970, at most now): earlier than now when learnt after the fact.
 */
public sealed interface Report extends Command {
    /** Our process begins anew; the first command after every start. */
    record EpochBegins(long epoch) implements Report {}

    /**
     * A customer has reached us, or we a customer.
     *
     * @param entryPoint through which door: the number dialled, a campaign … (ours, never the customer's)
     */
    record InteractionBegins(
            InteractionId interaction, MediaChannel channel, Direction direction, String entryPoint, long at)
            implements Report {}

    /**
     * The caller's way through the call flow.
     *
     * @param exit by what the node was left: {@code key:1}, {@code time-out}, {@code next} … never masked digits
     */
    record FlowPasses(InteractionId interaction, String flow, String node, String exit, long at) implements Report {}

    /** The flow has done what the customer wanted; when the customer leaves now the interaction was self-served. */
    record FlowServes(InteractionId interaction, String service, long at) implements Report {}

    /** The flow has connected the customer with a number outside, which has answered. */
    record Transferred(InteractionId interaction, long at) implements Report {}

    /** The agent's phone rings. */
    record OfferRings(OfferId offer, long at) implements Report {}

    /** The agent's phone was answered and is connected with the customer. */
    record OfferAnswered(OfferId offer, long at) implements Report {}

    /** The offered leg is gone without an answer. */
    record OfferLegEnds(OfferId offer, LegEnd how, long at) implements Report {}

    /** An agent's leg has left the conversation. */
    record AgentLeaves(InteractionId interaction, AgentId agent, EndedBy by, long at) implements Report {}

    /** An agent whose line was lost is on the line again. */
    record AgentReturns(InteractionId interaction, AgentId agent, long at) implements Report {}

    /** The agent has put the customer on hold with the phone's own key. */
    record AgentHolds(InteractionId interaction, AgentId agent, long at) implements Report {}

    /** The agent has taken the customer back from hold. */
    record AgentRetrieves(InteractionId interaction, AgentId agent, long at) implements Report {}

    /**
     * The one outside whom an agent has had called is on the line.
     *
     * @param ordinal which consultation of the interaction it is for
     */
    record OutsideAnswered(InteractionId interaction, int ordinal, long at) implements Report {}

    /** The one outside was not reached, or is gone. */
    record OutsideEnds(InteractionId interaction, int ordinal, long at) implements Report {}

    /**
     * The supervisor's phone has been answered.
     *
     * @param ordinal as {@link Event.WatchBegan} told it
     */
    record WatcherAnswered(InteractionId interaction, int ordinal, long at) implements Report {}

    /**
     * The supervisor was not reached, or is gone.
     *
     * @param by {@link EndedBy#NETWORK} when the line was lost, and the phone was rung again in vain
     */
    record WatcherEnds(InteractionId interaction, int ordinal, EndedBy by, long at) implements Report {}

    /**
     * The customer's leg is gone.
     *
     * @param by who ended it, as the line saw it; when an agent had left first, the core knows better
     * @param cause why, for example {@code normal} or {@code asterisk-restarted}; null when unknown
     */
    record CustomerLeaves(
            InteractionId interaction, EndedBy by, @Nullable String cause, long at) implements Report {}

    /** The customer who was called for this offer is on the line. */
    record CustomerReached(InteractionId interaction, OfferId offer, long at) implements Report {}

    /** The customer who was called for this offer has not answered, and does not ring any more. */
    record CustomerNotReached(OfferId offer, CallbackEnd how, long at) implements Report {}

    /** The phone of a station can be reached, or not. */
    record StationSeen(String station, boolean reachable, long at) implements Report {}
}
