package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Explanation.Considered;
import hotline.acd.distributor.Explanation.Other;
import hotline.acd.distributor.FreeAgents.Scored;
import hotline.acd.distributor.Ledger.Decided;
import hotline.acd.distributor.Ledger.ExclusionReason;
import hotline.acd.routing.Who;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The naive way to decide: looks at every agent and every entry, uses no index. Explains an offer in full, and is the oracle
 * to which what {@link Matching} decides must be equal.
 */
final class Scan {
    private static final Comparator<Agent> LONGEST_IDLE = Comparator.<Agent>comparingLong(Scan::share)
            .thenComparingLong(agent -> agent.idleSince)
            .thenComparing(Agent::id);
    private static final Comparator<Scored> THEN_LONGEST_IDLE =
            Comparator.comparingLong(Scored::score).thenComparing(Scored::agent, LONGEST_IDLE);

    private final State state;
    private final Event.OfferMade offered;
    private final long now;
    private final Entry entry;

    /** The state must be the one just before the offer. */
    Scan(State state, Event.OfferMade offered, long now) {
        this.state = state;
        this.offered = offered;
        this.now = now;
        var entry = state.entry(offered.entry());
        if (entry == null) {
            throw new IllegalArgumentException("entry " + offered.entry() + " does not wait");
        }
        this.entry = entry;
    }

    Explanation explain() {
        if (offered.ledger().decision() == Decided.PICK) {
            return new Explanation(offered, now, List.of(new Considered(offered.agent(), 0, null)), List.of());
        }
        var candidates = new ArrayList<Considered>();
        var able = new ArrayList<Agent>();
        var unable = new ArrayList<Considered>();
        for (AgentId id : meant()) {
            var agent = state.agents.get(id);
            var reason = agent == null ? ExclusionReason.LOGGED_OUT : exclusion(agent);
            if (agent != null && reason == null) {
                able.add(agent);
            } else {
                unable.add(new Considered(id, 0, reason));
            }
        }
        for (Scored scored : inOrder(able)) {
            candidates.add(new Considered(scored.agent().id(), scored.score(), null));
        }
        unable.sort(Comparator.comparing(Considered::agent));
        candidates.addAll(unable);
        return new Explanation(offered, now, candidates, others());
    }

    /** Whom the step means: those named, or all who serve the queue. */
    private List<AgentId> meant() {
        return switch (entry.currentStep().who()) {
            case Who.NamedAgents named -> named.agents();
            case Who.QueueAgents serving ->
                state.agents.values().stream()
                        .filter(board()::serves)
                        .map(Agent::id)
                        .toList();
        };
    }

    private @Nullable ExclusionReason exclusion(Agent agent) {
        if (isOpen(agent)
                && entry.currentStep().who() instanceof Who.QueueAgents serving
                && !serving.besides().isMetBy(agent.config)) {
            return ExclusionReason.LACKS_SKILL;
        }
        return AgentSelection.exclusion(agent, entry, now);
    }

    /** What the agent has in hand, each as its share of the channel's slots, in parts per million. */
    private static long share(Agent agent) {
        var capacity = agent.config.capacity();
        return Stream.concat(
                        agent.offers.stream().map(offer -> offer.entry.interaction.channel),
                        agent.assignments.stream().map(part -> part.interaction.channel))
                .mapToLong(channel -> 1_000_000 / Math.max(1, capacity.most(channel)))
                .sum();
    }

    /** Worked out anew from what is in hand. */
    private boolean isOpen(Agent agent) {
        return (agent.openNow(agent.inHandNow()) & Slots.bit(entry.channel())) != 0;
    }

    private List<Scored> inOrder(List<Agent> able) {
        if (entry.currentStep().who() instanceof Who.NamedAgents named) {
            return byScore(able, agent -> named.agents().indexOf(agent.id()), Scored.THEN_BY_ID);
        }
        var board = board();
        var scores = new Scores(state.agents, state.meanOccupancy);
        return switch (board.config.policy()) {
            case LONGEST_IDLE, RING_ALL ->
                able.stream()
                        .sorted(LONGEST_IDLE)
                        .map(agent -> new Scored(agent, agent.idleSince))
                        .toList();
            case LEAST_OCCUPIED ->
                byScore(
                        able,
                        agent -> share(agent) * Scores.SHARE + scores.occupancyOfTheHour(agent, now),
                        THEN_LONGEST_IDLE);
            case FEWEST_INTERACTIONS -> byScore(able, agent -> agent.accepted.inTheHourTo(now), THEN_LONGEST_IDLE);
            case TOP_DOWN -> byScore(able, board::shortcoming, Scored.THEN_BY_ID);
            case ROUND_ROBIN -> inRotation(able, board.lastAsked);
            case WEIGHTED_RANDOM -> byLot(able, board);
        };
    }

    private static List<Scored> byScore(List<Agent> able, ToLongFunction<Agent> score, Comparator<Scored> order) {
        return able.stream()
                .map(agent -> new Scored(agent, score.applyAsLong(agent)))
                .sorted(order)
                .toList();
    }

    private static List<Scored> inRotation(List<Agent> able, @Nullable AgentId last) {
        Predicate<Agent> comesLater = agent -> last == null || agent.id().compareTo(last) > 0;
        var turns = new ArrayList<>(able.stream().filter(comesLater).toList());
        turns.addAll(able.stream().filter(comesLater.negate()).toList());
        return numbered(turns);
    }

    /** All who are free and whom the step admits lie in the urn; who is drawn and not able is put aside. */
    private List<Scored> byLot(List<Agent> able, QueueBoard board) {
        var urn = new ArrayList<Agent>();
        for (AgentId id : meant()) {
            var agent = state.agents.get(id);
            if (agent != null && isOpen(agent) && exclusion(agent) != ExclusionReason.LACKS_SKILL) {
                urn.add(agent);
            }
        }
        var drawn = new ArrayList<Agent>();
        for (int ordinal = 0; !urn.isEmpty(); ordinal++) {
            long total = urn.stream().mapToLong(board::proficiency).sum();
            long point = Lots.below(total, Lots.of(offered.offer()), ordinal);
            int place = 0;
            while (point >= board.proficiency(urn.get(place))) {
                point -= board.proficiency(urn.get(place));
                place++;
            }
            drawn.add(urn.remove(place));
        }
        drawn.retainAll(able);
        return numbered(drawn);
    }

    private static List<Scored> numbered(List<Agent> agents) {
        var scored = new ArrayList<Scored>();
        agents.forEach(agent -> scored.add(new Scored(agent, scored.size())));
        return scored;
    }

    private List<Other> others() {
        var agent = state.agents.get(offered.agent());
        if (agent == null) {
            throw new IllegalArgumentException("agent " + offered.agent() + " is not configured");
        }
        return state.interactions.values().stream()
                .map(interaction -> interaction.entry)
                .filter(Objects::nonNull)
                .filter(other -> other != entry && other.isWaiting() && couldTake(agent, other))
                .sorted(Entry.ORDER)
                .map(other -> new Other(other.id, other.queue, other.orderKey))
                .toList();
    }

    private boolean couldTake(Agent agent, Entry other) {
        return AgentSelection.exclusion(agent, other, now) == null
                && switch (other.currentStep().who()) {
                    case Who.NamedAgents named -> named.agents().contains(agent.id());
                    case Who.QueueAgents serving -> {
                        var board = state.boards.get(other.queue);
                        yield board != null
                                && board.serves(agent)
                                && serving.besides().isMetBy(agent.config);
                    }
                };
    }

    private QueueBoard board() {
        var board = state.boards.get(entry.queue);
        if (board == null) {
            throw new IllegalArgumentException("queue " + entry.queue + " is not configured");
        }
        return board;
    }
}
