package hotline.acd.distributor;

import hotline.acd.agent.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why this agent and this entry: kept with every offer.
 *
 * @param decision which of the two decisions was taken, if any
 * @param step the step of the routing plan, from 0
 * @param rule what decided: a policy's name, {@code named-agents} or {@code picked}
 * @param score of the chosen agent; lower is better
 * @param nextBest up to five others who could have been chosen, best first
 * @param excluded how many agents of the step could not take it, by reason
 * @param waitedMillis how long the entry had been waiting
 * @param aheadOf how many other waiting entries the chosen agent could have taken instead
 * @param pickedBy who picked the entry for the agent, null when nobody did
 */
public record Ledger(
        Decided decision,
        int step,
        String rule,
        long score,
        List<Candidate> nextBest,
        List<Exclusion> excluded,
        long waitedMillis,
        int aheadOf,
        @Nullable Actor pickedBy) {
    public Ledger {
        nextBest = List.copyOf(nextBest);
        excluded = List.copyOf(excluded);
    }

    /** The two decisions: an entry meets free agents, or a freed agent meets waiting entries. */
    public enum Decided {
        AGENT_SELECTION,
        INTERACTION_ORDER,
        /** Neither: a person picked the entry for the agent. */
        PICK
    }

    /** An agent who could have been chosen. */
    public record Candidate(AgentId agent, long score) {}

    /** Why agents could not be chosen, and how many. */
    public record Exclusion(ExclusionReason reason, int agents) {}

    /** Why an agent could not take an entry, the first that applies. */
    public enum ExclusionReason {
        LOGGED_OUT,
        NOT_READY,
        RESERVED,
        BUSY,
        WRAP_UP,
        /** Or has no slots of its channel at all. */
        LACKS_SKILL,
        RETRY_LATER,
        JUST_FAILED
    }
}
