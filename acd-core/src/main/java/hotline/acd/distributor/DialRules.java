package hotline.acd.distributor;

import hotline.acd.distributor.Ledger.Decided;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent calls a customer. It goes the way of a promised call ({@link CallbackRules}), shortened: nobody else is asked, and there is one attempt. The
 * agent is reserved from the request on; once that agent's phone is answered the customer is called, and whatever ends the attempt ends the interaction.
 */
final class DialRules {
    private static final String DIALLED = "dialled";
    private static final long SHORTEST_RING = 1_000;

    private final State state;

    DialRules(State state) {
        this.state = state;
    }

    @Nullable
    Rejection dial(Turn turn, Request.Dial request) {
        var id = request.interaction();
        if (state.interactions.get(id) != null) {
            return null;
        }
        if (state.endedInteractions.contains(id)) {
            return new Rejection(Reason.UNKNOWN_INTERACTION, "interaction " + id + " is over");
        }
        var agent = state.agents.get(request.agent());
        if (agent == null) {
            return AgentRules.unknown(request.agent());
        }
        if (request.by().isAnotherAgentThan(agent.id())) {
            return new Rejection(Reason.NOT_YOURS, "an agent can call with her own phone only");
        }
        if (agent.station == null) {
            return new Rejection(Reason.NOT_SIGNED_IN, "agent " + agent.id() + " is not signed in");
        }
        if (!agent.hasRoomFor(MediaChannel.VOICE) || !state.isReachable(agent)) {
            return new Rejection(Reason.NOT_NOW, "agent " + agent.id() + " is busy or cannot be reached");
        }
        var board = state.boards.get(request.queue());
        if (board == null) {
            return EntryRules.unknown(request.queue());
        }
        if (board.config.channel() != MediaChannel.VOICE || request.ringMillis() < SHORTEST_RING) {
            return new Rejection(Reason.INVALID, "nobody can be called for queue " + request.queue() + " like that");
        }
        begin(turn, request, agent.station, board);
        return null;
    }

    private void begin(Turn turn, Request.Dial request, String station, QueueBoard board) {
        var id = request.interaction();
        var entry = new QueueEntryId(id, 1);
        var alone = new RoutingStep(new Who.NamedAgents(List.of(request.agent())), 0, SkipWhen.NEVER);
        turn.emit(new Event.InteractionBegan(
                id, MediaChannel.VOICE, Direction.OUTBOUND, Request.Dial.ENTRY_POINT, turn.now));
        turn.emit(new Event.EntryDirected(
                entry,
                request.queue(),
                new RoutingPlan(List.of(alone)),
                turn.now,
                Collections.emptySortedMap(),
                Purpose.DIAL,
                request.agent(),
                new Attempts(1, 0, request.ringMillis())));
        turn.emit(new Event.CustomerLeft(id, EndedBy.SYSTEM, null, turn.now));
        turn.emit(new Event.OfferMade(
                state.nextOffer(),
                entry,
                request.queue(),
                request.agent(),
                station,
                turn.now + board.config.ringMillis(),
                new Ledger(Decided.PICK, 0, DIALLED, 0, List.of(), List.of(), 0, 0, request.by())));
    }
}
