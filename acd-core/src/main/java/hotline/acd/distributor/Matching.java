package hotline.acd.distributor;

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
    private final Steps steps;
    private final StayRules stays;
    private final Departures departures;
    /** Empty between two rounds. */
    private final PriorityQueue<Opening> openings = new PriorityQueue<>(Opening.ORDER);

    Matching(State state, StayRules stays, Departures departures) {
        this.state = state;
        this.stays = stays;
        this.departures = departures;
        this.selection = new AgentSelection(state);
        this.order = new InteractionOrder(state);
        this.steps = new Steps(state);
    }

    void settle(Turn turn) {
        while (!state.unsettled.isEmpty()) {
            open(state.unsettled.takeEntries());
            var agents = state.unsettled.takeAgents();
            for (int i = 0; i < agents.size(); i++) {
                open(agents.get(i), turn.now);
            }
            for (Opening next = openings.poll(); next != null; next = openings.poll()) {
                meet(turn, next.entry(), next.freed() == null ? Decided.AGENT_SELECTION : Decided.INTERACTION_ORDER);
                if (next.freed() != null) {
                    open(next.freed(), turn.now);
                }
                // Who has just overflowed into another queue has a place before others there.
                open(state.unsettled.takeEntries());
            }
            if (!agents.isEmpty()) {
                reconsiderSteps(turn, agents);
            }
        }
    }

    private void open(List<Entry> changed) {
        for (int i = 0; i < changed.size(); i++) {
            openings.add(new Opening(changed.get(i), null));
        }
    }

    private void open(Agent agent, long now) {
        var first = agent.open != 0 ? order.first(agent, now) : null;
        if (first != null) {
            openings.add(new Opening(first, agent));
        }
    }

    /**
     * Offers the entry to somebody of its step, or passes steps over until there is somebody or a step to wait in, if it may
     * wait any longer.
     */
    private void meet(Turn turn, Entry entry, Decided decided) {
        while (entry.shown) {
            if (entry.isPlanOver(turn.now)) {
                departures.endStep(turn, entry);
            } else if (!offer(turn, entry, decided)) {
                if (!entry.isWaiting() || !steps.passesOver(entry, turn.now)) {
                    stays.review(turn, entry);
                    return;
                }
                departures.endStep(turn, entry);
            }
        }
    }

    /** Steps that may be passed over are looked at again when one of their agents has changed. */
    private void reconsiderSteps(Turn turn, List<Agent> changed) {
        var concerned = new ArrayList<Entry>();
        for (Agent agent : changed) {
            for (Entry entry : state.naming.of(agent.id())) {
                if (entry.maySkipStep()) {
                    concerned.add(entry);
                }
            }
            for (Pool pool : agent.pools) {
                if (!pool.skippable.isEmpty() && !pool.isStaffed()) {
                    concerned.addAll(pool.skippable);
                }
            }
        }
        // Only now: passing a step over may make a pool, which an agent joins.
        if (!concerned.isEmpty()) {
            concerned.sort(Entry.ORDER);
            concerned.forEach(entry -> meet(turn, entry, Decided.AGENT_SELECTION));
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
                order.others(choice.agent(), entry, turn.now),
                null);
        state.agents.expect(choice.agent().id(), choice.agent());
        state.expect(entry);
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
