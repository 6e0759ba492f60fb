package hotline.acd.distributor;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Ledger.Decided;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Brings waiting entries and free agents together after each command, until nobody is left who would fit: the one seam
 * between the state and how it is searched.
 *
 * <p>One agent has become free and no entry has changed: interaction order. Otherwise the entries concerned are taken in
 * their global order, and each meets the agents free then: agent selection.
 */
final class Matching {
    private final State state;
    private final AgentSelection selection;
    private final InteractionOrder order;

    Matching(State state) {
        this.state = state;
        this.selection = new AgentSelection(state);
        this.order = new InteractionOrder(state, selection);
    }

    void settle(Turn turn) {
        while (!state.unsettled.isEmpty()) {
            var entries = state.unsettled.takeEntries();
            entries.removeIf(entry -> !entry.isWaiting());
            var agents = state.unsettled.takeAgents();
            var free = agents.stream()
                    .filter(agent -> agent.state == AgentState.READY)
                    .toList();
            if (free.size() == 1 && entries.isEmpty()) {
                serve(turn, free.getFirst());
            } else {
                var all = new TreeSet<>(entries);
                free.forEach(agent -> all.addAll(order.concerning(agent)));
                for (Entry entry : all) {
                    meet(turn, entry, entries.contains(entry) ? Decided.AGENT_SELECTION : Decided.INTERACTION_ORDER);
                }
            }
            reconsiderSteps(turn, agents);
        }
    }

    /** Looks at everybody again: after a start nobody knows what the last process left undone. */
    void reconsiderAll() {
        state.agents.values().forEach(state.unsettled::add);
        for (Interaction interaction : state.interactions.values()) {
            if (interaction.entry != null && interaction.entry.isWaiting()) {
                state.unsettled.add(interaction.entry);
            }
        }
    }

    private void serve(Turn turn, Agent agent) {
        var entry = order.first(agent, turn.now);
        if (entry != null && offer(turn, entry, Decided.INTERACTION_ORDER) && agent.state == AgentState.READY) {
            // Somebody better became free in the same moment: this agent takes whoever comes next.
            state.unsettled.add(agent);
        }
    }

    /** Offers the entry to somebody of its step, or passes steps over until there is somebody or a step to wait in. */
    private void meet(Turn turn, Entry entry, Decided decided) {
        while (entry.isWaiting() && !offer(turn, entry, decided) && passesOver(entry)) {
            turn.emit(new Event.EntryStepReached(entry.id, entry.step + 1));
        }
    }

    private boolean passesOver(Entry entry) {
        if (!entry.maySkipStep()) {
            return false;
        }
        return switch (entry.currentStep().skipWhen()) {
            case NEVER -> false;
            case NOBODY_FREE -> true;
            case NOBODY_LOGGED_IN -> !selection.somebodyLoggedIn(entry);
        };
    }

    /** Steps that may be passed over are looked at again when one of their agents has changed. */
    private void reconsiderSteps(Turn turn, List<Agent> changed) {
        for (Entry entry : new ArrayList<>(state.skippable)) {
            if (entry.currentStep().skipWhen() != SkipWhen.NEVER
                    && changed.stream().anyMatch(a -> concerns(entry, a))) {
                meet(turn, entry, Decided.AGENT_SELECTION);
            }
        }
    }

    private static boolean concerns(Entry entry, Agent agent) {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> named.agents().contains(agent.id());
            case Who.QueueAgents serving ->
                agent.boards.stream().anyMatch(board -> board.config.id().equals(entry.queue));
        };
    }

    private boolean offer(Turn turn, Entry entry, Decided decided) {
        var choice = selection.choose(entry, turn.now);
        var board = state.queues.get(entry.queue);
        if (choice == null || board == null || choice.agent().station == null) {
            return false;
        }
        var ledger = new Ledger(
                decided,
                entry.step,
                choice.rule(),
                choice.score(),
                choice.nextBest(),
                choice.excluded(),
                turn.now - entry.queuedAt,
                order.others(choice.agent(), entry, turn.now));
        turn.emit(new Event.OfferMade(
                new OfferId(state.position.epoch(), state.lastOfferNumber + 1),
                entry.id,
                entry.queue,
                choice.agent().id(),
                choice.agent().station,
                turn.now + board.config.ringMillis(),
                ledger));
        return true;
    }
}
