package hotline.acd.distributor;

import hotline.acd.agent.AgentConfig;
import hotline.acd.agent.AgentId;
import hotline.acd.agent.AgentState;
import hotline.acd.agent.Availability;
import hotline.acd.agent.NotReadyReason;
import hotline.acd.routing.HourCount;
import hotline.acd.routing.WorkLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent as the distributor sees one. Changed by {@link Changes} alone. */
final class Agent {
    /** Longest idle first. */
    static final Comparator<Agent> LONGEST_IDLE = (one, other) -> one.idleSince != other.idleSince
            ? Long.compare(one.idleSince, other.idleSince)
            : one.id().compareTo(other.id());

    AgentConfig config;
    Availability availability = Availability.LOGGED_OUT;
    long availabilitySince;

    @Nullable
    Availability pending;

    @Nullable
    String station;

    AgentState state = AgentState.LOGGED_OUT;
    long stateSince;
    long idleSince;
    long offerAllowedFrom;
    /** What occupies the voice slot; chat and mail will bring slots of their own. */
    @Nullable
    Offer offer;

    @Nullable
    Assignment assignment;

    /** Whether the agent's chances may have changed since the last matching, see {@link Unsettled}. */
    boolean unsettled;

    final WorkLog work;
    HourCount accepted = new HourCount();
    /** Those that admit this agent. */
    final List<Pool> pools = new ArrayList<>();

    Agent(AgentConfig config, WorkLog work) {
        this.config = config;
        this.work = work;
    }

    AgentId id() {
        return config.id();
    }

    boolean isSignedIn() {
        return station != null;
    }

    /** Whether nothing of ours occupies the agent. */
    boolean isFree() {
        return offer == null && assignment == null;
    }

    boolean isNotReadyFor(NotReadyReason reason) {
        return availability instanceof Availability.NotReady notReady
                && notReady.reason().equals(reason);
    }

    AgentState derivedState() {
        if (assignment != null) {
            return assignment.wrapUpUntil != null
                    ? AgentState.WRAP_UP
                    : assignment.held ? AgentState.HOLD : AgentState.TALKING;
        }
        if (offer != null) {
            return AgentState.RESERVED;
        }
        return switch (availability) {
            case Availability.LoggedOut out -> AgentState.LOGGED_OUT;
            case Availability.NotReady notReady -> AgentState.NOT_READY;
            case Availability.Ready ready -> AgentState.READY;
        };
    }

    /** What the time in the present state counts as. */
    WorkLog.Kind kindOfTime() {
        return switch (state) {
            case LOGGED_OUT, NOT_READY -> WorkLog.Kind.NEITHER;
            case READY -> WorkLog.Kind.IDLE;
            case RESERVED, TALKING, HOLD, WRAP_UP -> WorkLog.Kind.WORK;
        };
    }
}
