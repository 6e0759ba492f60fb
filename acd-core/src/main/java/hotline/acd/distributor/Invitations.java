package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Ledger.Decided;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import java.util.List;

/** Offers of entries that agents have made for a certain agent, ready or not. */
final class Invitations {
    /** The agent is asked for by a colleague. */
    static final String ASKED = "asked-for";
    /** The agent calls somebody. */
    static final String DIALLED = "dialled";

    private final State state;

    Invitations(State state) {
        this.state = state;
    }

    /** Nobody else is asked. */
    static RoutingPlan only(AgentId agent) {
        return new RoutingPlan(List.of(new RoutingStep(new Who.NamedAgents(List.of(agent)), 0, SkipWhen.NEVER)));
    }

    static QueueEntryId nextEntry(Interaction interaction) {
        return new QueueEntryId(interaction.id, interaction.entriesSoFar + 1);
    }

    /** Rings the agent as long as the entry's queue rings. */
    void invite(Turn turn, Event.EntryDirected entry, AgentId to, String why, Actor by) {
        var board = state.boards.get(entry.queue());
        if (board != null) {
            invite(turn, entry, to, why, by, board.config.ringMillis());
        }
    }

    void invite(Turn turn, Event.EntryDirected entry, AgentId to, String why, Actor by, long millis) {
        var agent = state.agents.get(to);
        if (agent != null && agent.station != null) {
            turn.emit(new Event.OfferMade(
                    state.nextOffer(),
                    entry.entry(),
                    entry.queue(),
                    to,
                    agent.station,
                    turn.now + millis,
                    new Ledger(Decided.PICK, 0, why, 0, List.of(), List.of(), 0, 0, by)));
        }
    }
}
