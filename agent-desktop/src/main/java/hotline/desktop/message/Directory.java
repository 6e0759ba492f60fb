package hotline.desktop.message;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.queue.QueueId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation can be given to, as it is at this moment: asked for while somebody looks at it, told to nobody else.
 *
 * @param colleagues all agents, of every team
 */
public record Directory(List<Colleague> colleagues, List<Place> queues) {

    /**
     * What agents may know of one another: not with whom anybody talks.
     *
     * @param since when {@code state} began
     * @param reason why not ready, null otherwise
     * @param extension where the phone is; null when signed out
     */
    public record Colleague(
            AgentId agent,
            String name,
            String team,
            AgentState state,
            Instant since,
            @Nullable String reason,
            @Nullable String extension) {
        static Colleague of(AgentRow row) {
            AgentView view = row.agent();
            return new Colleague(
                    row.id(), row.name(), row.team(), view.state(), view.since(), view.reason(), view.station());
        }
    }

    /**
     * A queue, without today's figures.
     *
     * @param ready agents who serve it and are free
     * @param open whether anybody is let in
     * @param expected what somebody can expect who comes now; null when nobody knows
     */
    public record Place(
            QueueId queue,
            int waiting,
            int ready,
            boolean open,
            @Nullable ExpectedWait expected) {
        static Place of(QueueTile tile) {
            return new Place(
                    tile.queue(),
                    tile.waiting(),
                    tile.agents().getOrDefault(AgentState.READY, 0),
                    tile.closedSince() == null,
                    tile.expected());
        }
    }

    public static Directory of(Collection<AgentRow> agents, Collection<QueueTile> queues) {
        return new Directory(
                agents.stream().map(Colleague::of).toList(),
                queues.stream().map(Place::of).toList());
    }
}
