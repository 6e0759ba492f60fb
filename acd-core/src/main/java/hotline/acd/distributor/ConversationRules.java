package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Rejection.Reason;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.AfterWrapUp;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.WrapUpRules;
import java.util.List;
import java.util.Objects;
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
        var rejection = notWrappingUp(request.interaction(), request.agent(), request.by());
        if (rejection != null) {
            return rejection;
        }
        var assignment = wrapUp(request.interaction(), request.agent());
        if (assignment.wrapUpUntil != null
                && !rules(assignment).earlyExit()
                && !request.by().isAnotherPersonThan(request.agent())) {
            return new Rejection(
                    Reason.NOT_NOW,
                    "in queue " + assignment.queue
                            + " wrap-up ends with its time and not before: choose the disposition, it is kept until then");
        }
        finish(turn, assignment, orChosen(request.disposition(), assignment), false, turn.now);
        return null;
    }

    @Nullable
    Rejection chooseDisposition(Turn turn, Request.ChooseDisposition request) {
        var rejection = notWrappingUp(request.interaction(), request.agent(), request.by());
        if (rejection == null
                && !Objects.equals(request.disposition(), wrapUp(request.interaction(), request.agent()).disposition)) {
            turn.emit(new Event.DispositionChosen(request.interaction(), request.agent(), request.disposition()));
        }
        return rejection;
    }

    /** What is given counts from the end so far, or from now when that has passed and nothing could happen yet. */
    @Nullable
    Rejection extendWrapUp(Turn turn, Request.ExtendWrapUp request) {
        var rejection = notWrappingUp(request.interaction(), request.agent(), request.by());
        if (rejection != null) {
            return rejection;
        }
        var assignment = wrapUp(request.interaction(), request.agent());
        var rules = rules(assignment);
        if (assignment.wrapUpUntil == null) {
            return new Rejection(Reason.NOT_NOW, "the wrap-up of " + request.interaction() + " has no end to put off");
        }
        if (assignment.extensions >= rules.extensions()) {
            return new Rejection(
                    Reason.NOT_NOW,
                    rules.extensions() == 0
                            ? "queue " + assignment.queue + " gives no more time to wrap up"
                            : "queue " + assignment.queue + " gives more time to wrap up no more than "
                                    + rules.extensions() + " times");
        }
        turn.emit(new Event.WrapUpExtended(
                request.interaction(),
                request.agent(),
                Math.max(turn.now, assignment.wrapUpUntil) + rules.extensionMillis()));
        return null;
    }

    /** Why the agent wraps up nothing there, or why it is not theirs who ask; null when neither is so. */
    private @Nullable Rejection notWrappingUp(InteractionId interaction, AgentId id, Actor by) {
        var agent = state.agents.get(id);
        if (agent == null) {
            return AgentRules.unknown(id);
        }
        if (by.isAnotherAgentThan(id)) {
            return new Rejection(Reason.NOT_YOURS, "the wrap-up is agent " + id + "'s");
        }
        var assignment = agent.partOf(interaction);
        if (assignment == null) {
            return new Rejection(Reason.UNKNOWN_INTERACTION, "agent " + id + " has no part in " + interaction);
        }
        return assignment.inConversation()
                ? new Rejection(Reason.NOT_NOW, "the conversation in " + interaction + " is not over")
                : null;
    }

    private Assignment wrapUp(InteractionId interaction, AgentId agent) {
        return Objects.requireNonNull(
                Objects.requireNonNull(state.agents.get(agent)).partOf(interaction));
    }

    void wrapUpRunsOut(Turn turn, InteractionId id, AgentId agentId) {
        var interaction = state.interactions.get(id);
        var assignment = interaction == null ? null : interaction.assignments.get(agentId);
        if (assignment != null && !assignment.inConversation()) {
            finish(turn, assignment, orDefault(assignment), true, turn.now);
        }
    }

    /** Somebody else has changed what the agent is to be: who has nothing but wrap-up in hand becomes so at once. */
    void endWrapUps(Turn turn, AgentId id, Actor by) {
        var agent = state.agents.get(id);
        if (agent != null && by.isAnotherPersonThan(id) && agent.offers.isEmpty() && !agent.isInConversation()) {
            for (Assignment assignment : List.copyOf(agent.assignments)) {
                finish(turn, assignment, orDefault(assignment), false, turn.now);
            }
        }
    }

    private static @Nullable String orChosen(@Nullable String disposition, Assignment assignment) {
        return disposition == null ? assignment.disposition : disposition;
    }

    /** What the agent has chosen, or what the queue has for those of which nobody has said anything. */
    private @Nullable String orDefault(Assignment assignment) {
        var board = state.boards.get(assignment.queue);
        return assignment.disposition != null || board == null ? assignment.disposition : board.config.wrapUpDefault();
    }

    void endIfOver(Turn turn, Interaction interaction, long at) {
        if (interaction.isOver() && state.interactions.get(interaction.id) == interaction) {
            turn.emit(new Event.InteractionEnded(interaction.id, at));
        }
    }

    /** Begins even where a queue allows no wrap-up, so that every conversation has its end and who ended it on record. */
    private void beginWrapUp(Turn turn, Assignment assignment, EndedBy by, long at) {
        var millis = wrapUpMillis(assignment);
        turn.emit(new Event.WrapUpBegan(
                assignment.interaction.id, assignment.agent, by, at, millis == null ? null : at + millis));
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
        var millis = wrapUpMillis(assignment);
        if (millis != null && millis == 0) {
            finish(turn, assignment, null, false, at);
        }
    }

    private void finish(Turn turn, Assignment assignment, @Nullable String disposition, boolean byTimeout, long at) {
        var interaction = assignment.interaction;
        turn.emit(new Event.AssignmentEnded(interaction.id, assignment.agent, disposition, byTimeout, at));
        var agent = state.agents.get(assignment.agent);
        if (agent != null) {
            var board = state.boards.get(assignment.queue);
            boolean nothingSaid = byTimeout && assignment.disposition == null;
            if (nothingSaid && board != null && board.config.afterWrapUp() == AfterWrapUp.NOT_READY) {
                agents.afterExpiredWrapUp(turn, agent);
            } else {
                agents.settle(turn, agent);
            }
        }
        endIfOver(turn, interaction, at);
    }

    /** Null for as long as the agent takes. Who was only asked has nothing to wrap up. */
    private @Nullable Long wrapUpMillis(Assignment assignment) {
        var board = state.boards.get(assignment.queue);
        return assignment.consulted || board == null ? Long.valueOf(0) : board.config.wrapUpMillis();
    }

    private WrapUpRules rules(Assignment assignment) {
        var board = state.boards.get(assignment.queue);
        return board == null ? WrapUpRules.USUAL : board.config.wrapUpRules();
    }

    @Nullable
    Assignment talking(InteractionId id, AgentId agent) {
        var interaction = state.interactions.get(id);
        var assignment = interaction == null ? null : interaction.assignments.get(agent);
        return assignment == null || !assignment.inConversation() ? null : assignment;
    }
}
