package hotline.acd.distributor;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * A freed agent meets waiting entries: which of them comes first? Of all entries the agent could take now, in all queues the
 * agent serves and all plans that name the agent, the one with the smallest order key; equal keys in the order of queueing.
 * Only when there is none, an entry that rings at others already and rings all.
 */
final class InteractionOrder {
    private final State state;

    InteractionOrder(State state) {
        this.state = state;
    }

    /** The first entry the agent could take, null for none. */
    @Nullable
    Entry first(Agent agent, long now) {
        Entry first = firstOf(state.naming.of(agent.id()), agent, now);
        for (Pool pool : agent.pools) {
            if (agent.isOpenFor(pool.channel)) {
                first = earlier(first, firstOf(pool.waiting, agent, now));
            }
        }
        return first != null ? first : firstRinging(agent, now);
    }

    private @Nullable Entry firstRinging(Agent agent, long now) {
        Entry first = null;
        for (Pool pool : agent.pools) {
            if (agent.isOpenFor(pool.channel)) {
                first = earlier(first, firstOf(pool.ringing, agent, now));
            }
        }
        return first;
    }

    /** How many waiting entries other than the chosen one the agent could take now. */
    int others(Agent agent, Entry chosen, long now) {
        int others = named(agent);
        for (Pool pool : agent.pools) {
            if (agent.isOpenFor(pool.channel)) {
                others += pool.waiting.size();
            }
        }
        for (Entry passed : state.passedBy.of(agent.id())) {
            if (passed.isWaiting()
                    && agent.isOpenFor(passed.channel())
                    && passed.isWithheldFrom(agent.id(), now)
                    && concerns(passed, agent)) {
                others--;
            }
        }
        if (agent.hasSomethingInHand()) {
            others -= inHand(agent, now);
        }
        return chosen.isWaiting() ? others - 1 : others;
    }

    /** How many wait again whom the agent has in hand, in another slot. */
    private int inHand(Agent agent, long now) {
        var interactions = new HashSet<Interaction>();
        agent.offers.forEach(offer -> interactions.add(offer.entry.interaction));
        agent.assignments.forEach(part -> interactions.add(part.interaction));
        int waiting = 0;
        for (Interaction interaction : interactions) {
            var entry = interaction.entry;
            if (entry != null
                    && entry.isWaiting()
                    && agent.isOpenFor(entry.channel())
                    && !entry.isWithheldFrom(agent.id(), now)
                    && concerns(entry, agent)) {
                waiting++;
            }
        }
        return waiting;
    }

    /** How many entries name the agent. */
    private int named(Agent agent) {
        var naming = state.naming.of(agent.id());
        if (agent.hasOneSlot()) {
            return naming.size(); // no others name whoever has no slot for them
        }
        int named = 0;
        for (Entry entry : naming) {
            named += agent.isOpenFor(entry.channel()) ? 1 : 0;
        }
        return named;
    }

    private boolean concerns(Entry entry, Agent agent) {
        return state.naming.of(agent.id()).contains(entry) || (entry.pool != null && agent.pools.contains(entry.pool));
    }

    private static @Nullable Entry firstOf(InOrder<Entry> entries, Agent agent, long now) {
        for (int i = 0; i < entries.size(); i++) {
            if (AgentSelection.couldTake(agent, entries.get(i), now)) {
                return entries.get(i);
            }
        }
        return null;
    }

    private static @Nullable Entry earlier(@Nullable Entry one, @Nullable Entry other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Entry.ORDER.compare(one, other) <= 0 ? one : other;
    }
}
