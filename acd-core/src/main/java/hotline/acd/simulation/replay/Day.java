package hotline.acd.simulation.replay;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.OfferResult;
import hotline.acd.figures.Period;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time out of the journal, taken apart into what is given (who called when, who was at work) and what chance would
 * have dealt differently on another such day (patience, handle times, whether a phone was answered). Times in milliseconds
 * since 1970. Immutable once read.
 *
 * @param arrivals in order; those who already waited when it began come first
 * @param wishes what agents and supervisors did about availability, in order
 * @param phones which of them could be reached from when on, in order
 * @param changes of the configuration on the way, in order
 * @param doors of queues that people closed or opened, in order
 * @param patience by queue
 * @param takenOut of a queue, or moved to another, by others than its rules
 * @param nudges what people did to callers who went on waiting
 * @param keptPlaces who hung up and kept the place, and what became of the calls to them
 */
public record Day(
        Period period,
        List<QueueConfig> queues,
        List<AgentConfig> agents,
        List<Arrival> arrivals,
        List<Wish> wishes,
        List<Phone> phones,
        List<Change> changes,
        List<Door> doors,
        Map<QueueId, KaplanMeier> patience,
        TakenOut takenOut,
        Nudges nudges,
        KeptPlaces keptPlaces,
        Samples<Handled> handled,
        Samples<Answer> answers,
        Samples<Long> absences,
        DayFigures figures) {

    /**
     * A caller comes into a queue.
     *
     * @param counted false for who had come before the day began
     * @param keptUntil she has hung up and can be called until then, milliseconds since 1970; null: she waits on the line
     */
    public record Arrival(
            long at,
            QueueId queue,
            RoutingPlan plan,
            long headStartMillis,
            boolean counted,
            @Nullable Long keptUntil) {
        /** On the line. */
        public Arrival(long at, QueueId queue, RoutingPlan plan, long headStartMillis, boolean counted) {
            this(at, queue, plan, headStartMillis, counted, null);
        }
    }

    /** Somebody wants an agent to be logged out, not ready or ready from now on. */
    public record Wish(long at, AgentId agent, Availability wanted) {}

    /** An agent's phone can be reached from now on, or cannot. */
    public record Phone(long at, AgentId agent, boolean reachable) {}

    /** The configuration became another. */
    public record Change(long at, List<ConfigChange> changes) {
        public Change {
            changes = List.copyOf(changes);
        }
    }

    /** From now on a queue lets callers in, or does not. */
    public record Door(long at, QueueId queue, boolean open) {}

    /**
     * A conversation with its wrap-up.
     *
     * @param ranOut the agent did not end the wrap-up, its time did, which may be another elsewhere
     */
    record Handled(long talkMillis, long wrapUpMillis, boolean ranOut) {}

    /** What became of an offer, and how long that took. */
    record Answer(OfferResult result, long afterMillis) {}

    /** A group of agents who are alike: those of one team, in one queue. */
    record Group(QueueId queue, String team) {}

    /** Why the system made somebody not ready, in which team. */
    record AbsentFor(NotReadyReason reason, String team) {}

    Optional<AgentConfig> agent(AgentId id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }
}
