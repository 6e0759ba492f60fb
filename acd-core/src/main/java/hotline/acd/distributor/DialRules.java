package hotline.acd.distributor;

import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.Attempts;
import hotline.acd.queue.QueueEntryId;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * An agent calls a customer. It goes the way of a promised call ({@link CallbackRules}), shortened: nobody else is asked, and there is one attempt. The
 * agent is reserved from the request on; once that agent's phone is answered the customer is called, and whatever ends the attempt ends the interaction.
 */
final class DialRules {
    private static final long SHORTEST_RING = 1_000;

    private final State state;
    private final AgentRules agents;
    private final Invitations invitations;

    DialRules(State state, AgentRules agents, Invitations invitations) {
        this.state = state;
        this.agents = agents;
        this.invitations = invitations;
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
        if (request.by().isAnotherAgentThan(request.agent())) {
            return new Rejection(Reason.NOT_YOURS, "an agent can call with her own phone only");
        }
        var rejection = agents.notFree(request.agent(), MediaChannel.VOICE);
        if (rejection != null) {
            return rejection;
        }
        var board = state.boards.get(request.queue());
        if (board == null) {
            return EntryRules.unknown(request.queue());
        }
        if (board.config.channel() != MediaChannel.VOICE || request.ringMillis() < SHORTEST_RING) {
            return new Rejection(Reason.INVALID, "nobody can be called for queue " + request.queue() + " like that");
        }
        begin(turn, request);
        return null;
    }

    private void begin(Turn turn, Request.Dial request) {
        var id = request.interaction();
        turn.emit(new Event.InteractionBegan(
                id, MediaChannel.VOICE, Direction.OUTBOUND, Request.Dial.ENTRY_POINT, turn.now));
        var entry = new Event.EntryDirected(
                new QueueEntryId(id, 1),
                request.queue(),
                Invitations.only(request.agent()),
                turn.now,
                Collections.emptySortedMap(),
                Purpose.DIAL,
                request.agent(),
                new Attempts(1, 0, request.ringMillis()));
        turn.emit(entry);
        turn.emit(new Event.CustomerLeft(id, EndedBy.SYSTEM, null, turn.now));
        invitations.invite(turn, entry, request.agent(), Invitations.DIALLED, request.by());
    }
}
