package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;

/**
 * Agents whose line is lost while they talk with a customer, by the network's fault or because their page was loaded anew. Nobody has hung up, so nothing
 * ends: telephony rings the phone again, and who is back has what was there before, the customer on hold, the colleague who is asked, the conference. Who stays
 * away has left. Calls between agents simply end.
 */
final class LineRules {
    /** A page that was loaded anew is there again in a second or two; a phone that registers anew takes longer. */
    private static final long BACK_WITHIN_MILLIS = 10_000;

    private final State state;
    private final ConversationRules conversations;
    private final ConsultRules consults;
    private final ColleagueRules colleagues;

    LineRules(State state, ConversationRules conversations, ConsultRules consults, ColleagueRules colleagues) {
        this.state = state;
        this.conversations = conversations;
        this.consults = consults;
        this.colleagues = colleagues;
    }

    void agentLeaves(Turn turn, Report.AgentLeaves report) {
        var part = conversations.talking(report.interaction(), report.agent());
        if (part == null) {
            turn.absorb(report, report.interaction(), "agent " + report.agent() + " takes no part in it");
            return;
        }
        long at = turn.clamp(report.at(), part.beganAt);
        var agent = state.agents.get(part.agent);
        if (part.interaction.isInternal()) {
            colleagues.left(turn, part.interaction, report.by(), at);
        } else if (report.by() != EndedBy.NETWORK) {
            // who does not want to come back has not ended the customer's call
            consults.leaves(turn, part, part.lineLost == null ? report.by() : EndedBy.NETWORK, at);
        } else if (part.lineLost != null) {
            turn.absorb(report, report.interaction(), "the line of agent " + part.agent + " is known to be lost");
        } else if (agent == null || agent.station == null) {
            consults.leaves(turn, part, report.by(), at);
        } else {
            lost(turn, part, agent.station, at);
        }
    }

    private void lost(Turn turn, Assignment part, String station, long at) {
        var interaction = part.interaction.id;
        boolean heldAtPhone = part.heldAtPhone;
        turn.emit(new Event.AssignmentLineLost(interaction, part.agent, station, at, turn.now + BACK_WITHIN_MILLIS));
        conversations.endWatches(turn, part, at);
        if (heldAtPhone) {
            // what the phone held it holds no more: from here on the desk does
            turn.emit(new Event.AssignmentRetrieved(interaction, part.agent, at));
            turn.emit(new Event.AssignmentHeld(interaction, part.agent, at, true));
        }
    }

    void agentReturns(Turn turn, Report.AgentReturns report) {
        var part = conversations.talking(report.interaction(), report.agent());
        if (part == null || part.lineLost == null) {
            turn.absorb(report, report.interaction(), "the line of agent " + report.agent() + " is not lost");
            return;
        }
        turn.emit(
                new Event.AssignmentLineBack(report.interaction(), part.agent, turn.clamp(report.at(), part.beganAt)));
    }

    void staysLost(Turn turn, InteractionId interaction, AgentId agent) {
        var part = conversations.talking(interaction, agent);
        if (part != null && part.lineLost != null) {
            consults.leaves(turn, part, EndedBy.NETWORK, turn.now);
        }
    }
}
