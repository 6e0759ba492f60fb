package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.Direction;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.MediaChannel;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Agents who call a colleague: a consultation without a customer ({@link ConsultRules}). Who calls is rung first, and then the colleague. Whoever leaves or
 * is not reached ends it for both, and nothing is left to wrap up: no part of it is a queue's.
 */
final class ColleagueRules {
    private final State state;
    private final AgentRules agents;
    private final ConversationRules conversations;
    private final Invitations invitations;

    ColleagueRules(State state, AgentRules agents, ConversationRules conversations, Invitations invitations) {
        this.state = state;
        this.agents = agents;
        this.conversations = conversations;
        this.invitations = invitations;
    }

    @Nullable
    Rejection call(Turn turn, Request.CallColleague request) {
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
        if (request.to().equals(request.agent())) {
            return new Rejection(Reason.INVALID, "agent " + request.agent() + " cannot call herself");
        }
        var rejection = agents.notFree(request.agent(), MediaChannel.VOICE);
        if (rejection == null) {
            rejection = agents.notFree(request.to(), MediaChannel.VOICE);
        }
        if (rejection != null) {
            return rejection;
        }
        var board = state.boards.get(request.queue());
        if (board == null) {
            return EntryRules.unknown(request.queue());
        }
        if (board.config.channel() != MediaChannel.VOICE) {
            return new Rejection(Reason.INVALID, "nobody can be called for queue " + request.queue());
        }
        turn.emit(new Event.InteractionBegan(
                id, MediaChannel.VOICE, Direction.INTERNAL, Request.CallColleague.ENTRY_POINT, turn.now));
        turn.emit(new Event.ConsultBegan(id, 1, request.agent(), new Target.ToAgent(request.to()), false, turn.now));
        var first = directed(
                turn, new QueueEntryId(id, 1), request.queue(), request.agent(), Purpose.COLLEAGUE, request.agent());
        turn.emit(first);
        invitations.invite(turn, first, request.agent(), Invitations.DIALLED, request.by());
        return null;
    }

    /** Who calls is on the line: now the colleague is rung, who may have something else by now. */
    void callerAnswered(Turn turn, Interaction interaction, QueueId queue, AgentId caller, long at) {
        if (interaction.consult == null || !(interaction.consult.to instanceof Target.ToAgent(var to))) {
            return;
        }
        if (agents.notFree(to, interaction.channel) != null) {
            end(turn, interaction, ConsultEnd.NOT_REACHED, EndedBy.SYSTEM, at);
            return;
        }
        var second = directed(turn, Invitations.nextEntry(interaction), queue, to, Purpose.CONSULT, caller);
        turn.emit(second);
        invitations.invite(turn, second, to, Invitations.ASKED, Actor.of(caller));
    }

    /** One of the two was rung in vain. */
    void notTaken(Turn turn, Entry entry) {
        if (!entry.ended) {
            var how = entry.purpose == Purpose.COLLEAGUE ? ConsultEnd.CANCELLED : ConsultEnd.NOT_REACHED;
            end(turn, entry.interaction, how, EndedBy.SYSTEM, turn.now);
        }
    }

    /** One of the two has hung up. */
    void left(Turn turn, Interaction interaction, EndedBy by, long at) {
        boolean talked = interaction.consult != null && interaction.consult.connected;
        end(turn, interaction, talked ? ConsultEnd.LEFT : ConsultEnd.CANCELLED, by, at);
    }

    private void end(Turn turn, Interaction interaction, ConsultEnd how, EndedBy by, long at) {
        var entry = interaction.entry;
        if (entry != null) {
            turn.emit(new Event.EntryEnded(entry.id, EntryOutcome.WITHDRAWN, turn.now, Actor.SYSTEM));
            OfferRules.rescind(turn, entry.offers, null);
        }
        var consult = interaction.consult;
        if (consult != null) {
            turn.emit(new Event.ConsultEnded(interaction.id, how, consult.with, at));
        }
        for (Assignment part : List.copyOf(interaction.assignments.values())) {
            if (part.inConversation()) {
                conversations.leave(turn, part, by, turn.clamp(at, part.beganAt));
            }
        }
    }

    private static Event.EntryDirected directed(
            Turn turn, QueueEntryId entry, QueueId queue, AgentId to, Purpose purpose, AgentId by) {
        return new Event.EntryDirected(
                entry, queue, Invitations.only(to), turn.now, Collections.emptySortedMap(), purpose, by);
    }
}
