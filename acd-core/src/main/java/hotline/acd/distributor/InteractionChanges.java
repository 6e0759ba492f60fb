package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Snapshot.LeftPlace;
import hotline.acd.distributor.Snapshot.LostLine;
import hotline.acd.interaction.EndedBy;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.EntryOutcome;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueExit;
import java.util.Collections;

/** What events about interactions, their queue entries and assignments change. */
final class InteractionChanges {
    private final State state;

    InteractionChanges(State state) {
        this.state = state;
    }

    void began(Event.InteractionBegan event) {
        state.interactions.put(
                event.interaction(),
                new Interaction(
                        event.interaction(), event.channel(), event.direction(), event.entryPoint(), event.at()));
    }

    void served(Event.FlowServed event) {
        interaction(event.interaction()).service = event.service();
    }

    void transferred(Event.Transferred event) {
        interaction(event.interaction()).transferred = true;
    }

    void queued(Event.EntryQueued event, Position position, long at) {
        var interaction = interaction(event.entry().interaction());
        var entry = new Entry(
                event.entry(),
                interaction,
                event.queue(),
                event.plan(),
                position,
                at,
                event.orderKey(),
                event.attached(),
                event.overflowedFrom());
        interaction.entry = entry;
        interaction.exit = null;
        interaction.left = null;
        interaction.entriesSoFar = event.entry().ordinal();
        interaction.leftByAgent = false;
        var board = state.boards.get(event.queue());
        if (board != null) {
            board.inQueue.add(entry);
            if (!board.hasNoLimits()) {
                StayRules.watchReview(state, board, at);
                StayRules.watch(state, entry, at);
            }
        }
        watchStep(state, entry);
        state.show(entry);
    }

    void blocked(Event.EntryBlocked event) {
        interaction(event.interaction()).exit = QueueExit.of(event.cause());
    }

    void stepReached(Event.EntryStepReached event, long at) {
        var entry = waiting(event.entry());
        state.hide(entry);
        entry.step = event.step();
        entry.stepSince = at;
        watchStep(state, entry);
        state.show(entry);
    }

    void reordered(Event.EntryReordered event) {
        var entry = waiting(event.entry());
        state.hide(entry);
        entry.tried.keySet().forEach(agent -> state.passedBy.remove(agent, entry));
        entry.orderKey = event.orderKey();
        entry.tried.keySet().forEach(agent -> state.passedBy.add(agent, entry));
        state.show(entry);
    }

    void entryEnded(Event.EntryEnded event, long at) {
        var entry = waiting(event.entry());
        state.hide(entry);
        entry.ended = true;
        entry.interaction.entry = null;
        entry.offers.forEach(entry.interaction::rescinding);
        if (entry.purpose == null) {
            entry.interaction.exit = QueueExit.of(event.outcome());
            if (event.outcome() == EntryOutcome.ANSWERED) {
                entry.interaction.answeredFrom = placeOf(entry, event.outcome());
            } else if (event.outcome().isFlowOut() && entry.interaction.customerPresent) {
                entry.interaction.left = placeOf(entry, event.outcome());
            }
        }
        var board = state.boards.get(entry.queue);
        if (board != null) {
            board.inQueue.remove(entry);
            board.held.remove(entry);
            if (!event.outcome().isFlowOut() && entry.held == null && entry.purpose == null) {
                boolean inTime = event.at() - entry.queuedAt <= board.config.serviceLevelMillis();
                board.counts(event.outcome() == EntryOutcome.ANSWERED && inTime, at);
            }
        }
        state.agenda.callOff(entry.stepEnds);
        if (board != null && !board.hasNoLimits()) {
            state.agenda.clear(new Due.WaitedLong(entry.id));
        }
        CallbackChanges.forget(state, entry);
        if (!entry.tried.isEmpty()) {
            entry.tried.values().forEach(past -> {
                state.agenda.clear(new Due.RetryAllowed(entry.id, past.agent()));
                state.passedOffers.remove(past.offer());
                state.passedBy.remove(past.agent(), entry);
            });
            entry.tried = Collections.emptySortedMap();
        }
    }

    private static LeftPlace placeOf(Entry entry, EntryOutcome outcome) {
        return new LeftPlace(
                entry.queue,
                entry.plan,
                entry.step,
                entry.queuedAs,
                entry.queuedAt,
                entry.orderKey,
                entry.attached,
                outcome == EntryOutcome.CALLBACK);
    }

    void assigned(Event.AssignmentBegan event, long at) {
        var interaction = interaction(event.interaction());
        var assignment = new Assignment(interaction, event.agent(), event.offer(), event.queue(), event.at());
        assignment.consulted = event.consultedBy() != null;
        interaction.add(assignment);
        interaction.exit = null;
        interaction.left = null;
        interaction.leftByAgent = false;
        var agent = state.agents.get(event.agent());
        if (agent != null) {
            agent.assignments.add(assignment);
            agent.accepted.happened(at);
            state.agentChanged(agent, at);
        }
    }

    void held(Event.AssignmentHeld event, long at) {
        var part = assignment(event.interaction(), event.agent());
        part.held = true;
        part.heldAtPhone = !event.byRequest();
        agentChanged(event.agent(), at);
    }

    void retrieved(InteractionId id, AgentId agent, long at) {
        var part = assignment(id, agent);
        part.held = false;
        part.heldAtPhone = false;
        agentChanged(agent, at);
    }

    void lineLost(Event.AssignmentLineLost event) {
        var part = assignment(event.interaction(), event.agent());
        part.lineLost = new LostLine(event.station(), event.until());
        watchLine(state, part, part.lineLost);
    }

    void lineBack(Event.AssignmentLineBack event) {
        var part = assignment(event.interaction(), event.agent());
        part.lineLost = null;
        state.agenda.callOff(part.runsOut);
        part.runsOut = null;
    }

    void wrapUpBegan(Event.WrapUpBegan event, long at) {
        var assignment = assignment(event.interaction(), event.agent());
        assignment.lineLost = null;
        assignment.held = false;
        assignment.heldAtPhone = false;
        assignment.wrapsUp = true;
        assignment.wrapUpUntil = event.until();
        var interaction = assignment.interaction;
        if (interaction.isLeftAlone()) {
            interaction.leftByAgent = event.by() == EndedBy.AGENT;
        }
        watchWrapUp(state, assignment);
        agentChanged(event.agent(), at);
    }

    void dispositionChosen(Event.DispositionChosen event) {
        assignment(event.interaction(), event.agent()).disposition = event.disposition();
    }

    void wrapUpExtended(Event.WrapUpExtended event) {
        var assignment = assignment(event.interaction(), event.agent());
        assignment.wrapUpUntil = event.until();
        assignment.extensions++;
        watchWrapUp(state, assignment);
    }

    void assignmentEnded(Event.AssignmentEnded event, long at) {
        var interaction = interaction(event.interaction());
        var assignment = interaction.removePart(event.agent());
        if (assignment != null) {
            state.agenda.callOff(assignment.runsOut);
            var board = state.boards.get(assignment.queue);
            if (board != null && !assignment.consulted) {
                board.handled(Math.max(0, event.at() - assignment.beganAt));
            }
        }
        var agent = state.agents.get(event.agent());
        if (agent != null) {
            agent.assignments.remove(assignment);
            state.agentChanged(agent, at);
        }
    }

    void segmentBegan(Event.SegmentBegan event) {
        interaction(event.interaction()).segmentsSoFar = event.ordinal();
    }

    void customerLeft(Event.CustomerLeft event) {
        var interaction = interaction(event.interaction());
        var place = interaction.entry != null && interaction.entry.held != null ? interaction.entry : null;
        if (place != null) {
            state.hide(place);
        }
        interaction.customerPresent = false;
        interaction.left = null;
        if (place != null) {
            state.show(place);
        }
    }

    void ended(Event.InteractionEnded event) {
        state.interactions.remove(event.interaction());
        state.endedInteractions.add(event.interaction());
    }

    static void watchWrapUp(State state, Assignment assignment) {
        state.agenda.callOff(assignment.runsOut);
        var until = assignment.wrapUpUntil;
        assignment.runsOut = until == null
                ? null
                : state.agenda.plan(new Due.WrapUpEnds(assignment.interaction.id, assignment.agent), until);
    }

    static void watchLine(State state, Assignment assignment, LostLine lost) {
        state.agenda.callOff(assignment.runsOut);
        assignment.runsOut =
                state.agenda.plan(new Due.LineStaysLost(assignment.interaction.id, assignment.agent), lost.until());
    }

    static void watchStep(State state, Entry entry) {
        state.agenda.callOff(entry.stepEnds);
        entry.stepEnds =
                entry.isStepLimited() ? state.agenda.plan(new Due.StepEnds(entry.id), entry.stepEndsAt()) : null;
    }

    private void agentChanged(AgentId id, long at) {
        var agent = state.agents.get(id);
        if (agent != null) {
            state.agentChanged(agent, at);
        }
    }

    private Entry waiting(QueueEntryId id) {
        var entry = state.entry(id);
        if (entry == null) {
            throw new IllegalArgumentException("the journal names entry " + id + ", which is not waiting");
        }
        return entry;
    }

    private Interaction interaction(InteractionId id) {
        var interaction = state.interactions.get(id);
        if (interaction == null) {
            throw new IllegalArgumentException("the journal names interaction " + id + ", which is not going on");
        }
        return interaction;
    }

    private Assignment assignment(InteractionId id, AgentId agent) {
        var assignment = interaction(id).assignments.get(agent);
        if (assignment == null) {
            throw new IllegalArgumentException("the journal names agent " + agent + " in " + id + ", who has no part");
        }
        return assignment;
    }
}
