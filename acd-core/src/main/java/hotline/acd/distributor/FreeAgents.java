package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The free agents of a pool, kept so that the best of them by the queue's policy are found without looking at the others. */
sealed interface FreeAgents permits AgentsInOrder, AgentsByScore, AgentsInRotation, AgentsByLot {
    /** One who could be chosen; lower scores are better. */
    record Scored(Agent agent, long score) {
        static final Comparator<Scored> THEN_BY_ID =
                Comparator.comparingLong(Scored::score).thenComparing(Scored::id);

        private AgentId id() {
            return agent.id();
        }
    }

    void add(Agent agent);

    void remove(Agent agent);

    int size();

    /**
     * The best of those who are able, at most so many, best first.
     *
     * @param lot what a draw by lot goes by, another one for each decision
     */
    List<Scored> best(int most, Predicate<Agent> able, long now, long lot);
}
