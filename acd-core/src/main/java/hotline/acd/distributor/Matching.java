package hotline.acd.distributor;

import hotline.acd.agent.AgentState;
import hotline.acd.distributor.Ledger.Decided;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting entries and free agents together after each command, until nobody is left who would fit: the one seam
 * between the state and how it is searched.
 *
 * <p>Those whose chances have changed are looked at in the global order of the entries: each entry concerned, and for each
 * agent who has become free the first entry there is for the agent. Whoever is next, the entry is offered to the best agent
 * free then: that agent, or somebody better.
 */
final class Matching {
    /**
     * An entry that may be offered now.
     *
     * @param freed the agent it is the first for, null when the entry itself has changed
     */
    private record Opening(Entry entry, @Nullable Agent freed) {
        static final Comparator<Opening> ORDER = Comparator.comparing(Opening::entry, Entry.ORDER)
                .thenComparing(opening ->
                        opening.freed() == null ? "" : opening.freed().id().value());
    }

    private final State state;
    private final AgentSelection selection;
    private final InteractionOrder order;
    /** Empty between two rounds. */
    private final PriorityQueue<Opening> openings = new PriorityQueue<>(Opening.ORDER);

    Matching(State state) {
        this.state = state;
        this.selection = new AgentSelection(state);
        this.order = new InteractionOrder(state);
    }

    void settle(Turn turn) {
        while (!state.unsettled.isEmpty()) {
            state.unsettled.takeEntries().forEach(entry -> openings.add(new Opening(entry, null)));
            var agents = state.unsettled.takeAgents();
            agents.forEach(agent -> open(agent, turn.now));
            for (Opening next = openings.poll(); next != null; next = openings.poll()) {
                meet(turn, next.entry(), next.freed() == null ? Decided.AGENT_SELECTION : Decided.INTERACTION_ORDER);
                if (next.freed() != null) {
                    open(next.freed(), turn.now);
                }
            }
            reconsiderSteps(turn, agents);
        }
    }

    private void open(Agent agent, long now) {
        var first = agent.state == AgentState.READY ? order.first(agent, now) : null;
        if (first != null) {
            openings.add(new Opening(first, agent));
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
        for (Agent agent : changed) {
            var naming = state.naming.of(agent.id());
            if (!naming.isEmpty()) {
                List.copyOf(naming).stream()
                        .filter(Entry::maySkipStep)
                        .forEach(entry -> meet(turn, entry, Decided.AGENT_SELECTION));
            }
            // Passing a step over may make a pool, which the agent joins.
            var deserted = new ArrayList<Entry>();
            for (Pool pool : agent.pools) {
                if (!pool.skippable.isEmpty() && !pool.isStaffed()) {
                    deserted.addAll(pool.skippable);
                }
            }
            deserted.forEach(entry -> meet(turn, entry, Decided.AGENT_SELECTION));
        }
    }

    private boolean offer(Turn turn, Entry entry, Decided decided) {
        var choice = selection.choose(entry, turn.now);
        var board = state.boards.get(entry.queue);
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
                state.nextOffer(),
                entry.id,
                entry.queue,
                choice.agent().id(),
                choice.agent().station,
                turn.now + board.config.ringMillis(),
                ledger));
        return true;
    }
}
