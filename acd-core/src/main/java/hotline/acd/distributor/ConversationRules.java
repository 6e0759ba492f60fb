package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.EntryOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the answer to the end of the last wrap-up. */
final class ConversationRules {
    private final State state;
    private final AgentRules agents;

    ConversationRules(State state, AgentRules agents) {
        this.state = state;
        this.agents = agents;
    }

    void beginSegment(Turn turn, Interaction interaction, long at) {
        turn.emit(new Event.SegmentBegan(
                interaction.id,
                interaction.segmentsSoFar + 1,
                interaction.customerPresent,
                interaction.agentsInConversation(),
                at));
    }

    /** The agent does not talk any more; the others do. */
    void leave(Turn turn, Assignment assignment, EndedBy by, long at) {
        var interaction = assignment.interaction;
        beginWrapUp(turn, assignment, by, at);
        if (interaction.customerPresent) {
            beginSegment(turn, interaction, at);
            if (interaction.outside
                    && !interaction.transferred
                    && interaction.agentsInConversation().isEmpty()) {
                turn.emit(new Event.Transferred(interaction.id, at));
            }
        }
        finishWithoutWrapUp(turn, assignment, at);
        endIfOver(turn, interaction, at);
    }

    void agentHolds(Turn turn, Report.AgentHolds report) {
        var assignment = talking(report.interaction(), report.agent());
        if (assignment == null || assignment.held || assignment.consulted) {
            turn.absorb(report, report.interaction(), "agent " + report.agent() + " is not talking");
            return;
        }
        turn.emit(new Event.AssignmentHeld(
                report.interaction(), report.agent(), turn.clamp(report.at(), assignment.beganAt)));
    }

    void agentRetrieves(Turn turn, Report.AgentRetrieves report) {
        var assignment = talking(report.interaction(), report.agent());
        if (assignment == null || !assignment.held || !assignment.heldAtPhone) {
            turn.absorb(report, report.interaction(), "agent " + report.agent() + " has nobody on hold at the phone");
            return;
        }
        turn.emit(new Event.AssignmentRetrieved(
                report.interaction(), report.agent(), turn.clamp(report.at(), assignment.beganAt)));
    }

    void customerLeaves(Turn turn, Report.CustomerLeaves report) {
        var interaction = state.interactions.get(report.interaction());
        if (interaction == null) {
            turn.absorb(report, report.interaction(), "the interaction is over or never was");
        } else if (!interaction.customerPresent) {
            turn.absorb(report, report.interaction(), "the customer is known to be gone");
        } else {
            customerLeft(turn, interaction, report.by(), report.cause(), report.at());
            endIfOver(turn, interaction, turn.clamp(report.at(), interaction.beganAt));
        }
    }

    /** The caller ends the interaction afterwards, if nothing else goes on. */
    void customerLeft(Turn turn, Interaction interaction, EndedBy reportedBy, @Nullable String cause, long reportedAt) {
        long at = turn.clamp(reportedAt, interaction.beganAt);
        var by = interaction.leftByAgent ? EndedBy.AGENT : reportedBy;
        turn.emit(new Event.CustomerLeft(interaction.id, by, cause, at));
        var entry = interaction.entry;
        if (entry != null && !entry.isToBeDialled()) {
            boolean talks = entry.purpose == Purpose.CONSULT || entry.purpose == Purpose.TAKE_OVER;
            var outcome = talks ? EntryOutcome.WITHDRAWN : EntryOutcome.ABANDONED;
            turn.emit(new Event.EntryEnded(entry.id, outcome, turn.clamp(at, entry.queuedAt)));
            OfferRules.rescind(turn, entry.offers, null);
        }
        if (interaction.consult != null) {
            turn.emit(new Event.ConsultEnded(interaction.id, ConsultEnd.CUSTOMER_GONE, interaction.consult.with, at));
        }
        for (Assignment assignment : List.copyOf(interaction.assignments.values())) {
            if (assignment.inConversation()) {
                long left = turn.clamp(at, assignment.beganAt);
                beginWrapUp(turn, assignment, by, left);
                finishWithoutWrapUp(turn, assignment, left);
            }
        }
    }

    @Nullable
    Rejection completeWrapUp(Turn turn, Request.CompleteWrapUp request) {
        var agent = state.agents.get(request.agent());
        if (agent == null) {
            return AgentRules.unknown(request.agent());
        }
        if (request.by().isAnotherAgentThan(agent.id())) {
            return new Rejection(Reason.NOT_YOURS, "the wrap-up is agent " + agent.id() + "'s");
        }
        var assignment = agent.partOf(request.interaction());
        if (assignment == null) {
            return new Rejection(
                    Reason.UNKNOWN_INTERACTION, "agent " + agent.id() + " has no part in " + request.interaction());
        }
        if (assignment.inConversation()) {
            return new Rejection(Reason.NOT_NOW, "the conversation in " + request.interaction() + " is not over");
        }
        finish(turn, assignment, request.disposition(), false, turn.now);
        return null;
    }

    void wrapUpRunsOut(Turn turn, InteractionId id, AgentId agentId) {
        var interaction = state.interactions.get(id);
        var assignment = interaction == null ? null : interaction.assignments.get(agentId);
        if (assignment != null && !assignment.inConversation()) {
            var board = state.boards.get(assignment.queue);
            finish(turn, assignment, board == null ? null : board.config.wrapUpDefault(), true, turn.now);
        }
    }

    void endIfOver(Turn turn, Interaction interaction, long at) {
        if (interaction.isOver() && state.interactions.get(interaction.id) == interaction) {
            turn.emit(new Event.InteractionEnded(interaction.id, at));
        }
    }

    /** Begins even where a queue allows no wrap-up, so that every conversation has its end and who ended it on record. */
    private void beginWrapUp(Turn turn, Assignment assignment, EndedBy by, long at) {
        turn.emit(new Event.WrapUpBegan(
                assignment.interaction.id, assignment.agent, by, at, at + wrapUpMillis(assignment)));
        endWatches(turn, assignment, at);
    }

    /** Nothing more is to be heard there. */
    void endWatches(Turn turn, Assignment assignment, long at) {
        for (Watch watch : List.copyOf(assignment.interaction.watches.values())) {
            if (watch.agent.equals(assignment.agent)) {
                turn.emit(new Event.WatchEnded(
                        watch.interaction.id, watch.watcher, WatchEnd.CONVERSATION_OVER, turn.clamp(at, watch.since)));
                var watcher = state.agents.get(watch.watcher);
                if (watcher != null) {
                    agents.settle(turn, watcher);
                }
            }
        }
    }

    private void finishWithoutWrapUp(Turn turn, Assignment assignment, long at) {
        if (wrapUpMillis(assignment) == 0) {
            finish(turn, assignment, null, false, at);
        }
    }

    private void finish(Turn turn, Assignment assignment, @Nullable String disposition, boolean byTimeout, long at) {
        var interaction = assignment.interaction;
        turn.emit(new Event.AssignmentEnded(interaction.id, assignment.agent, disposition, byTimeout, at));
        var agent = state.agents.get(assignment.agent);
        if (agent != null) {
            var board = state.boards.get(assignment.queue);
            if (byTimeout && board != null && board.config.afterWrapUp() == AfterWrapUp.NOT_READY) {
                agents.afterExpiredWrapUp(turn, agent);
            } else {
                agents.settle(turn, agent);
            }
        }
        endIfOver(turn, interaction, at);
    }

    /** Who was only asked has nothing to wrap up. */
    private long wrapUpMillis(Assignment assignment) {
        if (assignment.consulted) {
            return 0;
        }
        var board = state.boards.get(assignment.queue);
        return board == null ? 0 : board.config.wrapUpMillis();
    }

    @Nullable
    Assignment talking(InteractionId id, AgentId agent) {
        var interaction = state.interactions.get(id);
        var assignment = interaction == null ? null : interaction.assignments.get(agent);
        return assignment == null || !assignment.inConversation() ? null : assignment;
    }
}
